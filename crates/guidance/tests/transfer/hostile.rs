//! Files that nobody wrote in earnest: each is refused for a reason, or read without harm.

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It is refused, and the reason, in English for developers, starts so.
    Refused(&'static str),
    /// It is read: a text is a text, whatever it says.
    Read,
}

use Expected::{Read, Refused};

/// A file around its systems.
fn file(systems: &str) -> String {
    [r#"{"format":"waymark-assessments","version":1,"document":"ncsc-ml","edition":"e1","written":5,"redacted":[],"systems":["#, systems, "]}"].concat()
}

/// A system around its entries, each of which says nothing but a status, a note or the like, at the time 5.
fn system(id: &str, entries: &str) -> String {
    let made = if entries.is_empty() { "null" } else { "5" };
    [
        r#"{"id":""#,
        id,
        r#"","name":"","description":"","profile":{},"standing":"in-use","created":"#,
        made,
        r#","entries":["#,
        entries,
        "]}",
    ]
    .concat()
}

fn of_first(entries: &str) -> String {
    file(&system("first", entries))
}

/// An entry of an action; value and writer as they stand in JSON.
fn entry(field: &str, value: &str, sequence: &str) -> String {
    written(field, value, "\"own\"", sequence)
}

fn written(field: &str, value: &str, writer: &str, sequence: &str) -> String {
    [
        r#"{"item":"ncsc-ml:2.1-03","field":""#,
        field,
        r#"","value":"#,
        value,
        r#","edition":1,"writer":"#,
        writer,
        r#","sequence":"#,
        sequence,
        r#","at":5}"#,
    ]
    .concat()
}

fn note(value: &str) -> String {
    of_first(&entry("note", value, "7"))
}

/// A file without harm, in which a text is put in the place of another.
fn plain(from: &str, to: &str) -> String {
    let text = note("\"plain\"");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// One system whose name is this, in the entry and beside it.
fn named(name: &str) -> String {
    let entry = entry("name", name, "7").replace("ncsc-ml:2.1-03", "system");
    of_first(&entry).replacen(r#""name":"""#, &[r#""name":"#, name].concat(), 1)
}

/// All of them, each with its name.
pub fn rows() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let script = r#""<script>alert(1)</script><img src=x onerror=alert(1)>""#;
    let text = |name, text: String, expected| (name, text.into_bytes(), expected);
    let mut rows = vec![
        // No file.
        text(
            "nothing",
            String::new(),
            Refused("expected a file of saved work, found nothing"),
        ),
        text(
            "blanks",
            " \n\t\r\n ".to_owned(),
            Refused("expected a file of saved work, found nothing"),
        ),
        text(
            "a mark and nothing",
            "\u{feff}".to_owned(),
            Refused("expected a file of saved work, found nothing"),
        ),
        text("words", "hello".to_owned(), Refused("expected JSON")),
        text(
            "a page",
            "<!doctype html><script>alert(1)</script>".to_owned(),
            Refused("expected JSON"),
        ),
        (
            "not UTF-8",
            b"{\"format\":\"\xff\xfe\"}".to_vec(),
            Refused("expected UTF-8, found something else at byte 11"),
        ),
        (
            "UTF-16",
            plain("5", "5")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            Refused("expected JSON"),
        ),
        (
            "UTF-16 with its mark",
            [0xff, 0xfe, b'{', 0].to_vec(),
            Refused("expected UTF-8, found something else at byte 0"),
        ),
        (
            "a surrogate in UTF-8",
            b"\"\xed\xa0\x80\"".to_vec(),
            Refused("expected UTF-8"),
        ),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            Refused("expected UTF-8"),
        ),
        (
            "an archive",
            b"PK\x03\x04\x14\0\0\0".to_vec(),
            Refused("expected JSON"),
        ),
        ("nulls", vec![0; 64], Refused("expected JSON")),
        // JSON of something else.
        text(
            "a list at the top",
            "[]".to_owned(),
            Refused("expected the format"),
        ),
        text(
            "a number at the top",
            "7".to_owned(),
            Refused("expected the format"),
        ),
        text("null", "null".to_owned(), Refused("expected the format")),
        text(
            "a text at the top",
            script.to_owned(),
            Refused("expected the format"),
        ),
        text(
            "an empty object",
            "{}".to_owned(),
            Refused("expected the format"),
        ),
        text(
            "another format",
            r#"{"format":"other","version":1}"#.to_owned(),
            Refused("expected the format \"waymark-assessments\", found \"other\""),
        ),
        text(
            "a format that is a list",
            r#"{"format":["waymark-assessments"]}"#.to_owned(),
            Refused("expected the format"),
        ),
        text(
            "a format with a turn in it",
            r#"{"format":"\u202eway"}"#.to_owned(),
            Refused("expected the format \"waymark-assessments\", found \"\\\\u{202e}way\""),
        ),
        // Versions.
        text(
            "a newer version",
            r#"{"format":"waymark-assessments","version":2,"more":{}}"#.to_owned(),
            Refused("written by a newer release (version 2,"),
        ),
        text(
            "the newest version",
            r#"{"version":18446744073709551615,"format":"waymark-assessments"}"#.to_owned(),
            Refused("written by a newer release (version 18446744073709551615,"),
        ),
        text(
            "version 0",
            plain(r#""version":1"#, r#""version":0"#),
            Refused("/version: expected Version, found \"0\""),
        ),
        text(
            "a negative version",
            plain(r#""version":1"#, r#""version":-1"#),
            Refused("/version: expected Whole, found Number"),
        ),
        text(
            "a version in words",
            plain(r#""version":1"#, r#""version":"1""#),
            Refused("/version: expected Whole, found Text"),
        ),
        text(
            "version 1.0",
            plain(r#""version":1"#, r#""version":1.0"#),
            Refused("/version: expected Whole, found Number"),
        ),
        text(
            "no version",
            plain(r#""version":1,"#, ""),
            Refused("/version: missing"),
        ),
        // Cut off, or with something behind.
        text(
            "something behind",
            plain("]}]}", "]}]} {}"),
            Refused("expected JSON"),
        ),
        text(
            "a comma too many",
            plain("]}]}", "]},]}"),
            Refused("expected JSON"),
        ),
        text(
            "a remark",
            plain("]}]}", "]}]/* */}"),
            Refused("expected JSON"),
        ),
        text(
            "single quotes",
            plain("\"plain\"", "'plain'"),
            Refused("expected JSON"),
        ),
        // Kinds.
        text(
            "no systems",
            plain(r#""systems""#, r#""system""#),
            Refused("/system: unknown"),
        ),
        text(
            "systems in an object",
            plain(r#""systems":["#, r#""systems":{"a":["#).replacen("]}]}", "]}]}}", 1),
            Refused("/systems: expected List, found Object"),
        ),
        text(
            "a system that is null",
            file("null"),
            Refused("/systems/0: expected Object, found Null"),
        ),
        text(
            "an entry that is a text",
            of_first("\"x\""),
            Refused("/systems/0/entries/0: expected Object, found Text"),
        ),
        text(
            "a value that is a number",
            note("7"),
            Refused("/systems/0/entries/0/value: expected Text, found Whole"),
        ),
        text(
            "a value that is an object",
            note(r#"{"toString":"x"}"#),
            Refused("/systems/0/entries/0/value: expected Text, found Object"),
        ),
        text(
            "a value that is true",
            note("true"),
            Refused("/systems/0/entries/0/value: expected Text, found Truth"),
        ),
        text(
            "profile in a list",
            plain(r#""profile":{}"#, r#""profile":[]"#),
            Refused("/systems/0/profile: expected Object, found List"),
        ),
        // Numbers.
        text(
            "not a number",
            plain(r#""at":5"#, r#""at":NaN"#),
            Refused("expected JSON"),
        ),
        text(
            "without end",
            plain(r#""at":5"#, r#""at":Infinity"#),
            Refused("expected JSON"),
        ),
        text(
            "a number out of range",
            plain(r#""at":5"#, r#""at":1e999"#),
            Refused("expected JSON"),
        ),
        text(
            "a number of many digits",
            plain(r#""at":5"#, &[r#""at":"#, &"9".repeat(5_000)].concat()),
            Refused("expected JSON"),
        ),
        text(
            "a negative time",
            plain(r#""at":5"#, r#""at":-5"#),
            Refused("/systems/0/entries/0/at: expected Whole, found Number"),
        ),
        text(
            "a time of zero, negative",
            plain(r#""at":5"#, r#""at":-0"#),
            Refused("/systems/0/entries/0/at: expected Whole, found Number"),
        ),
        text(
            "a time with a part",
            plain(r#""at":5"#, r#""at":5.5"#),
            Refused("/systems/0/entries/0/at: expected Whole, found Number"),
        ),
        text(
            "a time that no browser has",
            plain(r#""at":5"#, r#""at":8640000000000001"#),
            Refused("/systems/0/entries/0/at: expected at most 8640000000000000"),
        ),
        text(
            "a time in words",
            plain(r#""at":5"#, r#""at":"1970-01-01""#),
            Refused("/systems/0/entries/0/at: expected Whole, found Text"),
        ),
        text(
            "a negative sequence",
            of_first(&entry("note", "\"x\"", "-1")),
            Refused("/systems/0/entries/0/sequence: expected Whole, found Number"),
        ),
        text(
            "the highest sequence",
            of_first(&entry("note", "\"x\"", "18446744073709551615")),
            Refused("/systems/0/entries/0/sequence: expected at most 9007199254740991"),
        ),
        text(
            "a sequence beyond all",
            of_first(&entry("note", "\"x\"", "18446744073709551616")),
            Refused("/systems/0/entries/0/sequence: expected Whole, found Number"),
        ),
        text(
            "the highest sequence that is read",
            of_first(&entry("note", "\"x\"", "9007199254740991")),
            Read,
        ),
        text(
            "the same in a new system",
            file(&system("new", &entry("note", "\"x\"", "9007199254740991"))),
            Read,
        ),
        text(
            "the highest sequence that is merged",
            of_first(&entry("note", "\"x\"", "4503599627370496")),
            Read,
        ),
        text(
            "an edition beyond all",
            plain(r#""edition":1"#, r#""edition":4294967296"#),
            Refused("/systems/0/entries/0/edition: expected at most 4294967295"),
        ),
        // Keys.
        text(
            "a key of a later version",
            plain(r#""written":5"#, r#""written":5,"colour":"red""#),
            Refused("/colour: unknown"),
        ),
        text(
            "the prototype as a key",
            plain(
                r#""written":5"#,
                r#""written":5,"__proto__":{"polluted":true}"#,
            ),
            Refused("/__proto__: unknown"),
        ),
        text(
            "the constructor in an entry",
            plain(r#""at":5"#, r#""at":5,"constructor":{"prototype":{}}"#),
            Refused("/systems/0/entries/0/constructor: unknown"),
        ),
        text(
            "a key with slashes and turns",
            plain(r#""written":5"#, r#""written":5,"a/~\u202e\n":1"#),
            Refused("/a~1~0\\u{202e}\\u{a}: unknown"),
        ),
        text(
            "a key twice",
            plain(r#""written":5"#, r#""written":5,"written":6"#),
            Refused("/written: there before"),
        ),
        text(
            "systems twice",
            plain(r#""written":5"#, r#""written":5,"systems":[]"#),
            Refused("/systems: there before"),
        ),
        text(
            "a value twice",
            note(r#""a","value":"b""#),
            Refused("/systems/0/entries/0/value: there before"),
        ),
        text(
            "a condition twice",
            plain(r#""profile":{}"#, r#""profile":{"a":"yes","a":"no"}"#),
            Refused("/systems/0/profile/a: there before"),
        ),
        text(
            "no writer",
            plain(r#""writer":"own","#, ""),
            Refused("/systems/0/entries/0/writer: missing"),
        ),
        text(
            "an empty key",
            plain(r#""written":5"#, r#""written":5,"":1"#),
            Refused("/: unknown"),
        ),
        // Ids.
        text(
            "a system twice",
            file(
                &[
                    system("first", &entry("note", "\"x\"", "7")),
                    system("first", ""),
                ]
                .join(","),
            ),
            Refused("/systems/1/id: there before"),
        ),
        text(
            "a system that leaves its folder",
            file(&system("../../etc/passwd", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system with a slash",
            file(&system("a/b", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system in capitals",
            file(&system("FIRST", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system with a blank",
            file(&system("fi rst", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system of letters that look alike",
            file(&system("fіrst", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system without a name",
            file(&system("", "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system named for ever",
            file(&system(&"a".repeat(65), "")),
            Refused("/systems/0/id: expected System"),
        ),
        text(
            "a system that is a script",
            file(&system("<script>", "")),
            Refused("/systems/0/id: expected System, found \"<script>\""),
        ),
        text(
            "a system named as the prototype",
            file(&system("constructor", &entry("note", "\"x\"", "7"))),
            Read,
        ),
        text(
            "an action that is none",
            plain("ncsc-ml:2.1-03", "2.1-03"),
            Refused("/systems/0/entries/0/item: expected Item"),
        ),
        text(
            "an action with a slash",
            plain("ncsc-ml:2.1-03", "ncsc-ml:2.1/03"),
            Refused("/systems/0/entries/0/item: expected Item"),
        ),
        text(
            "an action of another document",
            plain("ncsc-ml:2.1-03", "other:9.9-99"),
            Read,
        ),
        text(
            "a field that is none",
            of_first(&entry("__proto__", "\"x\"", "7")),
            Refused("/systems/0/entries/0/field: expected Field"),
        ),
        text(
            "a field of systems at an action",
            of_first(&entry("name", "\"x\"", "7")),
            Refused("/systems/0/entries/0/field: the field does not belong"),
        ),
        text(
            "a field of actions at a system",
            plain("ncsc-ml:2.1-03", "system"),
            Refused("/systems/0/entries/0/field: the field does not belong"),
        ),
        text(
            "a document that is none",
            plain("\"ncsc-ml\"", "\"../x\""),
            Refused("/document: expected Document"),
        ),
        text(
            "an edition that is a script",
            plain("\"e1\"", script),
            Refused("/edition: expected Edition"),
        ),
        text(
            "an edition of nothing",
            plain("\"e1\"", "\"\""),
            Refused("/edition: expected Edition"),
        ),
        text(
            "something else left out",
            plain(r#""redacted":[]"#, r#""redacted":["all"]"#),
            Refused("/redacted/0: expected Redacted"),
        ),
        text(
            "left out twice",
            plain(r#""redacted":[]"#, r#""redacted":["texts","texts"]"#),
            Refused("/redacted/1: there before"),
        ),
        text(
            "left out three times",
            plain(
                r#""redacted":[]"#,
                r#""redacted":["texts","names","texts"]"#,
            ),
            Refused("/redacted: expected at most 2"),
        ),
        // Writers.
        text(
            "no writer's name",
            of_first(&written("note", "\"x\"", "\"\"", "7")),
            Refused("/systems/0/entries/0/writer: expected Writer"),
        ),
        text(
            "a writer of two words",
            of_first(&written("note", "\"x\"", "\"a b\"", "7")),
            Refused("/systems/0/entries/0/writer: expected Writer"),
        ),
        text(
            "a writer in two lines",
            of_first(&written("note", "\"x\"", "\"a\\nb\"", "7")),
            Refused("/systems/0/entries/0/writer: expected Writer"),
        ),
        text(
            "a writer with slashes",
            of_first(&written("note", "\"x\"", "\"a/../b\"", "7")),
            Refused("/systems/0/entries/0/writer: expected Writer"),
        ),
        text(
            "a writer without end",
            of_first(&written(
                "note",
                "\"x\"",
                &["\"", &"a".repeat(65), "\""].concat(),
                "7",
            )),
            Refused("/systems/0/entries/0/writer: expected at most 64 bytes"),
        ),
        text(
            "a writer that passes for left out",
            of_first(&written("note", "\"x\"", "\"redacted-1\"", "7")),
            Read,
        ),
        text(
            "an entry twice",
            of_first(&[entry("note", "\"x\"", "7"), entry("note", "\"x\"", "7")].join(",")),
            Refused("/systems/0/entries/1: there before"),
        ),
        text(
            "two entries of one number",
            of_first(&[entry("note", "\"x\"", "7"), entry("note", "\"y\"", "7")].join(",")),
            Read,
        ),
        text(
            "an entry of ours, but other",
            of_first(&entry("note", "\"theirs\"", "4")),
            Read,
        ),
        text(
            "an entry of ours, but older",
            of_first(&entry("note", "\"theirs\"", "0")),
            Read,
        ),
        // Beside the entries.
        text(
            "a name that no entry gives",
            plain(r#""name":"""#, r#""name":"x""#),
            Refused("/systems/0/name: the entries say otherwise"),
        ),
        text(
            "a standing that no entry gives",
            plain(r#""in-use""#, r#""gone""#),
            Refused("/systems/0/standing: the entries say otherwise"),
        ),
        text(
            "a time that no entry gives",
            plain(r#""created":5"#, r#""created":null"#),
            Refused("/systems/0/created: the entries say otherwise"),
        ),
        text(
            "a condition that no entry gives",
            plain(r#""profile":{}"#, r#""profile":{"__proto__":"yes"}"#),
            Refused("/systems/0/profile: the entries say otherwise"),
        ),
        text(
            "a system that is gone",
            of_first(&entry("standing", "\"gone\"", "900").replace("ncsc-ml:2.1-03", "system"))
                .replace("in-use", "gone"),
            Read,
        ),
        text(
            "a standing that is none",
            of_first(
                &entry("standing", "\"__proto__\"", "900").replace("ncsc-ml:2.1-03", "system"),
            ),
            Read,
        ),
        text(
            "a time that is a word",
            of_first(&entry("created", "\"never\"", "900").replace("ncsc-ml:2.1-03", "system")),
            Read,
        ),
        text("a system without entries", of_first(""), Read),
        text(
            "a status that is none",
            of_first(&entry("status", "\"compliant\"", "7")),
            Read,
        ),
        text(
            "a day that is none",
            of_first(&entry("review", "\"2027-02-30\"", "7")),
            Read,
        ),
        // What is text stays text.
        text("a script for a name", named(script), Read),
        text(
            "a script for evidence",
            of_first(&entry(
                "evidence",
                "\"javascript:alert(1) data:text/html,<script> https://a@b\"",
                "7",
            )),
            Read,
        ),
        text(
            "a formula for an owner",
            of_first(&entry(
                "owner",
                r#""=HYPERLINK(\"https://evil.example\",\"x\")""#,
                "7",
            )),
            Read,
        ),
        text(
            "a call for an owner",
            of_first(&entry("owner", r#""+cmd|' /C calc'!A0""#, "7")),
            Read,
        ),
        text(
            "a template",
            note(r#""{{constructor.constructor('alert(1)')()}} ${7*7} <%= 7 %>""#),
            Read,
        ),
        text(
            "half a letter",
            note(r#""\ud800""#),
            Refused("expected JSON"),
        ),
        text(
            "the other half",
            note(r#""\udc00x""#),
            Refused("expected JSON"),
        ),
        text("a letter in two halves", note(r#""\ud83d\ude00""#), Read),
        text(
            "a bare control character",
            note("\"a\u{1}b\""),
            Refused("expected JSON"),
        ),
        text(
            "a bare line feed",
            note("\"a\nb\""),
            Refused("expected JSON"),
        ),
        text(
            "control characters",
            note(r#""\u0000\u0001\u0008\u001b[31m\u007f\u0085\u2028\u2029""#),
            Read,
        ),
        text(
            "turns of direction",
            named("\"\u{202e}gnp.exe\u{2066}\u{200f}\""),
            Read,
        ),
        text(
            "letters that nothing shows",
            note("\"\u{200b}\u{200d}\u{feff}\u{ad}\u{e0041}\""),
            Read,
        ),
        text(
            "a letter under a tower of marks",
            note(&["\"a", &"\u{301}".repeat(5_000), "\""].concat()),
            Read,
        ),
        text(
            "an entry within a value",
            note(r#""\n2 79fe753e ncsc-ml:2.1-03 status 1 k3f9 7 1795000000000 done\\n""#),
            Read,
        ),
        text(
            "a value as long as may be",
            note(&["\"", &"x".repeat(20_000), "\""].concat()),
            Read,
        ),
        text(
            "a value one byte longer",
            note(&["\"", &"x".repeat(20_001), "\""].concat()),
            Refused("/systems/0/entries/0/value: expected at most 20000 bytes, found 20001"),
        ),
        text(
            "a value that is longer in bytes",
            note(&["\"", &"ä".repeat(10_001), "\""].concat()),
            Refused("/systems/0/entries/0/value: expected at most 20000 bytes, found 20002"),
        ),
        text(
            "a mark at the start",
            ["\u{feff}", &note("\"x\"")].concat(),
            Read,
        ),
        text(
            "a mark in the middle",
            plain(r#","written""#, ",\u{feff}\"written\""),
            Refused("expected JSON"),
        ),
        // Without end.
        text(
            "lists in lists",
            "[".repeat(100_000),
            Refused("expected no more than 16 lists"),
        ),
        text(
            "objects in objects",
            r#"{"a":"#.repeat(100_000),
            Refused("expected no more than 16 lists"),
        ),
        text(
            "a deep value",
            note(&["[".repeat(40), "]".repeat(40)].concat()),
            Refused("expected no more than 16 lists"),
        ),
        text(
            "a million nothings",
            ["[", &"0,".repeat(1_000_001), "0]"].concat(),
            Refused("expected at most 1000000 values"),
        ),
        text(
            "many systems",
            file(&vec!["{}"; 1_001].join(",")),
            Refused("/systems: expected at most 1000, found 1001"),
        ),
        text(
            "many entries",
            of_first(&vec!["0"; 100_001].join(",")),
            Refused("/systems/0/entries: expected at most 100000, found 100001"),
        ),
    ];
    for cut in [1, 20, 100, 200, 300] {
        let mut bytes = note("\"plain\"").into_bytes();
        bytes.truncate(cut);
        rows.push(("cut off", bytes, Refused("expected JSON")));
    }
    let field_rows = ["status", "reason", "note", "evidence", "owner", "review"].map(|field| {
        text(
            "a script in every field",
            of_first(&entry(field, script, "7")),
            Read,
        )
    });
    rows.extend(field_rows);
    rows
}

/// Files that take a while to make.
pub fn large() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let mut blown_up = note("\"plain\"").into_bytes();
    blown_up.resize(10 * 1024 * 1024 + 1, b' ');
    let mut as_large_as_may_be = blown_up.clone();
    as_large_as_may_be.pop();
    // Each for another action, the last first: put in as they come, every one would move all others.
    let scattered: Vec<String> = (0..50_000)
        .rev()
        .map(|at| {
            let id = format!(
                "a{:03}:{}.{}-{:02}",
                at / 5_000,
                at / 500 % 10 + 1,
                at / 50 % 10 + 1,
                at % 50 + 1
            );
            entry("note", "\"\"", "7").replace("ncsc-ml:2.1-03", &id)
        })
        .collect();
    let history: Vec<String> = (0..50_000)
        .map(|at| entry("note", "\"\"", &at.to_string()))
        .collect();
    vec![
        (
            "a byte too large",
            blown_up,
            Refused("expected at most 10485760 bytes, found 10485761"),
        ),
        ("as large as may be", as_large_as_may_be, Read),
        (
            "a million entries",
            of_first(&vec![r#"{"a":0}"#; 1_000_000].join(",")).into_bytes(),
            Refused("expected at most 1000000 values"),
        ),
        (
            "many actions, backwards",
            of_first(&scattered.join(",")).into_bytes(),
            Read,
        ),
        (
            "a long history",
            of_first(&history.join(",")).into_bytes(),
            Read,
        ),
    ]
}
