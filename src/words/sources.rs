//! The sources that the document links to.

messages! { sources:
    /// The title.
    title => "Sources";
    /// Below it.
    lead(sources: usize) => "The {sources} sources that the document links to, with where it cites each and on which of its pages.";
    /// The same where there are more.
    lead_some(sources: usize) => "{sources} of the sources that the document links to, with where it cites each and on which of its pages.";
    /// Below that.
    note(published: &str) => "Addresses are those of the document of {published}; some have moved since. Labels are ours. Following a link leaves this site.";
    /// For those who only see a link to it.
    description(sources: usize, document: &str) => "The {sources} sources that the {document} links to, by kind, with where each is cited.";
    /// The same where there are more.
    description_some(sources: usize, document: &str) => "{sources} of the sources that the {document} links to, by kind, with where each is cited.";
    /// Below a source: places, as links.
    cited_in[places] => "Cited in {places}";
    /// A kind of source.
    kind_guidance => "Guidance";
    /// A kind of source.
    kind_standard => "Standards and frameworks";
    /// A kind of source.
    kind_atlas => "MITRE ATLAS";
    /// A kind of source.
    kind_paper => "Papers";
    /// A kind of source.
    kind_blog => "Blogs and articles";
    /// A kind of source.
    kind_tool => "Tools";
    /// A kind of source.
    kind_vendor => "Vendors’ documentation";
}
