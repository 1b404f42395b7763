//! The page of files for other tools.

messages! { data:
    /// The title.
    title => "The guidance as data";
    /// For those who only see a link to it.
    description(files: usize) => "All of Waymark’s content as {files} files for other tools: JSON, tables, OSCAL, CISO Assistant libraries and plain text.";
    /// Below the title.
    lead => "All that this site says, as files that other tools read: to import, to count, to check against, to read where there is no browser.";
    /// Below that, with a link.
    terms[licence] => "Use them under the {licence}; each file carries the credit, its licence and its edition. Nothing in them is a verdict or a score.";
    /// Below that.
    proposed(publisher: &str) => "The files are unofficial and not endorsed by the {publisher}. Links to other frameworks are proposed by Waymark and endorsed by nobody; each file that has any says so.";
    /// Below that, with the name of a folder.
    stable[folder] => "Addresses stay: what stands under {folder} keeps its name and its form. If the form has to change, there will be a new folder beside this one. Names of actions are given once and never change their meaning.";
    /// Below that, in the file that holds the whole site, with the name of a folder.
    elsewhere[folder] => "This copy of Waymark is one file, and these files are not in it: take them from {folder} where Waymark is hosted.";
    /// Below that, with the edition and the name of what the examples call the site.
    examples[edition, site] => "The edition of these files is {edition}. In the examples, {site} is the address of this site, without the name of a page.";
    /// A heading.
    json => "JSON";
    /// Below it.
    json_lead => "Waymark’s own form, with everything in it. One schema describes these files.";
    /// What a file holds.
    guidance => "The whole guidance: parts, principles, goals, measures, actions, sources, facets, terms, other frameworks, and every wording that an action has had.";
    /// What a file holds.
    crosswalk => "What the principles meet in other frameworks, each link with its strength and reason; where a principle meets nothing, why.";
    /// What a file holds.
    glossary => "Every term with its meaning, and where it is used.";
    /// What a file holds.
    schema => "The JSON Schema of the files above, for validators and editors.";
    /// What a file holds.
    index => "The list of all files with their types and sizes.";
    /// A heading.
    tables => "Tables";
    /// Below it.
    tables_lead => "For spreadsheets and databases: UTF-8, a row for each thing, names of columns in the first row. No cell is a formula.";
    /// What a file holds.
    checklist => "Every action with what would show it, its principle, who does it, when, and against what.";
    /// What a file holds.
    crosswalk_table => "Every link to another framework.";
    /// A heading.
    oscal => "OSCAL";
    /// Below it.
    oscal_lead => "NIST’s format for controls, version 1.2. Two independent tools read every file in Waymark’s tests: compliance-trestle and oscal-bindings.";
    /// What a file holds.
    catalog => "The guidance as a catalog: principles as controls; goals, measures and actions as items of their statements.";
    /// Above a list of files, in the same place as a file's name.
    mappings => "Mappings to other frameworks";
    /// Below it.
    mappings_lead => "For each framework a mapping collection, and an outline of its ids and titles for the mapping to lead to. Outlines stand in for no framework.";
    /// In the list: a framework as a link, and its two files.
    mapping_of[framework, mapping, outline] => "{framework}: {mapping}, {outline}";
    /// A heading.
    ciso => "CISO Assistant";
    /// Below it.
    ciso_lead => "Libraries for intuitem’s tool for governance, risk and compliance. They pass the checks of its loader as of August 2026 that need no running server; an upload to one was not tried.";
    /// What a file holds.
    library => "The guidance as a framework. What it asks about is the actions, below the measures they serve; groups narrow them to what applies to a system.";
    /// How it is used.
    library_use => "Upload it among the libraries, load it, and start an audit with the framework. A later edition updates it and keeps answers, since actions keep their names.";
    /// What a file holds, with the names of frameworks.
    library_mappings[frameworks] => "Mappings to the frameworks that the tool brings: {frameworks}. They lead from principles, which are not assessed themselves, so no answer is carried over.";
    /// How it is used.
    library_mappings_use => "Load the library above and those of the other frameworks first, then upload this one.";
    /// A heading.
    text => "Text";
    /// What a file holds.
    plain => "The whole guidance as plain text, in lines of 78 letters.";
    /// What a file holds.
    llms => "A short map of the site, for programs that read text: what it is, what each principle is about, and where all of it stands.";
    /// The size of a file.
    kilobytes(number: usize) => "{number} kB";
    /// The size of a file.
    megabytes(number: &str) => "{number} MB";
}
