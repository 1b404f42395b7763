//! Writing the pages: Trunk makes one page, the shell, with the addresses of all it has bundled; the
//! prerenderer fills it for every route.
//!
//! What Trunk made is kept as it was before the pages, so that a change of text alone can be built
//! from there, by the very same step.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::words::Words;
use super::{folder, licences};
use crate::host::Host;
use crate::places::Places;

/// Says to the hook what site the page for wrong addresses will stand on.
pub const BASE: &str = "WAYMARK_BASE";

/// Says to the hook where answers to "was this page helpful?" go; nowhere when it is empty.
pub const SEND_TO: &str = "WAYMARK_SEND_TO";

/// Says to the hook the full address of the site; none is known when it is empty.
pub const SITE: &str = "WAYMARK_SITE";

/// Says to the hook what the interface speaks; see [`Words`].
pub const WORDS: &str = "WAYMARK_WORDS";

/// Says to the hook where the guidance is; see [`Places::content`].
pub const CONTENT: &str = "WAYMARK_CONTENT";

/// What a site is told of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The path that it stands under.
    pub base: String,
    /// Where answers to "was this page helpful?" go.
    pub send_to: Option<String>,
    /// Its full address.
    pub address: Option<String>,
    /// What its interface speaks.
    pub words: Words,
}

/// The command that writes every page of a site into `dir`, over the shell of what Trunk made.
///
/// A cargo invocation of its own: in one with the wasm app, cargo would build both with the features
/// of both.
pub fn command(host: &Host, places: &Places, dir: &Path, site: &Site) -> Result<Command> {
    let (list, texts) = licences::write(host, places)?;
    let mut command = host.cargo();
    command
        .current_dir(&places.root)
        .args([
            "run",
            "--package",
            "waymark",
            "--bin",
            "prerender",
            "--profile",
            "native",
        ])
        .args(["--no-default-features", "--features"])
        .arg(site.words.features("ssr"))
        .args(["--", "--shell"])
        .arg(kept(places, site.words).join("index.html"))
        .arg("--content")
        .arg(&places.content)
        .arg("--out")
        .arg(dir)
        .args(["--base", &site.base])
        .arg("--licences")
        .arg(list)
        .arg("--texts")
        .arg(texts);
    if let Some(send_to) = &site.send_to {
        command.args(["--send-to", send_to]);
    }
    if let Some(address) = &site.address {
        command.args(["--site", address]);
    }
    Ok(command)
}

/// Where Trunk's output is kept.
pub fn kept(places: &Places, words: Words) -> std::path::PathBuf {
    places.site().join(words.folder("trunk"))
}

/// Trunk's hook before the build: the style sheets, one for each kind of page.
pub fn hook_styles(host: &Host, places: &Places) -> Result<()> {
    let out = places.site().join("styles");
    let mut command = host.cargo();
    command
        .current_dir(&places.root)
        .args(["run", "--quiet", "--package", "stylesheet", "--"])
        .args(["--in", "style", "--out"])
        .arg(out);
    succeed(&mut command, "the style sheets")
}

/// Trunk's hook after the build: keeps what Trunk made, then writes the pages into it.
pub fn hook_prerender(host: &Host, places: &Places) -> Result<()> {
    let staging = host
        .var("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: this command is a hook, run by Trunk")?;
    let staging = Path::new(&staging);
    let words = host.var(WORDS).filter(|words| !words.is_empty());
    let words = words.as_deref().map(Words::parse).transpose()?;
    let words = words.unwrap_or_default();
    folder::copy(staging, &kept(places, words))?;
    let said = |name: &str| host.var(name).filter(|value| !value.is_empty());
    let site = Site {
        base: base(
            host.var(BASE).as_deref(),
            host.var("TRUNK_PUBLIC_URL").as_deref(),
        ),
        send_to: said(SEND_TO),
        address: said(SITE),
        words,
    };
    let places = match said(CONTENT) {
        None => places.clone(),
        Some(content) => places.clone().with_content(Path::new(&content))?,
    };
    succeed(&mut command(host, &places, staging, &site)?, "the pages")
}

/// The page for wrong addresses is the only one that needs to know where the site stands, as it is
/// shown at any depth. xtask says it, or else Trunk's public URL if that is a path.
fn base(said: Option<&str>, public_url: Option<&str>) -> String {
    said.into_iter()
        .chain(public_url)
        .find(|base| base.starts_with('/'))
        .unwrap_or("/")
        .to_owned()
}

fn succeed(command: &mut Command, what: &str) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{what}: cargo cannot be started"))?;
    if status.success() {
        return Ok(());
    }
    bail!("{what} could not be made ({status}); the fault stands above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_what_xtask_says_or_else_a_path_of_trunks() {
        for (said, public_url, expected) in [
            (Some("/waymark/"), Some("./"), "/waymark/"),
            (None, Some("/sub/"), "/sub/"),
            (None, Some("./"), "/"),
            (None, None, "/"),
        ] {
            assert_eq!(base(said, public_url), expected);
        }
    }
}
