use super::*;

const GLUE: &str = r#"/* @ts-self-types="./p.d.ts" */

/**
 * @param {string} name
 */
export function unused() {}

function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_focus_0123456789abcdef: function(arg0) {
            getObject(arg0).focus(); // getObject
        },
        __wbg_getObject_fedcba9876543210: function(...args) {
            return getObject(...getObject);
        },
    };
    return {
        __proto__: null,
        "./p_bg.js": import0,
    };
}

function getObject(idx) { return wasm.memory.buffer[idx].getObject; }

let wasm;
async function __wbg_init() { wasm.__wbindgen_start(); }
function start() { wasm.start(getObject('…', wasm)); }

export { start, __wbg_init as default };
"#;

fn section(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind, u8::try_from(body.len()).unwrap()], body].concat()
}

fn name(text: &str) -> Vec<u8> {
    [&[u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
}

fn wasm() -> Vec<u8> {
    let import = |text| [name("./p_bg.js"), name(text), vec![0, 0]].concat();
    let imports = [
        vec![2],
        import("__wbg_focus_0123456789abcdef"),
        import("__wbg_getObject_fedcba9876543210"),
    ];
    let exports = [
        vec![4],
        name("memory"),
        vec![2, 0],
        name("main"),
        vec![0, 9],
        name("start"),
        vec![0, 200, 1],
        name("__wbindgen_start"),
        vec![0, 3],
    ];
    [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, b"types"),
        section(2, &imports.concat()),
        section(7, &exports.concat()),
        section(10, b"code"),
    ]
    .concat()
}

#[test]
fn both_get_the_same_short_names_and_nothing_else_changes() {
    let Program { glue, wasm } = shorten(GLUE, &wasm()).unwrap();
    assert_eq!(
        glue,
        r#"export function unused() {}
function $a() {
const import0 = {
__proto__: null,
a: function(arg0) {
$b(arg0).focus(); // $b
},
b: function(...args) {
return $b(...$b);
},
};
return {
__proto__: null,
_: import0,
};
}
function $b(idx) { return wasm.a.buffer[idx].getObject; }
let wasm;
async function __wbg_init() { wasm.d(); }
function start() { wasm.c($b('…', wasm)); }
export { start, __wbg_init as default };"#
    );
    let expected = [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, b"types"),
        section(2, b"\x02\x01_\x01a\0\0\x01_\x01b\0\0"),
        section(7, b"\x03\x01a\x02\0\x01c\0\xc8\x01\x01d\0\x03"),
        section(10, b"code"),
    ];
    assert_eq!(wasm, expected.concat());
}

#[test]
fn a_program_may_import_nothing() {
    let glue = GLUE.replace("        __wbg_focus_0123456789abcdef: function(arg0) {\n            getObject(arg0).focus(); // getObject\n        },\n", "");
    let (start, end) = (
        glue.find("        __wbg_getObject").unwrap(),
        glue.find("    };\n    return").unwrap(),
    );
    let glue = [&glue[..start], &glue[end..]].concat();
    let glue = glue.replace("        \"./p_bg.js\": import0,\n", "");
    let exports = [
        vec![3],
        name("memory"),
        vec![2, 0],
        name("start"),
        vec![0, 1],
        name("__wbindgen_start"),
        vec![0, 3],
    ];
    let wasm = [b"\0asm\x01\0\0\0".to_vec(), section(7, &exports.concat())].concat();
    let Program { glue, wasm } = shorten(&glue, &wasm).unwrap();
    assert!(glue.contains("wasm.b("), "{glue}");
    let expected = section(7, b"\x03\x01a\x02\0\x01b\0\x01\x01c\0\x03");
    assert!(wasm.ends_with(&expected), "{wasm:?}");
}

#[test]
fn what_does_not_fit_together_is_a_fault() {
    let key = "        __wbg_focus_0123456789abcdef:";
    for (glue, named) in [
        (GLUE.replace(key, "        other:"), "__wbg_focus_"),
        (
            GLUE.replace(key, &format!("{key} 1,\n{key}")),
            "found it 2 times",
        ),
        (GLUE.replace("p_bg.js", "q_bg.js"), "./p_bg.js"),
        (format!("{GLUE}let text = `a\nb`;\n"), "spans lines"),
    ] {
        let fault = shorten(&glue, &wasm()).unwrap_err().to_string();
        assert!(fault.contains(named), "{fault}");
    }
}

#[test]
fn a_program_cut_off_anywhere_is_a_fault_or_has_too_little_for_the_glue() {
    let whole = wasm();
    for length in 0..whole.len() - 6 {
        assert!(shorten(GLUE, &whole[..length]).is_err(), "{length}");
    }
    let mut other = whole.clone();
    // A table in place of a function.
    let at = other.windows(3).position(|w| w == [b'f', 0, 0]).unwrap();
    other[at + 1] = 1;
    let fault = shorten(GLUE, &other).unwrap_err().to_string();
    assert!(fault.contains("functions"), "{fault}");
}

#[test]
fn short_names_go_on_after_z() {
    assert_eq!(
        [0, 25, 26, 51, 52, 701, 702].map(short),
        ["a", "z", "aa", "az", "ba", "zz", "aaa"]
    );
}
