//! The page on accessibility.
//!
//! Every sentence on tests names what `cargo xtask test` does; a test that goes takes its sentence with it.

messages! { accessibility:
    /// The title.
    title => "Accessibility";
    /// For those who only see a link to it.
    description => "How far everyone can use Waymark, how that was tested, and what is not as it should be.";
    /// Below the title.
    lead => "Waymark is made for everyone who has to work with the principles. This page says what that means, how it was tested, and what is not as it should be.";
    /// A heading.
    can => "What you can do";
    /// In a list below it.
    can_enlarge => "Enlarge the text to 400% without scrolling sideways, except in wide tables.";
    /// In the list.
    can_change => "Change colours, and spaces between letters, words and lines, by your browser or system: light, dark and forced colours.";
    /// In the list.
    can_reach => "Get to everything with a keyboard, and switch single-key shortcuts off in the settings.";
    /// In the list.
    can_read => "Read without JavaScript. Waymark has a program that needs it.";
    /// In the list.
    can_hear => "Have it read aloud: pages have landmarks, headings in order, and names for all that can be used.";
    /// A heading.
    tested => "How it was tested";
    /// Below it.
    tested_lead => "Waymark aims at the Web Content Accessibility Guidelines 2.2, level AA. Each release passes these tests, which a program runs in Chromium, in Firefox and in WebKit, Safari’s engine:";
    /// In a list below that.
    tested_axe => "axe-core with all its rules: in Chromium on every page, and in the states that readers bring pages into, in light, dark and forced colours, 360 and 1280 pixels wide; in the others on six pages, light and dark.";
    /// In the list.
    tested_narrow => "Every page at 320 pixels, with and without wider spacing of text: nothing stands out to the side.";
    /// In the list.
    tested_keyboard => "The keyboard: all stops in order on the first page and on a principle, a visible focus, and where the focus goes when what had it goes away.";
    /// In the list.
    tested_names => "Names and roles of what can be used, as each browser hands them to assistive technology; in Chromium states, too.";
    /// Below the list.
    untested => "A program finds some faults only. No test with people who use assistive technology has been made, and none with a screen reader, nor in Safari itself on an Apple device.";
    /// A heading.
    faults => "What is not as it should be";
    /// In a list below it.
    faults_table => "The table of all frameworks is wider than a phone. It scrolls sideways by itself, also with the keyboard; each framework’s own page has the same links without a table.";
    /// In the list.
    faults_numbers => "Many links to principles are named by number alone, where a list would be too long with every title.";
    /// In the list.
    faults_terms => "What a term means opens below it. Browsers from before the middle of 2024 may not open it; the glossary has every term.";
    /// A heading.
    contact => "If something is in your way";
    /// Below it, where readers can't send anything from the site.
    contact_host => "Tell whoever hosts this site for you what you could not use, and on which page.";
    /// Below it, where they can; a link.
    contact_us[whom] => "Tell us what you could not use, and on which page: {whom}.";
}
