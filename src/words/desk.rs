//! Assessments: the page of all systems, the page of one, and what their program says.

messages! { desk:
    /// The title of the page of all systems; a heading, and the link in the menu.
    systems => "Systems";
    /// What the page says of itself to search engines.
    systems_description(field: &str) => "Your systems side by side: which actions of the {field} security principles are settled, which are open, and what is due.";
    /// Under the title.
    systems_about => "Track the actions for each of your systems, with notes, evidence, owners and dates. The lists are Waymark’s own: the source is neither a checklist nor an assurance framework.";
    /// The same where the source does not say that of itself.
    systems_about_ours => "Track the actions for each of your systems, with notes, evidence, owners and dates. The lists are Waymark’s own.";
    /// The title of the page of one system, before its name is known.
    system => "One system";
    /// What the page says of itself to search engines.
    system_description(field: &str) => "Every action of the {field} security principles for one of your systems: status, evidence, notes, owner and review date, kept on your device.";
    /// A link from all systems to the one that ticks go to.
    open_current => "Open my system";
    /// Where the program does not run.
    off => "Every action stands on the page of its principle.";
    /// While the program is on its way.
    loading => "Loading what is saved on this device …";
    /// The title of the page with a report of one system, before its name is known.
    report => "Report";
    /// What that page says of itself to search engines.
    report_description(field: &str) => "A report to print or to keep as a PDF: one of your systems with every action of the {field} security principles, what is open first.";
    /// A link from a report to its system.
    report_back => "Back to the system";
    /// Under the title, on the screen only.
    report_how => "For paper or a PDF: choose what is left out, then print. Everything stays on this device.";
    /// Over the choice of what files and reports leave out.
    leave => "Leave out";
    /// A choice.
    leave_texts => "notes, evidence and the description";
    /// A choice.
    leave_names => "names of owners";
    /// The button of a report.
    print => "Print, or save as PDF";
    /// Where it could not be fetched.
    failed => "The list of actions could not be loaded. What you have saved is untouched: try again when you are online.";

    /// The name of the system that nobody has named.
    unnamed => "My system";
    /// Where the work is.
    kept_here => "Kept in this browser, on this device, and nowhere else. Whoever uses this browser can read it: on a shared computer, save a backup file and clear this device when you are done.";
    /// Where it is, in browsers of Apple’s that delete what a site has kept after a week.
    week => "Safari, and every browser on an iPhone or iPad, deletes what a site has kept when you have not opened it for seven days of use. Save a backup file, or add the site to the home screen or the Dock.";
    /// All is saved; `at` is a time of day, with the date where that was not today.
    saved(at: &str) => "Last saved: {at}.";
    /// Nothing was ever changed.
    saved_nothing => "Nothing to save yet.";
    /// A change is on its way to the disk.
    saving => "Saving …";
    /// Saved, in a browser without a journal.
    saved_weakly(at: &str) => "Last saved: {at}. This browser has no journal: if it crashes, the last half minute may be lost.";
    /// Some changes are shown and not saved.
    not_saved(count: usize) by count => {
        one: "One change is not saved: the browser has no room for it. Save a backup file, or make room; then change anything to try again.",
        other: "{count} changes are not saved: the browser has no room for them. Save a backup file, or make room; then change anything to try again.",
    };
    /// No backup was ever made.
    backup_never => "No backup yet.";
    /// `at` is a date.
    backup_at(at: &str) => "Last backup {at}.";
    /// Many changes without a backup.
    backup_due(count: usize) by count => {
        one: "One change is in no backup file: save one.",
        other: "{count} changes are in no backup file: save one.",
    };

    /// Takes the last change back.
    undo => "Undo";
    /// Does it again.
    redo => "Redo";

    /// Before the field for the name of a new system.
    new_name => "Name of a new system";
    /// The button beside it.
    new_button => "Add system";
    /// Said of a field that has to be filled in.
    new_missing => "Give the system a name.";
    /// The heading over the table.
    side_by_side => "Side by side";
    /// The table's caption.
    caption => "Settled actions out of all, by principle";
    /// The head of the first column.
    column_system => "System";
    /// The head of the column of all principles together.
    column_all => "All";
    /// The head of the column of what is due.
    column_review => "Next review";
    /// In a cell where no review is planned.
    no_review => "none";
    /// Marks a review date that has passed.
    overdue(date: &str) => "{date}, overdue";
    /// The system into which ticks on the principles’ pages go.
    is_current => "Ticks on the pages of principles go here.";
    /// A button that makes a system that one.
    make_current => "Use this system for ticks on the pages of principles";
    /// The heading over systems that are archived.
    archived => "Archived";
    /// The heading over systems that were deleted.
    deleted => "Deleted";
    /// Below that heading.
    deleted_about => "Deleted systems are kept until you remove them for good.";
    /// A button.
    restore => "Restore";
    /// A button; `name` is a system’s.
    restore_one(name: &str) => "Restore {name}";
    /// A button; `name` is a system’s.
    purge_one(name: &str) => "Remove {name} for good";
    /// Asks again before that; a button.
    purge_sure(name: &str) => "Really remove {name} for good: it can’t be undone";
    /// Said when it is done.
    purged(name: &str) => "{name} was removed for good.";
    /// Said when it can’t be.
    purge_failed => "It could not be removed, because the browser refused the change. Try again, or clear the site’s data in the browser’s settings.";
    /// The heading over the button that clears everything.
    clear_heading => "Clear this device";
    /// What it does.
    clear_about => "Removes every system, answer, setting and search that this site has kept in this browser. Save a backup file first.";
    /// The button.
    clear => "Clear everything on this device";
    /// Asks again before that; a button.
    clear_sure => "Really clear everything: it can’t be undone";
    /// Said when it is done.
    cleared => "Everything that this site had kept in this browser is gone.";

    /// A link from a system to all of them.
    all_systems => "All systems";
    /// The heading over name, description and profile.
    about_system => "About this system";
    /// A field.
    name => "Name";
    /// A field.
    description => "Description";
    /// The group of questions on what a system is like.
    profile => "What the system is like";
    /// Below it.
    profile_about => "Actions that apply only to other kinds of systems are proposed as not applicable, with the reason. You decide.";
    /// An answer to a condition.
    yes => "Yes";
    /// An answer to a condition.
    no => "No";
    /// An answer to a condition.
    unsaid => "Not said";
    /// The heading over all actions.
    actions => "Actions";
    /// Before the choice of which are shown.
    show => "Show";
    /// A choice.
    show_all => "All actions";
    /// A choice.
    show_open => "Open actions";
    /// A choice.
    show_settled => "Settled actions";
    /// A choice.
    show_proposed => "Proposed as not applicable";
    /// A choice.
    show_review => "With a review date";
    /// A choice.
    show_reworded => "Answered before the wording changed";
    /// How many actions are shown; said when the choice has changed.
    showing(count: usize) by count => { one: "One action shown.", other: "{count} actions shown." };
    /// The status of an action; `no` is its number.
    status_of(no: &str) => "Status of {no}";
    /// A status.
    not_started => "Not started";
    /// A status.
    in_progress => "In progress";
    /// A status.
    done => "Done";
    /// A status.
    not_applicable => "Not applicable";
    /// Opens notes, evidence and the rest of an action.
    more => "Evidence, notes, owner";
    /// The same for who does not see which action it belongs to.
    more_of(no: &str) => " of {no}";
    /// Before the evidence that an action asks for.
    asked => "What would show it:";
    /// A field: why an action does not apply.
    reason => "Why it does not apply";
    /// Said of that field while it is empty.
    reason_missing => "Say why: without a reason the status is not saved.";
    /// A field.
    evidence => "Evidence: links or text, one on a line";
    /// A field.
    note => "Note";
    /// A field.
    owner => "Owner";
    /// A field.
    review => "Review on";
    /// Who last changed an action is not known, only when; `at` is a date and a time.
    changed(at: &str) => "Last changed {at}.";
    /// Opens what was set before.
    history => "History";
    /// A line of the history: what, at a date and a time, to what.
    history_line(at: &str, field: &str, value: &str) => "{at}: {field}: {value}";
    /// In the history: a value was taken away.
    history_empty => "taken away";
    /// In the history.
    field_status => "Status";
    /// In the history.
    field_reason => "Reason";
    /// In the history.
    field_evidence => "Evidence";
    /// An action that the profile rules out; `conditions` are what does not hold.
    proposed(conditions: &str) => "Proposed: not applicable. It is for systems of which this holds: {conditions}.";
    /// What becomes the reason when that is accepted.
    proposed_reason(conditions: &str) => "The system’s profile rules it out: {conditions}.";
    /// A button.
    accept => "Accept";
    /// The same for who does not see which action it belongs to.
    accept_of(no: &str) => " for {no}";
    /// A button.
    accept_all(count: usize) by count => { one: "Accept the one proposal", other: "Accept all {count} proposals" };
    /// An answer was given to other words.
    reworded => "The wording has changed since this was answered. Does the answer still hold?";
    /// Before the words that were answered.
    reworded_then => "Answered";
    /// Before the words of today.
    reworded_now => "Now";
    /// A button: the answer stays as it is.
    still_holds => "It still holds";
    /// The heading over answers to actions that are gone.
    retired => "No longer asked for";
    /// Why one is gone.
    retired_why(why: &str) => "It is no longer asked for: {why}";
    /// An action that this release does not know.
    retired_unknown => "This release does not know the action: it may be of a newer one. The answer is kept.";
    /// Before the choice of a status for all open actions of a principle.
    bulk(no: &str) => "Set all open actions of {no} to";
    /// The button beside it.
    bulk_button => "Set";
    /// Its longer name.
    bulk_button_of(no: &str) => " for {no}";
    /// The heading over what can be done with a system.
    manage => "Manage this system";
    /// A button.
    duplicate => "Duplicate";
    /// The name of a duplicate.
    copy_of(name: &str) => "Copy of {name}";
    /// A button.
    archive => "Archive";
    /// A button.
    unarchive => "Bring back from the archive";
    /// A button.
    delete => "Delete";
    /// What readers call whether a system is in use, archived or deleted.
    standing => "In use or not";
    /// Of a system that is neither archived nor deleted.
    in_use => "In use";
    /// Said of a system that was deleted.
    is_deleted => "This system is deleted.";
    /// The same on top of its page.
    deleted_notice => "This system is deleted. You can restore it below, under “Manage this system”.";
    /// An address that names no system on this device.
    unknown => "There is no such system on this device. It may be on another one, or in a backup file.";
    /// The heading over what is written to and read from files.
    files => "Backup and exchange";
    /// Below it.
    files_about => "A backup file holds every system with its history. It can be read on another device, or by a colleague; nothing here is replaced unless you agree.";
    /// A button.
    backup => "Save a backup file";
    /// A button on the page of one system.
    backup_one => "Save this system as a file";
    /// A link on the page of one system.
    open_report => "Report to print";
    /// A button on the page of one system.
    markdown => "Report as text (Markdown)";
    /// A button on the page of one system.
    csv => "Table (CSV)";
    /// A button on the page of one system.
    xlsx => "Workbook (XLSX)";
    /// Said when what writes it can’t be had.
    xlsx_failed => "The program that writes workbooks could not be loaded. Try again when you are online, or take the table (CSV).";
    /// A button on the page of one system.
    ics => "Review dates for a calendar (ICS)";
    /// A field for a file.
    file => "Import a file: choose it, or drop it on the page; you will see every change first";
    /// A button beside the notice that not all could be read.
    raw => "Save all that is kept here, as it is";
    /// Said when a file was handed to the browser; `name` is a file’s.
    file_written(name: &str) => "{name} was handed to your browser, which keeps it with your downloads.";
    /// Said of a file from which the reader had something left out.
    file_redacted => "As you chose, not all is in it: it is no backup.";
    /// Said when a file would be too large to be read again.
    file_too_large => "All systems together are too large for one file. Save each system from its own page.";
    /// The heading over what a file would bring.
    incoming => "What the file brings";
    /// Below the list of systems.
    incoming_backup => "Before anything is imported, a backup of what is here is saved.";
    /// A button.
    incoming_take => "Import what is chosen";
    /// A button.
    incoming_leave => "Leave it";
    /// Said when nothing was chosen, or all of it is here.
    incoming_nothing => "Nothing was imported: what you chose is all here already.";
    /// Said when it is done.
    incoming_taken(count: usize) by count => { one: "One system was imported.", other: "{count} systems were imported." };
    /// There is too little room; in thousands of letters.
    incoming_no_room(needed: usize, room: usize) => "There is too little room in this browser: it needs {needed} thousand letters, and there is room for {room} thousand. Nothing was changed. Remove a system for good, or import fewer.";
    /// The browser refused.
    incoming_failed => "The browser refused to save it. Nothing was changed.";
    /// What a system of a file is to what is here.
    how_new => "It is not on this device.";
    /// The same.
    how_same => "All of it is here already.";
    /// The same.
    how_changed => "It is here, and the file says more.";
    /// The same.
    how_elsewhere => "A system with the same identity is here, but was made elsewhere: import it as another one, unless you are sure that it is the same.";
    /// The same.
    how_redacted => "Notes or names were left out of the file, so it can only stand beside what is here.";
    /// The same.
    how_gone_here => "It was removed for good on this device. It can come back as another system.";
    /// The same.
    how_gone_there => "The file says that it was removed for good. Nothing here is removed by a file.";
    /// The same.
    how_too_far => "Its numbering is out of bounds, so it can only come in as another system.";
    /// How many of its values are newer than those here, or are of fields that have none here.
    brings(count: usize) by count => { one: "It brings one new entry.", other: "It brings {count} new entries." };
    /// How many values differ and neither side knew of the other’s.
    conflicts(count: usize) by count => { one: "One value differs", other: "{count} values differ" };
    /// A value that differs: which, of what, here, there.
    conflict(of: &str, field: &str, mine: &str, theirs: &str) => "{of} {field}: here “{mine}”, in the file “{theirs}”";
    /// Before the choice of one value that differs.
    conflict_take(of: &str, field: &str) => "Which value of {of} {field}";
    /// A choice: what is chosen for the whole system.
    conflict_same => "as chosen for the system";
    /// A choice.
    conflict_mine => "what is here";
    /// A choice.
    conflict_theirs => "what the file says";
    /// Said where what is here has changed since the preview was made.
    incoming_changed => "What is here has changed in the meantime. Look at what the file brings once more.";
    /// Something else was chosen while the backup was still being encrypted.
    incoming_passed => "Your backup was handed to your browser. What you had chosen to import before that was not imported.";
    /// How many actions of the file are not known.
    unknown_actions(count: usize) by count => { one: "One of its actions is not known to this release; what is said of it is kept.", other: "{count} of its actions are not known to this release; what is said of them is kept." };
    /// Before the choice of what becomes of a system of a file.
    take_of(name: &str) => "What to do with {name}";
    /// A choice.
    take_in => "Import it";
    /// A choice.
    take_newest => "Merge; where values differ, the newest";
    /// A choice.
    take_theirs => "Merge; where values differ, the file’s";
    /// A choice.
    take_mine => "Merge; where values differ, what is here";
    /// A choice.
    take_new => "Import it as another system";
    /// A choice.
    take_nothing => "Leave it out";
    /// A file is not read.
    refused_size => "The file is larger than any that Waymark writes, so it was not read. Nothing was changed.";
    /// A file is not read.
    refused_empty => "The file is empty, or the browser may not read it. Nothing was changed.";
    /// A file is not read.
    refused_foreign => "This is no file of saved work. Choose one that was saved here with “Save a backup file”. Nothing was changed.";
    /// A file is not read.
    refused_other => "The file holds work on another guidance than this site has. Nothing was changed. Import it on the site where it was saved.";
    /// A file is not read.
    refused_broken(line: usize, column: usize) => "The file is damaged or was cut off, at line {line}, column {column}. Nothing was changed. Use another copy of it.";
    /// A file is not read.
    refused_newer => "A newer release wrote the file. Reload this page to get it, or save the file anew from an older one. Nothing was changed.";
    /// A file is not read; `at` is a place in it.
    refused_inside(at: &str, what: &str) => "The file can’t be read: {what}, at {at}. Nothing was changed. It may have been edited by hand; use the file as it was saved.";
    /// What is wrong with it.
    fault_missing => "something is missing";
    /// What is wrong with it.
    fault_unknown => "there is something that does not belong there";
    /// What is wrong with it.
    fault_twice => "something stands there twice";
    /// What is wrong with it.
    fault_too_much => "there is more than Waymark ever writes";
    /// What is wrong with it.
    fault_wrong => "a value is not what it has to be";
    /// The title of a report.
    report_title(name: &str, field: &str) => "{name}: actions for secure {field}";
    /// Below the title.
    report_about(source: &str, edition: &str, at: &str) => "Drawn from {source}, by Waymark, edition {edition}, on {at}. The list of actions is Waymark’s own. It is neither an assurance nor a statement of compliance.";
    /// In a report.
    report_without_texts => "Notes and evidence are left out.";
    /// In a report.
    report_without_names => "Names of owners are left out.";
    /// What stands in place of a reason that is left out.
    left_out => "left out";
    /// A condition of the guidance, and whether it holds of the system.
    report_holds(condition: &str, holds: &str) => "{condition}: {holds}";
    /// Below an action, before a line for whoever has checked it.
    report_checked => "Checked by";
    /// Before a line for the day.
    report_on => "Date";
    /// The heading over the lines at the end of a report.
    report_sign => "Sign-off";
    /// Before a line.
    report_signed => "Signed off by";
    /// Before a line.
    report_role => "Role";
    /// Before a line.
    report_signature => "Signature";
    /// How many actions stand where.
    report_count(status: &str, count: usize) => "{status}: {count}";
    /// In a report: the heading over the table of all principles.
    report_totals => "By principle";
    /// In a report.
    report_nothing_open => "Nothing is open.";
    /// In a report, a heading.
    report_reviews => "Review dates";
    /// A column.
    report_id => "Id";
    /// A column.
    report_principle => "Principle";
    /// A column.
    report_action => "Action";
    /// A column.
    report_asked => "What would show it";
    /// A column.
    report_changed => "Last changed";
    /// An entry in a calendar.
    report_look_again(id: &str, name: &str) => "Review {id} of {name}";
    /// Said when there is no date to write.
    report_no_dates => "No review date is set, so there is nothing for a calendar.";
    /// A button on the page of one system.
    oscal => "Assessment results (OSCAL)";
    /// In such a file: why it has no plan.
    oscal_no_plan => "There is no assessment plan: this is a self-assessment, and the resource is the catalog of what was looked at.";

    /// The heading over what makes a link to a system.
    link => "A link to this system";
    /// Below it.
    link_about => "A link holds where each action stands and what the system is like, as it is when you make the link. Anyone who has it can read what is in it, unless you encrypt it, and you can’t take it back. All of that stands after the # of the address, which browsers send to no server.";
    /// Over the choice of what else goes into it.
    link_with => "Put into it as well";
    /// A choice.
    link_name => "the system’s name";
    /// A choice.
    link_texts => "reasons, notes, evidence and review dates";
    /// A choice.
    link_owners => "owners";
    /// A button.
    link_make => "Make a link";
    /// Before the field that it stands in.
    link_field => "The link";
    /// A button.
    link_copy => "Copy the link";
    /// Said when there is a link; `letters` is its length.
    link_made(letters: usize) => "The link has {letters} characters. It shows what stands here now; after changes, make a new one.";
    /// After it, where the site came from a disk.
    link_from_disk => "This copy of the site came from a disk, so the link names no place. Whoever gets it pastes it under “Open a link to a system” in their own copy.";
    /// Said when it would be longer than `most`.
    link_too_long(letters: usize, most: usize) => "With all that, the link would have {letters} characters, and mail programs and chats cut links of more than {most}. Put less into it, or send a file instead.";
    /// Said when it is in the clipboard.
    link_copied => "Copied.";
    /// Said when the browser refused to copy.
    link_not_copied => "Your browser did not copy it. The link is selected: copy it by keyboard or menu.";
    /// The title of the page that shows what a link holds, before its name is known, and where it has none.
    shared => "A system in a link";
    /// What that page says of itself to search engines.
    shared_description(field: &str) => "Shows a system that somebody put into a link: where each action of the {field} security principles stands. It is read on your device and sent nowhere.";
    /// The heading over a field for a link; also the link to that page.
    shared_open => "Open a link to a system";
    /// Below it.
    shared_open_about => "Paste the whole link that you were sent. It is read on this device and sent nowhere.";
    /// The button beside the field.
    shared_open_button => "Show what is in it";
    /// The address has no link in it.
    shared_none => "There is no link in this page’s address. Paste one below.";
    /// A link can’t be read.
    shared_damaged => "This link can’t be read: a part of it is missing or was changed on its way, as mail programs do to long links. Nothing on this device was changed. Copy the whole link once more or ask for a new one, and paste it below.";
    /// The same.
    shared_newer => "A newer release of this site made the link. Nothing on this device was changed. Reload this page to get that release.";
    /// The same.
    shared_foreign => "The link is about another guidance than this site has. Nothing on this device was changed. Open it on the site where it was made.";
    /// First of what a link holds.
    shared_first => "To read only: what somebody put into a link. Nothing of it is kept on this device.";
    /// Under the title.
    shared_about(source: &str, wording: u32) => "Answers to actions drawn from {source}, by Waymark, edition {wording} of their wording. The list of actions is Waymark’s own. It is neither an assurance nor a statement of compliance.";
    /// A link from what is shown to where it can be taken in.
    shared_keep => "Keep a copy";
    /// After it.
    shared_keep_about => "You see what it brings first, and nothing is kept before you say so.";
    /// The link is of an earlier edition.
    shared_older(then: u32, now: u32) => "The link was made under edition {then} of the wording; this site has edition {now}.";
    /// The link is of a later edition.
    shared_later(then: u32, now: u32) => "The link was made under edition {then} of the wording; this site has edition {now}, which is older and may not know all of it. Reload this page to look for a newer one.";
    /// The same edition, or no answer is touched by what has changed since.
    shared_unchanged => "What was answered still says the same.";
    /// How many answers were given to other words.
    shared_reworded(count: usize) by count => { one: "One answer was given to other words; both stand below it.", other: "{count} answers were given to other words; both stand below each." };
    /// How many answers are to actions that are gone.
    shared_gone(count: usize) by count => { one: "One answer is to an action that is no longer asked for; it stands at the end.", other: "{count} answers are to actions that are no longer asked for; they stand at the end." };
    /// At an answer to an action that the site does not have.
    shared_unknown => "This site does not know the action: it may be of a newer edition.";
    /// The name of a system that came by a link without one.
    shared_unnamed => "From a link";
    /// The heading over what a link would bring.
    incoming_link => "What the link brings";
    /// What a system of a link is to what is here.
    how_link => "It comes in as a system of its own.";

    /// Before a field: what may be encrypted with what is typed into it.
    pass_link => "Passphrase for the link (optional)";
    /// The same on the page of all systems, and of one.
    pass_file => "Passphrase for backup files (optional)";
    /// Below it; `letters` is how many it needs at least.
    pass_about(letters: usize) => "If you set one ({letters} characters or more), what you make is encrypted on this device. Send the passphrase another way. Waymark keeps it nowhere: if it is lost, nobody can recover what it protects.";
    /// Below it where the browser can’t encrypt.
    pass_off => "Encryption is off: browsers offer it only on pages that come over HTTPS or from your own device, and this one did not. Whoever has a link or a file that you make here can read it.";
    /// A box beside the field.
    pass_show_link => "Show the passphrase for the link";
    /// The same on the page of all systems, and of one.
    pass_show_file => "Show the passphrase for files";
    /// The same where one is asked for.
    pass_show => "Show what I type";
    /// Said of the field.
    pass_short(letters: usize) => "Use at least {letters} characters: whoever has the link or the file can go on guessing for as long as they like. Or leave the field empty, and nothing is encrypted.";
    /// Said while it takes a moment.
    pass_sealing => "Encrypting …";
    /// Said when the browser refused.
    pass_failed => "Your browser could not encrypt it, so nothing was made.";
    /// After the length of a link.
    link_sealed => "It is encrypted: it opens with the passphrase only.";
    /// Said of a file, after its name.
    file_sealed => "It is encrypted: it opens with the passphrase only.";
    /// Over a field for a passphrase, where a link is opened.
    pass_ask_link => "What is in the link is encrypted. Whoever sent it knows the passphrase.";
    /// The same where a link or a file is taken in.
    pass_ask => "What you opened is encrypted. Whoever made it knows the passphrase. You will see every change first.";
    /// Before that field.
    pass => "Passphrase";
    /// The button beside it.
    pass_open => "Decrypt";
    /// Said while it takes a moment.
    pass_opening => "Decrypting …";
    /// Said of the field.
    pass_wrong_link => "The passphrase is wrong, or the link was changed. Nothing on this device was changed.";
    /// The same of a file.
    pass_wrong_file => "The passphrase is wrong, or the file was changed. Nothing on this device was changed.";
    /// In its place where the browser can’t decrypt.
    pass_needs => "It can’t be decrypted here: browsers do that only on pages that come over HTTPS or from your own device, and this one did not.";
    /// An encrypted file is not read.
    refused_sealed => "The encrypted file is damaged or was cut off, so it was not read. Nothing was changed. Use another copy of it.";

    /// How many actions of a principle, or all, are settled.
    settled(settled: usize, total: usize) by total => { one: "{settled} of {total} action settled", other: "{settled} of {total} actions settled" };
    /// The same in a cell of a table.
    share(settled: usize, total: usize) => "{settled}/{total}";
}
