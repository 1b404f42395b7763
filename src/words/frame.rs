//! What stands around every page.

messages! { frame:
    /// The first thing that the keyboard reaches.
    skip => "Skip to content";
    /// Names the menu at the top.
    menu => "Main";
    /// In the menu: the first page.
    menu_principles => "Principles";
    /// In the menu.
    menu_introduction => "Introduction";
    /// In the menu.
    menu_frameworks => "Frameworks";
    /// In the menu.
    menu_glossary => "Glossary";
    /// In the menu.
    menu_sources => "Sources";
    /// In the menu.
    menu_about => "About";
    /// In the menu.
    menu_settings => "Settings";
    /// Names the line of the life cycle.
    route => "Life cycle";
    /// Before a part's title on it, for those who don't see where it stands.
    route_part(number: u8) => "Part {number}: ";
    /// Where the program did not start, in bold.
    off_title => "This browser did not start the program. ";
    /// What that means: behind it, and wherever it is said what the program is needed for.
    off => "Without it you can read everything; searching, filtering, ticking, systems and reports are off.";
    /// At the foot: what this is.
    unofficial(publisher: &str, version: &str)[document] => "Waymark is unofficial and not endorsed by the {publisher}. It restates {document}, version {version}, in its own words. The actions are Waymark’s.";
    /// The same where the document is only outlined.
    outlined(publisher: &str)[document] => "Waymark is unofficial and not endorsed by the {publisher}. It outlines {document} in its own words. The actions are Waymark’s.";
    /// The link behind the credit to the source.
    licence => "Read the licence";
    /// At the foot.
    kept => "What you tick stays in this browser, on this device.";
    /// A link at the foot.
    whole => "All on one page, to print";
    /// A link at the foot.
    data => "Data for other tools";
    /// A link at the foot.
    accessibility => "Accessibility";
}
