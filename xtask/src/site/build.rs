//! Building the site.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::RwLock;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::inputs::{self, Inputs};
use super::pages::Site;
use super::stamp::{self, Plan, Stamp};
use super::words::Words;
use super::{folder, pages};
use crate::host::{Host, NATIVE_PATH};
use crate::places::Places;
use crate::tools::needed;
use crate::{content, step, toolchain};

/// What may be asked of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The path that the site will stand under; begins and ends with `/`.
    pub base: String,
    /// Where answers to "was this page helpful?" go; checked when it was read.
    pub send_to: Option<String>,
    /// The full address of the site, if pages are to name it; ends with `/`.
    pub site: Option<String>,
    /// Nothing may use the network.
    pub offline: bool,
    /// What the interface speaks.
    pub words: Words,
    /// Where the site goes.
    pub out: PathBuf,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Built {
    /// How much of it.
    pub plan: Plan,
    /// How long it took.
    pub elapsed: Duration,
}

/// Brings the site up to date. `swap` is held while the new site takes the old one's place.
pub fn build(host: &Host, places: &Places, options: &Options, swap: &RwLock<()>) -> Result<Built> {
    let started = Instant::now();
    let _one_at_a_time = lock(places)?;
    let inputs = inputs::read(host, places)?;
    let stamp_file = stamp_file(places, &options.out);
    let old = Stamp::read(&stamp_file);
    let mut said = format!(
        "base={} send-to={} site={} words={}",
        options.base,
        options.send_to.as_deref().unwrap_or_default(),
        options.site.as_deref().unwrap_or_default(),
        options.words.name()
    );
    if !places.is_own_content() {
        said.push_str(&format!(" content={}", places.content_name()));
    }
    let kept = folder::hash(&pages::kept(places, options.words))?;
    let plan = stamp::plan(
        old.as_ref(),
        &said,
        &inputs,
        kept,
        folder::hash(&options.out)?,
    );
    let plan = stamp::with_others(plan, &stamps(places), &inputs, kept);
    if plan != Plan::Nothing {
        may_replace(places, &options.out, old.is_some())?;
        // All faults of the text at once, and before anything takes minutes.
        content::check(places)?;
        make(host, places, options, plan)?;
        let next = places.site().join("next");
        let kept = pages::kept(places, options.words);
        let stamp = stamp_of(&said, inputs, &kept, &next)?;
        let guard = swap.write();
        folder::replace(&next, &options.out)?;
        drop(guard);
        stamp.write(&stamp_file)?;
    }
    Ok(Built {
        plan,
        elapsed: started.elapsed(),
    })
}

/// What a plan is called in front of people.
pub fn describe(plan: Plan) -> &'static str {
    match plan {
        Plan::Nothing => "nothing had changed",
        Plan::Pages => "the pages",
        Plan::Bundle => "bundled again, the same program",
        Plan::All => "everything",
    }
}

fn make(host: &Host, places: &Places, options: &Options, plan: Plan) -> Result<()> {
    let next = places.site().join("next");
    folder::remove(&next)?;
    if plan == Plan::Pages {
        folder::copy(&pages::kept(places, options.words), &next)?;
        let site = Site {
            base: options.base.clone(),
            send_to: options.send_to.clone(),
            address: options.site.clone(),
            words: options.words,
        };
        let mut command = pages::command(host, places, &next, &site)?;
        return step::run(
            "write the pages",
            &mut command,
            &places.build_log("pages"),
            "What to do: mend what the lines above name.",
        )
        .map(drop);
    }
    let mut trunk = trunk(host, places, options, &next)?;
    step::run(
        "build the site with Trunk",
        &mut trunk,
        &places.build_log("trunk"),
        if options.offline {
            "What to do: mend what the lines above name. If cargo speaks of a package that it cannot download: \
             --offline uses only what is there; run the same command once without it."
        } else {
            "What to do: mend what the lines above name. If cargo speaks of a failed download: this step needs the \
             network for the app's dependencies; connect and run the same command again."
        },
    )
    .map(drop)
}

