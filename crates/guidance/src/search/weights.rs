//! What counts how much.

/// The constants of ranking, in one place. Each says what it does at its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What an occurrence in each field counts, in the order of [`super::Field::ALL`]; 0 leaves a field out.
    pub field: [f32; 4],
    /// BM25's `k1`: at 0 a second occurrence adds nothing, at 3 nearly as much as the first.
    pub saturation: f32,
    /// BM25's `b`: at 0 a long section counts as a short one, at 1 a word in a section twice as long counts half.
    pub length: f32,
    /// The same two for a whole principle.
    pub page_saturation: f32,
    /// See `page_saturation`.
    pub page_length: f32,
    /// Share of a principle's best sections in its score; the whole principle has the rest.
    pub best_section: f32,
    /// What the second best section adds, as a share of the best one's weight.
    pub next_section: f32,
    /// A relative of the word: other endings and beginnings, where no form of it stands.
    pub family: f32,
    /// A compound written as one word instead of two, or the other way round.
    pub compound: f32,
    /// A word that begins with what was typed last.
    pub prefix: f32,
    /// A word that begins with what was typed earlier, where nothing else fits.
    pub early_prefix: f32,
    /// A word one edit away, where nothing else fits.
    pub typo: f32,
    /// A word two edits away.
    pub two_typos: f32,
    /// What words of the guidance count that were not typed but mean a name that was.
    pub synonym: f32,
    /// What a name whose last word is not finished counts, of a whole one.
    pub unfinished_name: f32,
    /// What a name counts whose words stand in another order or apart, of a whole one.
    pub loose_name: f32,
    /// What the words of a name of several words still count by themselves.
    pub word_of_name: f32,
    /// What being at home on a page is worth, as a share of what the name's words are worth by rarity.
    pub home: f32,
    /// The same for the second home.
    pub second_home: f32,
    /// Share of what was typed, by rarity, that has to be found; below, nothing is shown.
    pub coverage: f32,
    /// Pages that score less than this share of the first are left out.
    pub tail: f32,
}

impl Weights {
    /// As chosen on the judged queries.
    pub const CHOSEN: Self = Self {
        field: [3.5, 1.6, 0.8, 0.25],
        saturation: 1.8,
        length: 0.5,
        page_saturation: 1.25,
        page_length: 0.85,
        best_section: 0.7,
        next_section: 0.3,
        family: 0.7,
        compound: 0.8,
        prefix: 0.6,
        early_prefix: 0.9,
        typo: 0.45,
        two_typos: 0.65,
        synonym: 0.28,
        unfinished_name: 0.28,
        loose_name: 0.4,
        word_of_name: 0.7,
        home: 4.0,
        second_home: 0.9,
        coverage: 0.5,
        tail: 0.03,
    };
}
