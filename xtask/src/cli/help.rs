//! What each command says of itself.

pub(super) const GENERAL: &str = "\
cargo xtask COMMAND

  serve     build the site, serve it, build again on every change
  build     write the site to dist/
  test      every check: format, lints, tests, the site, its size, browser tests
  doctor    which tools are here, which are missing, how each would be got
  size      the bytes of the site, by route and by part
  content   what is in content/
  tidy      the rules of the code that no compiler knows
  hook      for Trunk

`cargo xtask COMMAND --help` says more. Tools that are missing are installed into a cache of this
user's (WAYMARK_CACHE, or else waymark in XDG_CACHE_HOME, or else ~/.cache/waymark), or from the
system's packages; what is installed is said first.
";

pub(super) const SERVE: &str = "\
cargo xtask serve [--port N] [--open] [--offline] [--base /path/] [--send-to ADDRESS]

Installs what is missing, builds the site (not if nothing has changed), serves it on this machine and
prints its address. Builds again whenever a file changes; while a build fails, the last good site stays.

  --port N        the port to try first (8080); if it is busy, the next free one is taken
  --open          open a browser
  --offline       use only what is in the cache
  --base /path/   serve the site under this path
  --send-to A     as for build
";

pub(super) const BUILD: &str = "\
cargo xtask build [--base /path/] [--send-to ADDRESS] [--offline] [--out DIR]

Writes the site, ready for any static host. All links are relative: it works under any path.

  --base /path/   where the site will stand; only 404.html, which is shown at any depth, needs to know
  --send-to A     where readers may send what they think of a page: mailto:guidance@example.org, or the address of
                  a form for new issues (https:); without it, answers stay on readers' devices
  --offline       use only what is in the cache
  --out DIR       write it there instead of to dist/; a folder with other files in it is refused
";

pub(super) const DOCTOR: &str = "\
cargo xtask doctor [--offline]

Shows each tool that a build or a test needs: found (where, which version), or how it would be got.
Changes nothing. Fails if something is missing that cannot be got from here.
";

pub(super) const TEST: &str = "\
cargo xtask test [FILTER] [--offline]

Runs every check in order and stops at the first that fails. FILTER is handed to the host tests and to
the browser tests, which then run only those whose name holds it.

CHROMIUM and CHROMEDRIVER name the browser and its driver where they are not on the search path.
";

pub(super) const TIDY: &str = "\
cargo xtask tidy

Checks the rules that no compiler knows: which part of the code may use which, no path of somebody's
machine in the text, no unfinished work, every style sheet in use.
";

pub(super) const SIZE: &str = "\
cargo xtask size [--json] [--update] [--offline]

Builds the site if need be and weighs it, raw and compressed, by route and by part. Fails if a limit of
size-budget.toml is exceeded, naming what grew since the figures in it were taken.

  --json      one object on standard output
  --update    write today's figures into size-budget.toml (the limits stay as they are)
";

pub(super) const CONTENT: &str = "\
cargo xtask content [--json]

Reads content/ and shows what is there, or every fault.

  --json    the numbers, as one line
";

pub(super) const HOOK: &str = "\
cargo xtask hook styles|prerender

Called by Trunk, as Trunk.toml says.
";
