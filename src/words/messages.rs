//! The macro that declares messages.

/// Declares the messages of an area, which is a field of [`Table`](super::Table):
///
/// ```text
/// messages! { area:
///     /// Where it stands.
///     skip => "Skip to content";
///     /// Named arguments, each with its type: anything that can be shown.
///     stages(count: usize, all: usize) => "{count} of {all} stages";
///     /// A text that depends on a number, which is one of its arguments.
///     actions(total: usize) by total => { one: "{total} action", other: "{total} actions" };
///     /// A sentence with views in it, named in square brackets. Each stands in it once.
///     credit(version: &str)[document] => "It restates {document}, version {version}, in its own words.";
/// }
/// ```
///
/// The functions have the messages' names. They give `&'static str`, `String`, `String` and, where there are views, a
/// view; what takes a view exists in the prerenderer only.
macro_rules! messages {
    ($area:ident: $(
        $(#[$doc:meta])+
        $name:ident
            $(($($argument:ident: $kind:ty),+ $(,)?))?
            $([$($slot:ident),+ $(,)?])?
            $(by $count:ident)?
            => $text:tt;
    )+) => {
        /// The texts of this area in one language.
        pub struct Table {
            $($(#[$doc])+ pub $name: messages!(@type $text),)+
        }

        /// The texts in English.
        pub const ENGLISH: Table = Table {
            $($name: messages!(@english $text),)+
        };

        /// The texts in English with accents; see `pseudo`.
        #[cfg(any(test, feature = "pseudo"))]
        pub const PSEUDO: Table = Table {
            $($name: messages!(@pseudo $text),)+
        };

        $(messages!(@function $area $name
            [$(#[$doc])+] [$($($argument: $kind),+)?] [$($($slot),+)?] [$($count)?]);)+

        /// Each message with the names that its texts have to use.
        #[cfg(test)]
        pub(super) fn declared(table: &Table) -> Vec<super::tests::Declared> {
            vec![$(super::tests::Declared {
                name: concat!(stringify!($area), ".", stringify!($name)),
                arguments: vec![$($(stringify!($argument)),+)?],
                number: concat!("" $(, stringify!($count))?),
                views: vec![$($(stringify!($slot)),+)?],
                texts: super::tests::Texts::texts(&table.$name),
            },)+]
        }
    };

    (@type { $($forms:tt)+ }) => { $crate::words::plural::Plural };
    (@type $text:literal) => { &'static str };

    (@english { one: $one:literal, other: $other:literal $(,)? }) => {
        $crate::words::plural::Plural::one_or_other($one, $other)
    };
    (@english $text:literal) => { $text };

    (@pseudo { one: $one:literal, other: $other:literal $(,)? }) => {
        $crate::words::plural::Plural::one_or_other(pseudo!($one), pseudo!($other))
    };
    (@pseudo $text:literal) => { pseudo!($text) };

    (@function $area:ident $name:ident [$($doc:tt)+] [] [] []) => {
        $($doc)+
        #[must_use]
        pub const fn $name() -> &'static str {
            const TEXT: &str = numbered!($crate::words::WORDS.$area.$name, [], "");
            TEXT
        }
    };
    (@function $area:ident $name:ident [$($doc:tt)+] [$($argument:ident: $kind:ty),+] [] []) => {
        $($doc)+
        #[must_use]
        pub fn $name($($argument: $kind),+) -> String {
            const TEXT: &str =
                numbered!($crate::words::WORDS.$area.$name, [$(stringify!($argument)),+], "");
            $crate::words::template::fill(TEXT, &[$(&$argument),+])
        }
    };
    (@function $area:ident $name:ident [$($doc:tt)+] [$($argument:ident: $kind:ty),+] [] [$count:ident]) => {
        $($doc)+
        #[must_use]
        pub fn $name($($argument: $kind),+) -> String {
            let text =
                numbered_form!($area, $name, [$(stringify!($argument)),+], $count);
            $crate::words::template::fill(text, &[$(&$argument),+])
        }
    };
    (@function $area:ident $name:ident [$($doc:tt)+] [$($argument:ident: $kind:ty),*] [$($slot:ident),+] []) => {
        $($doc)+
        #[cfg(feature = "ssr")]
        pub fn $name(
            $($argument: $kind,)* $($slot: impl leptos::prelude::IntoView + 'static),+
        ) -> Vec<leptos::prelude::AnyView> {
            use leptos::prelude::IntoAny as _;
            const TEXT: &str = numbered!(
                $crate::words::WORDS.$area.$name,
                [$(stringify!($argument),)* $(stringify!($slot)),+],
                ""
            );
            $crate::words::template::views(TEXT, &[$(&$argument),*], vec![$($slot.into_any()),+])
        }
    };
}

/// The form of a message for a number, with numbers in place of names. Not a table to look into: forms that the language
/// does not have are then not in the program.
macro_rules! numbered_form {
    (@text $area:ident, $name:ident, $form:ident, $names:expr, $count:ident) => {{
        const TEXT: &str = numbered!(
            $crate::words::WORDS.$area.$name.$form,
            $names,
            stringify!($count)
        );
        TEXT
    }};
    ($area:ident, $name:ident, $names:expr, $count:ident) => {{
        use $crate::words::plural::Category;
        match $crate::words::category($count) {
            Category::Zero => numbered_form!(@text $area, $name, zero, $names, $count),
            Category::One => numbered_form!(@text $area, $name, one, $names, $count),
            Category::Two => numbered_form!(@text $area, $name, two, $names, $count),
            Category::Few => numbered_form!(@text $area, $name, few, $names, $count),
            Category::Many => numbered_form!(@text $area, $name, many, $names, $count),
            Category::Other => numbered_form!(@text $area, $name, other, $names, $count),
        }
    }};
}
