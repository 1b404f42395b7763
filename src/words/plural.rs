//! Texts that depend on a number.
//!
//! The categories are those of Unicode (CLDR), so a language with more of them than English needs no new type: Welsh has
//! all six.

/// Which form of a text a number asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// None, where a language has a form for it.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// All else.
    Other,
}

/// The rule of English and of many others.
#[must_use]
#[inline(always)]
pub const fn one_or_other(number: usize) -> Category {
    match number {
        1 => Category::One,
        _ => Category::Other,
    }
}

/// One text in all its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// See [`Category::Zero`].
    pub zero: &'static str,
    /// See [`Category::One`].
    pub one: &'static str,
    /// See [`Category::Two`].
    pub two: &'static str,
    /// See [`Category::Few`].
    pub few: &'static str,
    /// See [`Category::Many`].
    pub many: &'static str,
    /// See [`Category::Other`].
    pub other: &'static str,
}

impl Plural {
    /// The forms of a language that has two.
    #[must_use]
    pub const fn one_or_other(one: &'static str, other: &'static str) -> Self {
        Self {
            zero: other,
            one,
            two: other,
            few: other,
            many: other,
            other,
        }
    }

    /// All of them.
    #[must_use]
    pub const fn forms(self) -> [&'static str; 6] {
        [
            self.zero, self.one, self.two, self.few, self.many, self.other,
        ]
    }
}
