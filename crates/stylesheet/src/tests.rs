use super::*;

/// Writes files into a folder of the test's own and bundles the first.
fn bundled(name: &str, files: &[(&str, &str)]) -> Result<String, String> {
    let dir = std::env::temp_dir().join(format!("stylesheet-{}-{name}", std::process::id()));
    for (file, text) in files {
        let file = dir.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let result = bundle(&dir.join(files[0].0));
    let said = result.map_err(|fault| {
        fault
            .to_string()
            .replace(&format!("{}/", dir.display()), "")
    });
    std::fs::remove_dir_all(&dir).unwrap();
    said
}

#[test]
fn imports_are_joined_into_their_layers() {
    let css = bundled(
        "layers",
        &[
            (
                "main.css",
                "@layer tokens, base;\n@import \"tokens/colour.css\" layer(tokens);\n@import \"base/page.css\" layer(base);\n",
            ),
            ("tokens/colour.css", ":root {\n  --ink: #112233;\n}\n"),
            ("base/page.css", "body { color: var(--ink); margin: 0px }\n"),
        ],
    );
    assert_eq!(
        css.unwrap(),
        "@layer tokens{:root{--ink:#123}}@layer base{body{color:var(--ink);margin:0}}"
    );
}

#[test]
fn what_browsers_understand_by_now_is_left_as_it_is() {
    let css = bundled(
        "modern",
        &[(
            "main.css",
            ".a { &:has(:checked) { color: light-dark(#000, #fff) } }",
        )],
    );
    assert_eq!(
        css.unwrap(),
        ".a{&:has(:checked){color:light-dark(#000,#fff)}}"
    );
}

#[test]
fn a_fault_names_the_file_and_the_line() {
    let fault = bundled(
        "fault",
        &[
            ("main.css", "@import \"part.css\";\n"),
            ("part.css", ".good { margin: 0 }\n\n.bad } {\n"),
        ],
    );
    let fault = fault.unwrap_err();
    assert!(fault.starts_with("part.css:3: "), "{fault}");
}

#[test]
fn a_missing_import_names_who_imports_it() {
    let fault = bundled("missing", &[("main.css", "a{}\n@import \"absent.css\";\n")]);
    let fault = fault.unwrap_err();
    assert!(
        fault.contains("main.css") || fault.contains("absent.css"),
        "{fault}"
    );
}