/// Trunk, with the compiler and the tools in front of the search path.
fn trunk(host: &Host, places: &Places, options: &Options, next: &Path) -> Result<Command> {
    let compiler = toolchain::ensure(host, places, options.offline)?;
    let native = host.path();
    let mut front = compiler.front();
    let mut program = PathBuf::from("trunk");
    for tool in needed::for_building(places)? {
        let found = tool.ensure(host, places, options.offline)?;
        // A folder that is on the search path already stays where it is: moved to the front, the
        // system's programs would hide the user's own.
        front.extend(
            found
                .path
                .parent()
                .map(Path::to_owned)
                .filter(|dir| !native.contains(dir)),
        );
        if tool.name == "trunk" {
            program = found.path;
        }
    }
    let mut command = host.command(program);
    command
        .current_dir(&places.root)
        .env("PATH", host.path_with(&front))
        .env(
            NATIVE_PATH,
            std::env::join_paths(native).context("the search path is broken")?,
        )
        .env(
            "WAYMARK_XTASK",
            std::env::current_exe().context("xtask cannot find itself")?,
        )
        .env(pages::BASE, &options.base)
        .env(
            pages::SEND_TO,
            options.send_to.as_deref().unwrap_or_default(),
        )
        .env(pages::SITE, options.site.as_deref().unwrap_or_default())
        .env(pages::WORDS, options.words.name())
        .env(pages::CONTENT, &places.content)
        .envs(compiler.vars(places))
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Where Trunk was when a compiler failed helps nobody, and pushes the fault out of sight.
        .env("RUST_LIB_BACKTRACE", "0")
        // Trunk takes `true` or `false` here and dies of the customary `1`.
        .env_remove("NO_COLOR")
        .args(["build", "--dist"])
        .arg(next)
        .args(["--features", &options.words.features("hydrate")]);
    if options.offline {
        command.args(["--offline", "true"]);
    }
    Ok(command)
}

fn stamp_of(said: &str, inputs: Inputs, kept: &Path, next: &Path) -> Result<Stamp> {
    Ok(Stamp {
        options: said.to_owned(),
        inputs,
        kept: folder::hash(kept)?.context("Trunk's output was not kept")?,
        site: folder::hash(next)?.context("the build left no site")?,
    })
}

/// A folder that this tool did not fill is not emptied by it.
fn may_replace(places: &Places, out: &Path, ours: bool) -> Result<()> {
    if ours || out == places.dist() || !out.exists() {
        return Ok(());
    }
    let empty = std::fs::read_dir(out)
        .with_context(|| format!("{} is not a folder", out.display()))?
        .next()
        .is_none();
    if empty {
        return Ok(());
    }
    bail!(
        "{} holds files that no build of this checkout put there, and a build replaces the whole folder.\n\
         What to do: name an empty or a new folder, or remove that one first.",
        out.display()
    )
}

/// One stamp for each place that a site is built into, out of sight of the host it is copied to.
fn stamp_file(places: &Places, out: &Path) -> PathBuf {
    let name = if out == places.dist() {
        "dist".to_owned()
    } else {
        let mut hasher = DefaultHasher::new();
        out.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    };
    stamps(places).join(name)
}

fn stamps(places: &Places) -> PathBuf {
    places.site().join("stamps")
}

/// Two builds in one checkout would overwrite each other's work.
fn lock(places: &Places) -> Result<File> {
    let dir = places.site();
    std::fs::create_dir_all(&dir).with_context(|| format!("{} cannot be made", dir.display()))?;
    let file = File::create(dir.join("build.lock")).context("the build's lock cannot be made")?;
    if file.try_lock().is_err() {
        eprintln!("Another build of this checkout is running: waiting for it.");
        file.lock().context("the build's lock cannot be had")?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_folder_of_somebody_elses_is_not_emptied() {
        let dir = Scratch::new();
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        let theirs = dir.path().join("theirs");
        assert!(may_replace(&places, &theirs, false).is_ok(), "a new folder");
        std::fs::create_dir(&theirs).unwrap();
        assert!(
            may_replace(&places, &theirs, false).is_ok(),
            "an empty folder"
        );
        dir.write("theirs/letter.txt", "");
        let error = may_replace(&places, &theirs, false)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("theirs") && error.contains("What to do"),
            "{error}"
        );
        assert!(
            may_replace(&places, &theirs, true).is_ok(),
            "one of our own"
        );
        dir.write("dist/index.html", "");
        assert!(
            may_replace(&places, &places.dist(), false).is_ok(),
            "dist is ours"
        );
    }
}
