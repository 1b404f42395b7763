//! Chooses the words of the interface for every program of a build at once: Trunk hands features of the command line to
//! one of them only.

fn main() {
    const WORDS: &str = "WAYMARK_WORDS";
    println!("cargo:rerun-if-env-changed={WORDS}");
    if std::env::var(WORDS).is_ok_and(|words| words == "pseudo") {
        println!("cargo:rustc-cfg=feature=\"pseudo\"");
    }
}
