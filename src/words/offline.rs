//! What is said of the copy that a browser keeps of the site.

messages! { offline:
    /// At the foot of each page, once every file is kept.
    ready(edition: &str) => "Ready offline: edition {edition}.";
    /// The same place, where the browser could not keep it.
    not => "Not ready offline: this browser has no full copy of the site yet.";
    /// A notice at the top of the page, in bold.
    new => "A new edition is ready. ";
    /// What it means.
    why => "This page is still the one before. Your work stays as it is. ";
    /// The button in it.
    take => "Reload with the new edition";
    /// In the file that holds the whole site, while it is unpacked.
    opening => "Opening …";
    /// The same, where that fails.
    broken => "This browser could not unpack the file. Try a newer one, or check that the file is whole: its digest stands on the site it came from.";
    /// The same, where scripts are off.
    needs_scripts => "This file is packed, and needs JavaScript to unpack itself. The site that it came from, or a folder with all of it, reads without.";
    /// What an installed app is called in lists.
    app(name: &str, publisher: &str) => "Waymark: {name} of the {publisher}";
    /// And what it is.
    app_is => "The principles as a living tool: read by stage, searched, ticked off. Your work stays on this device.";
    /// Describes a picture of it.
    picture_wide => "The principles along the life cycle";
    /// Describes a picture of it.
    picture_narrow => "A principle on a phone";
}
