//! Other frameworks: all of them, each of them, and what a principle meets in them.

messages! { frameworks:
    // All.
    /// The title.
    title => "Other frameworks";
    /// Below it.
    lead(principles: usize, frameworks: usize, all: usize, proposed: usize, own: usize) => "How the {principles} principles relate to {frameworks} other frameworks: {all} links. {proposed} are proposed by Waymark, each with its reason; the other {own} only repeat links that the source itself makes in its principles.";
    /// For those who only see a link to it.
    description(links: usize, frameworks: usize) => "{links} proposed links from the principles to {frameworks} other frameworks, each with its strength and its reason.";
    /// Said wherever a link is shown, in bold.
    proposed => "Proposed by Waymark, endorsed by nobody. ";
    /// Behind that.
    approved(publisher: &str, none: usize) => "Neither the {publisher} nor any publisher of a framework has approved a link. Use them to find your way, and read both texts before you rely on one. For {none} pairs of a principle and a framework there is no true counterpart; the framework’s page says why. What the source itself cites is shown apart, there and under each principle’s sources.";
    /// Over the table.
    table => "How many links";
    /// Below that.
    table_note => "All links, and in brackets how many of them are strong: the same subject, or a threat or control that the principle treats directly.";
    /// A column of the table.
    table_principle => "Principle";
    /// In the table: no links.
    table_none => "none";
    /// In the table: all links, and those that are strong.
    table_strong(all: usize, strong: usize) => "{all} ({strong})";
    /// A heading.
    list => "The frameworks";
    /// Below a framework's title.
    list_facts[short, about, edition, published] => "In short: {short}. {about} Edition {edition}, {published}.";

    // One.
    /// For those who only see a link to it.
    one_description(publisher: &str, document: &str, framework: &str, edition: &str, links: &str) => "What the {publisher}’s {document} meet in {framework}, edition {edition}: {links}, proposed.";
    /// How many links are proposed.
    links(total: usize) by total => { one: "{total} link", other: "{total} links" };
    /// Which edition, by whom.
    edition[edition, published, publisher, link, licence] => "Edition {edition}, {published}, by {publisher}. {link}.{licence}";
    /// The link in it.
    read => "Read it at its publisher’s";
    /// The end of it, where a licence is known.
    licence[licence] => " Licence: {licence}.";
    /// What the glyphs mean.
    legend => "A full dot marks a strong link, a ring a link in part.";
    /// The same where there is one glyph.
    legend_in_part => "Every link here is one in part, marked by a ring: none is strong.";
    /// A heading.
    cited => "Cited by the source itself";
    /// Below it: how these are counted.
    cited_count(entries: usize, own: usize) => "The source links to {entries} entries, in its principles and in the introductions to its parts. {own} of the links in its principles are counted as the source’s own: one for each principle and entry. Where Waymark says more of such a pair than that it is cited, the link is below, among those that are proposed.";
    /// An entry and the places that cite it.
    cited_entry[entry, places] => "{entry}: {places}";
    /// A heading.
    mapped => "What maps to it";
    /// A link of the principle before it to the entry above, and why; the strength is a glyph.
    cites[principle, strength, why] => "{principle} {strength} cites this: {why}";
    /// The same.
    implements[principle, strength, why] => "{principle} {strength} implements this: {why}";
    /// The same.
    counters[principle, strength, why] => "{principle} {strength} counters this: {why}";
    /// The same.
    aligns[principle, strength, why] => "{principle} {strength} aligns with this: {why}";
    /// A strong link, for those who don't see the glyph.
    strong => "strong";
    /// One that is not.
    in_part => "in part";
    /// Below an entry: its successor.
    successor[edition, id] => "In the edition of {edition}: {id}";
    /// Between facts of an entry.
    facts_end => ". ";
    /// A heading.
    unmapped => "Entries that nothing maps to";
    /// A group of entries.
    unmapped_group[group, entries] => "{group}{entries}.";
    /// Its title, in bold.
    unmapped_group_title[title] => "{title}: ";
    /// Entries in no group.
    unmapped_entries[entries] => "{entries}.";
    /// Between entries.
    unmapped_end => "; ";
    /// An entry that has a successor.
    unmapped_now[entry, successor] => "{entry} (now {successor})";
    /// A heading.
    without => "Principles without a counterpart";
    /// A principle, and why it has none.
    without_why[principle, why] => "{principle} {why}.";
    /// A heading.
    newer[edition] => "The newer edition, {edition}";
    /// Below it.
    newer_lead[edition, newer] => "The links above are to the edition of {edition}. Each of its entries names its successor in {newer}:";
    /// The link in it.
    newer_edition[edition] => "the edition of {edition}";

    // What a principle meets.
    /// Over the list.
    of_principle => "Proposed by Waymark, endorsed by nobody. Strong links first; all of them, with reasons, on each framework’s page.";
    /// No links.
    none => "no counterpart";
    /// Links, none of which is strong.
    only_in_part(more: usize) => "{more} in part";
    /// Links besides those that are named.
    more(more: usize) => "{more} more";
}
