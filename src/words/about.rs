//! What Waymark is and is not.

/// The header that holds a page's policy. No language has another word for it.
pub const POLICY: &str = "Content-Security-Policy";

/// The file that holds the whole site.
pub const FILE: &str = "waymark.html";

/// What shows its digest on Linux, on a Mac and on Windows.
pub const CHECKS: [&str; 3] = [
    "sha256sum waymark.html",
    "shasum -a 256 waymark.html",
    "certutil -hashfile waymark.html SHA256",
];

messages! { about:
    /// The title.
    title => "About Waymark";
    /// For those who only see a link to it.
    description(publisher: &str) => "What Waymark is and is not, where your work is kept, and the licence of the {publisher}’s principles.";
    /// Below the title.
    lead(publisher: &str)[document] => "Waymark makes the {publisher}’s {document} something you can work with: read by stage, and tick off.";
    /// A heading.
    is => "What it is";
    /// Below it.
    restates(version: &str)[publisher, published] => "The {publisher} published version {version} of its principles in {published}. Waymark restates every goal and every measure in its own words and says on which page of the source each begins. Parts and principles keep their official titles.";
    /// The same where goals and measures are not the document’s.
    outlines(version: &str)[publisher, published, outline] => "The {publisher} published this document in {published} (here called version {version}). {outline} Parts and principles keep their official titles.";
    /// Below that, with two links.
    ours[glossary, frameworks] => "The actions, and what would show them, are Waymark’s own. Each one is drawn from a goal or a measure and names it. So are the efforts, the roles and threats an action is filed under, the {glossary}, and everything headed “our note” or “our warning”. What the principles meet in {frameworks} is proposed by Waymark and endorsed by nobody.";
    /// The first link.
    ours_glossary => "glossary";
    /// The second.
    ours_frameworks => "other frameworks";
    /// A heading.
    action => "How to read an action";
    /// What a list below it explains.
    the_box => "The box";
    /// How.
    the_box_means => "Tick it when the action is done. Settled means done, or found not to apply; what is not settled is open.";
    /// What the list explains.
    the_number => "The number";
    /// How.
    the_number_means => "Stays with the action for good, so that you can quote it. Actions stand beside what they serve, so the numbers on a page may skip. Choose one to link to the action or to copy a citation.";
    /// What the list explains.
    shown_by => "Shown by";
    /// How.
    shown_by_means => "What you could hand to someone who asks.";
    /// What the list explains.
    effort => "Effort";
    /// How.
    effort_means[efforts] => "{efforts} By our reckoning.";
    /// What the list explains.
    serves => "Serves";
    /// How.
    serves_means => "The goals and measures that it is drawn from, and the pages of the source on which they begin.";
    /// The same where the document is only outlined.
    serves_means_outlined => "The goals and measures that it is drawn from. They are Waymark’s, as it is; the pages are those of the source that they outline.";
    /// What the list explains.
    applies => "Applies when";
    /// How.
    applies_means => "One of the conditions is true of your system. Without any, it always applies.";
    /// A heading.
    is_not => "What it is not";
    /// In a list below it.
    not_theirs(publisher: &str) => "It is not a publication of the {publisher}, and the {publisher} has not endorsed it.";
    /// In the list.
    not_assurance => "It is not an assurance framework. The source says of itself that it is neither that nor a checklist, so there is no score here and no verdict: only what you have settled, and what is open.";
    /// The same where the document does not say so.
    no_score => "It is not an assurance framework. There is no score here and no verdict: only what you have settled, and what is open.";
    /// In the list.
    not_the_source => "It does not replace the source. Where the two differ, the source is right.";
    /// A heading.
    privacy => "Your work and your privacy";
    /// Below it.
    kept[keys] => "Your ticks, your settings, your answers to “Was this page helpful?” and the last five things you searched for are kept in this browser’s storage on this device, under keys that start with {keys}. Your work is never sent: it leaves the device only if you copy it, save it to a file or send it yourself. Searching happens in your browser. Opening a search result sends your search words to the host of this site, whose logs may keep them. There is no account, no analytics, and no file from anyone else’s site. Clearing this site’s data in the browser’s settings deletes them.";
    /// Below that, where other sites of Waymark's may stand on the host.
    kept_together[keys] => "How pages look and whether there are shortcuts is kept for all sites of Waymark on this host, under keys that start with {keys}.";
    /// Below that.
    shared => "Whoever uses this browser can read it: on a shared computer, save a backup file and clear this device when you are done, both under Systems. Private windows forget it when they close, and some browsers delete the data of sites that have not been opened for a while.";
    /// Below that.
    offline => "Once a browser has opened a page over HTTPS, it keeps the whole site on the device, and every page, search and your work go on without a network. The foot of each page says when that is so. A new edition is offered, and shown once you take it.";
    /// A heading.
    check => "Check it yourself";
    /// Below it: what the browser's tools show.
    check_how[header] => "You need not take our word for what leaves your browser. Open its developer tools (F12). Under Network, no request goes to another host, and none carries your work. Under Elements, the page’s first lines have its policy, {header}: it lets the page load and ask nothing from elsewhere, and lets no text become a script. Under Application or Storage, all that is kept stands in plain words.";
    /// What browsers show of it only where a page came safely.
    check_https => "Over HTTPS, or from your own device, the browser keeps a copy for offline use and promises not to clear your work. Over plain HTTP, as on some intranets, you can read, search and keep your work without that.";
    /// A heading.
    made_of => "What it is made of";
    /// Below it.
    made_of_is(count: usize)[texts] => "The programs that run in your browser hold {count} packages of other people’s. {texts} has the licences’ words.";
    /// The link in it.
    made_of_texts => "A list of texts";
    /// Opens the list of them.
    made_of_list(count: usize) => "All {count} packages with their licences";
    /// A heading.
    single => "The whole site as one file";
    /// Below it.
    single_is[file] => "For rooms without a network there is {file}: every page, search and your own work in one file, opened from a disk or a USB stick. It can load nothing and ask nobody. What you tick in it stays in that browser; a backup file carries it elsewhere.";
    /// The digest, which is checked before the file is carried in.
    single_check[digest, linux, mac, windows] => "Check that it is whole before you carry it in. Its SHA-256 is {digest}. {linux} shows it on Linux, {mac} on a Mac, {windows} on Windows.";
    /// What the program needs; what is off without it follows.
    scripts => "Waymark has a program that runs in your browser. It needs scripts and WebAssembly.";
    /// A heading.
    source => "Source and licence";
    /// Below it.
    source_is(version: &str)[document, published, credit, licence, sources] => "{document}, version {version}, published {published}. {credit} {licence}. The {sources} are listed with where each is cited.";
    /// The last link in it.
    source_cites => "sources that it cites";
    /// Below that.
    licence => "Waymark’s own words are offered under the same licence, its program under MIT or Apache 2.0.";
    /// Below that, with a link.
    elsewhere[data] => "All of it can be had {data}, to import elsewhere.";
    /// The link in it.
    elsewhere_data => "as files for other tools";
    /// At the end.
    edition(release: &str)[worded, edition] => "Waymark {release}. The wording of the actions is of {worded}; the digest of all content begins with {edition}.";
}
