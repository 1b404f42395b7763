//! What the program says in the browser: these texts are in it, and every byte of them is fetched by every reader.

messages! { program:
    // Counts.
    /// How much is settled, of a principle, a part or all.
    settled(settled: usize, total: usize) by total => {
        one: "{settled} of {total} action settled",
        other: "{settled} of {total} actions settled",
    };
    /// How many actions there are: on the first page, and before the saved work is open.
    actions(total: usize) by total => { one: "{total} action", other: "{total} actions" };
    /// How many principles a stage has.
    principles(total: usize) by total => { one: "{total} principle", other: "{total} principles" };
    /// Behind a principle's title on the line of the life cycle, for those who don't see the glyph: something is settled.
    stop_begun => ", begun";
    /// The same: all is.
    stop_settled => ", all settled";

    // What stands beside a box, and below the count of a principle.
    /// Beside the box of an action that was begun.
    in_progress => "In progress";
    /// Beside the box of an action that was set aside.
    not_applicable => "Not applicable";
    /// Below the count: where the work is; `at` is a time of day, or a date and a time.
    kept(at: &str) => "Last saved: {at}, in this browser on this device and nowhere else.";
    /// The same, in a browser without a journal.
    kept_weakly(at: &str) => "Last saved: {at}, in this browser on this device and nowhere else; a crash may lose the last half minute.";
    /// A change is on its way to the disk.
    saving => "Saving …";
    /// After it.
    backup_never => "No backup yet.";
    /// After it; `at` is a date.
    backup_at(at: &str) => "Last backup {at}.";
    /// After it, in browsers that delete what a site has kept.
    week => "Safari deletes it after seven days of use without a visit.";
    /// After it, a link to the page of all systems.
    kept_more => "Systems and backups";

    // The life-cycle filter.
    /// Before its boxes.
    filter_legend => "Show only";
    /// Its button.
    filter_clear => "Show all stages";
    /// What is shown.
    filter_shown(stages: &str, principles: &str, actions: &str) => "{stages}: {principles}, {actions}";
    /// Of which stages, when none is left out.
    filter_all(all: usize) => "All {all} stages";
    /// Of which stages.
    filter_some(count: usize, all: usize) => "{count} of {all} stages";
    /// When the address asks for stages that there are not.
    filter_left_out(parts: &str) => "The address asks for something this page doesn’t know ({parts}), so that was left out.";
    /// The first stage, where there is little room.
    stage_design => "Design";
    /// The second.
    stage_development => "Development";
    /// The third.
    stage_deployment => "Deployment";
    /// The fourth.
    stage_operation => "Operation";
    /// The fifth.
    stage_end_of_life => "End of life";

    // What the reader must know of the saved work: a title and a text each.
    /// A change could not be saved.
    unsaved_title => "A change of yours is not saved";
    /// Which, and what to do.
    unsaved(actions: &str, advice: &str) => "Shown as you set it, but only for as long as this page is open: {actions}. Earlier work is still kept. {advice}";
    /// Because a newer release has written there.
    unsaved_newer => "A newer release of Waymark has saved something in its place: open that release to go on.";
    /// Because the browser no longer lets the page keep anything.
    unsaved_blocked => "The browser has stopped letting this page keep anything: allow this site to store data in its settings, then change any action, and whatever waits is saved with it.";
    /// Because the storage is full.
    unsaved_full => "The storage that all pages of this host share is full or refused it: delete what another page keeps there, then change any action here, and whatever waits is saved with it. Don’t clear this site’s data: that would delete your work as well.";
    /// Damaged work was set aside.
    recovered_title => "Part of your saved work could not be read";
    /// The same.
    recovered => "It was damaged, or written by something else, and has been set aside untouched in this browser. Everything else is shown, and what you do now is saved.";
    /// Opens what was set aside.
    aside => "What was set aside";
    /// Deletes it.
    aside_discard => "Delete what was set aside";
    /// A newer release has saved work here.
    newer_title => "Your saved work is from a newer release";
    /// The same.
    newer => "What could be read is shown and nothing can be changed here, so that nothing is lost. Open the newer release of Waymark to go on.";
    /// Damaged work can't be set aside.
    no_room_title => "Some saved work is damaged, and there is no room to set it aside";
    /// The same.
    no_room => "What could be read is shown and nothing can be changed here, so that nothing is lost. Other pages of this host may have filled the storage they share: close them or delete what they keep, then open this page again. Don’t clear this site’s data: that would delete your work as well.";
    /// The browser keeps nothing.
    unkept_title => "What you tick here will not be kept";
    /// The same.
    unkept => "This browser doesn’t let the page keep anything. You can tick actions, but closing the page or opening another loses them. Allow this site to store data in the browser’s settings to keep your work.";

    // "Was this page helpful?"
    /// The question.
    helpful => "Was this page helpful?";
    /// A button below it.
    helpful_yes => "Yes";
    /// A button below it.
    helpful_no => "No";
    /// Over the field that an answer opens.
    helpful_comment => "What would make it better?";
    /// A button below the field.
    helpful_copy => "Copy";
    /// A button below the field.
    helpful_remove => "Delete this answer";
    /// A link below the field, to a mail program.
    helpful_mail(whom: &str) => "Send by mail to {whom}";
    /// A link below the field, to a form on another site.
    helpful_form(whom: &str) => "Take it to a form at {whom}";
    /// The answer is kept, and can be sent.
    helpful_kept_to_send => "Kept in this browser, and sent nowhere until you send it.";
    /// The answer is kept.
    helpful_kept => "Kept in this browser, and sent nowhere.";
    /// It is not.
    helpful_not_kept => "This browser could not keep it: copy it before you leave the page.";
    /// An earlier one can't be read.
    helpful_unreadable => "What is kept here was written by another release and is left as it is, so a new answer can’t be kept. Open the newest release, or copy your words before you leave the page.";
    /// It could not be deleted.
    helpful_not_removed => "This browser could not delete it: it is still kept here. Try again.";
    /// It is in the clipboard.
    helpful_copied => "Copied.";
    /// It is not.
    helpful_not_copied => "The browser did not allow it: select your words and copy them by hand.";
    /// The subject of an answer that is sent: the page's title.
    helpful_subject(title: &str) => "Feedback: {title}";
    /// An answer that is copied or sent: the question, the answer, and what was typed, if anything.
    helpful_message(answer: &str, comment: &str, address: &str, edition: &str) => "Was this page helpful? {answer}{comment}\n\n{address}\nEdition {edition}\n";
    /// The answer in it.
    helpful_message_yes => "yes";
    /// The answer in it.
    helpful_message_no => "no";

    // The settings, and the list of shortcuts.
    /// A change is kept.
    settings_kept => "Kept in this browser.";
    /// It is not.
    settings_not_kept => "This browser lets the site keep nothing, so this holds until you leave the page.";
    /// Over the list of shortcuts, on the settings' page and in a window.
    keys => "Keyboard shortcuts";
    /// What a key does.
    keys_search => "Go to search";
    /// What a key does.
    keys_next => "On to the next principle";
    /// What a key does.
    keys_previous => "Back to the previous principle";
    /// What a key does.
    keys_home => "To all principles";
    /// What a key does.
    keys_help => "Show these shortcuts";
    /// Below the list in the window; a link.
    keys_settings => "Switch them off in the settings";
    /// The window's button.
    keys_close => "Close";

    // Citations.
    /// The button at the place that the address names.
    cite => "Copy citation";
    /// When it was pressed.
    cite_copied => "Copied";
    /// When the browser refused; the citation follows.
    cite_by_hand => "The browser did not allow it. Copy this by hand:";
    /// What is copied: the id of the place, its words, the edition, what Waymark restates, and the address.
    citation(id: &str, words: &str, edition: &str, source: &str, address: &str) => "{id}: “{words}” Waymark, edition {edition}, after {source}. {address}";
}
