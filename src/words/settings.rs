//! The settings' page.

messages! { settings:
    /// The title.
    title => "Settings";
    /// For those who only see a link to it.
    description => "Light or dark, and shortcuts on or off. Kept in this browser.";
    /// Below the title.
    lead => "Appearance and keyboard, in this browser on this device.";
    /// A group of settings.
    colours => "Colours";
    /// A choice: the colours of the device.
    theme_system => "As on this device";
    /// A choice.
    theme_light => "Light";
    /// A choice.
    theme_dark => "Dark";
    /// A group of settings.
    keyboard => "Keyboard";
    /// A box.
    shortcuts => "Single-key shortcuts";
    /// Below the list of shortcuts.
    shortcuts_note => "They do nothing while you type in a field. Switch them off above where they get in the way of speech input or a screen reader.";
    /// A heading.
    dates => "Dates";
    /// Below it, with a date as an example.
    dates_note(published: &str) => "Dates of the principles and of other documents are in British form: the principles were published on {published}. Dates of your own work, as when it was saved, are written as in the English that your browser asks for, or as in British English if it asks for none.";
}
