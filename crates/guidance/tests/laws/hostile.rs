//! What nobody types in earnest, and somebody will.

/// Each with what is wrong with it.
pub fn texts() -> Vec<(&'static str, String)> {
    let row = |what: &'static str, text: &str| (what, text.to_owned());
    let many = |what: &'static str, text: &str, times: usize| (what, text.repeat(times));
    vec![
        row("nothing", ""),
        row("a space", " "),
        many("spaces", " ", 10_000),
        many("one letter, many times", "a", 10_000),
        many("one letter as many words", "a ", 10_000),
        many("many words", "model ", 5_000),
        many("many different words", "data model attack supplier ", 1_250),
        many("many stop words", "the of and ", 3_000),
        many("many unknown words", "zyzzyva qwertz ", 2_500),
        many("one word of many letters", "pneumonoultramicroscopic", 420),
        row(
            "a real word that goes on",
            &["supply", &"y".repeat(5_000)].concat(),
        ),
        row("a real word, all of it many times", &"security".repeat(600)),
        row("a word just as long as one may be", &"x".repeat(40)),
        row("a word with one letter too many", &"x".repeat(41)),
        row(
            "a long word that ends in a letter of four bytes",
            &["x".repeat(39), "𐍈".to_owned()].concat(),
        ),
        row(
            "a long word that ends in a letter of two",
            &["ab".repeat(19), "xß".to_owned()].concat(),
        ),
        many("apostrophes", "'", 10_000),
        many("apostrophes between letters", "a'", 5_000),
        many("owners of owners", "'s", 5_000),
        row("curly apostrophes", "model’s ’s ’ s’s’s"),
        many("points between digits", "1.", 5_000),
        row("points in all places", "...1.2.3...4..5. .6"),
        many("digits", "0123456789", 1_000),
        row("a sign of percent", "%"),
        row("an address with a null", "%00"),
        row("an address that is cut off", "q=%F0%9F&q=%"),
        row("an address of signs", "&&==&q&=q&%26=%3D"),
        row(
            "an address that chooses a lot",
            &"stage=design&stage=design&role=-&topic=&".repeat(50),
        ),
        row("nulls", "model\0data\0\0"),
        row("controls", "\u{1}\u{7f}\u{80}model\u{9f}\r\n\t\u{b}"),
        row(
            "markup",
            "<script>alert('model')</script><img src=x onerror=1>",
        ),
        row("markup in a word", "mod<b>el</b>"),
        row("a pattern", "(a+)+$ [^model]* \\p{L}{1,9999} .*?"),
        row(
            "a query of a database",
            "model'; DROP TABLE pages;-- \" OR 1=1",
        ),
        row("a path", "..\\..\\..\\file ../../../file"),
        row("a format", "{} %s %n ${model} {{model}} $(model)"),
        many("brackets", "([{<", 2_500),
        many("accents on nothing", "\u{301}", 10_000),
        row(
            "accents on one letter",
            &["a", &"\u{301}".repeat(5_000)].concat(),
        ),
        many(
            "soft hyphens in a word",
            "m\u{ad}o\u{ad}d\u{ad}e\u{ad}l\u{ad}",
            500,
        ),
        row(
            "from right to left",
            "نموذج אבטחה \u{202e}ledom\u{202c} \u{200f}model",
        ),
        many("zero width", "mo\u{200b}del\u{200d}\u{feff}\u{2060}", 500),
        row("faces", "🙂👩‍👩‍👧‍👦🏳️‍🌈 model🙂data"),
        row("flags and tags", "🇬🇧\u{e0067}\u{e0062}\u{e007f}"),
        row("next to the surrogates", "\u{d7ff}\u{e000}\u{fffd}\u{ffff}"),
        row("the last letter", "\u{10ffff}\u{10fffe}model\u{10ffff}"),
        many("letters of four bytes", "𐍈", 2_500),
        many("no spaces", "机器学习安全", 500),
        row("capitals that grow", "İIıſßẞŒÆÞ ŉ ǰ ΐ ﬀ"),
        row("other digits and letters", "١٢٣ ⅷ ² Ⓜ 𝐦𝐨𝐝𝐞𝐥 ｍｏｄｅｌ"),
        row("scripts in one word", "mоdеl dаtа"),
        row(
            "American endings alone",
            "ize ization yze izeize zzzzz izizizing",
        ),
        row(
            "American beginnings alone",
            "catalog dialog analog color center catalogcatalog",
        ),
        row(
            "prefixes alone",
            "unmisrepredeantiinimmultioverself un un- non-",
        ),
        row("endings alone", "s es ed ing ings ification isation"),
        row("hyphens", "-----model---data-----"),
        row(
            "lines",
            "model\ndata\r\nmodel\u{2028}data\u{2029}model\u{85}",
        ),
        row(
            "a file of lines",
            "\t\tb\tmodel\nwhy\tg1\tt\t\tx\nwhy\t\tz\tdata\n\t\t\t\t",
        ),
    ]
}
