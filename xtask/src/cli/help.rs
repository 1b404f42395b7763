//! What each command says of itself.

pub(super) const GENERAL: &str = "\
cargo xtask COMMAND

  serve     build the site, serve it, build again on every change
  build     write the site to dist/
  test      every check: format, lints, tests, the site, its size, journeys in three browsers
  doctor    which tools are here, which are missing, how each would be got
  size      the bytes of the site, by route and by part
  content   what is in content/
  edition   keep the wording of content/ as the next edition
  export    the content as files for other tools
  validate  whether other tools take those files, and refuse broken ones
  search    what the search finds, query by query
  sections  the text that is searched, as JSON
  bench     how fast the search is in a browser, beside others; how fast saved work is
  fuzz      the search, the import of saved work, or links, against what nobody thinks of
  again     whether two builds give the same bytes
  tidy      the rules of the code that no compiler knows
  pictures  pictures of the site, for the README and to look over
  hook      for Trunk

`cargo xtask COMMAND --help` says more. Tools that are missing are installed into a cache of this
user's (WAYMARK_CACHE, or else waymark in XDG_CACHE_HOME, or else ~/.cache/waymark), or from the
system's packages; what is installed is said first.
";

pub(super) const SERVE: &str = "\
cargo xtask serve [--port N] [--open] [--offline] [--base /path/] [--send-to ADDRESS] [--content DIR]

Installs what is missing, builds the site (not if nothing has changed), serves it on this machine and
prints its address. Builds again whenever a file changes; while a build fails, the last good site stays.

  --port N        the port to try first (8080); if it is busy, the next free one is taken
  --open          open a browser
  --offline       use only what is in the cache
  --base /path/   serve the site under this path
  --send-to A     as for build
  --content DIR   the guidance in another folder, of the form of content/ (documents/ has one)
";

pub(super) const BUILD: &str = "\
cargo xtask build [--base /path/] [--site ADDRESS] [--send-to ADDRESS] [--compressed] [--words pseudo] [--offline] [--out DIR]
                  [--content DIR]

Writes the site, ready for any static host. All links are relative: it works under any path.

  --base /path/   where the site will stand; only 404.html, which is shown at any depth, needs to know
  --site A        the full address of the site (https://example.org/waymark/): pages name it as their one address, and sitemap.xml
                  and robots.txt are written for search engines
  --compressed    writes each file once more with .gz and .br, for hosts that send those where a browser takes them
  --send-to A     where readers may send what they think of a page: mailto:guidance@example.org, or the address of
                  a form for new issues (https:); without it, answers stay on readers' devices
  --words pseudo  let the interface speak English in accents, and longer, to see that no word of it stands outside of
                  src/words and that longer ones fit; give it a folder of its own with --out
  --offline       use only what is in the cache
  --content DIR   the guidance in another folder, of the form of content/ (documents/ has one)
  --out DIR       write it there instead of to dist/; a folder with other files in it is refused
";

pub(super) const DOCTOR: &str = "\
cargo xtask doctor [--offline]

Shows each tool that a build or a test needs: found (where, which version), or how it would be got.
Changes nothing. Fails if something is missing that cannot be got from here.
";

pub(super) const TEST: &str = "\
cargo xtask test [FILTER] [--engine NAME] [--offline]

Runs every check in order and stops at the first that fails. FILTER is handed to the host tests and to
the journeys in browsers, which then run only those whose name holds it; what has no tests by name is left out then.

  --engine NAME   the journeys in one engine only: chromium, firefox or webkit
  --offline       use only what is in the cache

CHROMIUM and CHROMEDRIVER, FIREFOX and GECKODRIVER, WEBKITDRIVER and XVFB name browsers, their drivers and a
display where they are not on the search path.
";

pub(super) const PICTURES: &str = "\
cargo xtask pictures [sheet] [--out FOLDER] [--offline]

Takes the README's pictures of the real build, into docs/. With `sheet`, takes every page and state at 360, 768 and 1280 pixels,
light and dark, and a report as it is printed, into target/site/sheet/, and writes an index.html there that shows them side by
side.
";

pub(super) const AGAIN: &str = "\
cargo xtask again [--offline]

Builds the site here and once more from a copy of the checkout in another folder, with nothing left of a build before, and
compares every file: two builds of the same sources with the same tools should give the same bytes. Takes as long as a first build.
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
cargo xtask content [--content DIR] [--json]

Reads content/ and shows what is there, or every fault.

  --content DIR   the same of another folder
  --json          the numbers, as one line
";

pub(super) const EDITION: &str = "\
cargo xtask edition [--content DIR]

Writes content/editions/N.toml, the next edition of the wording, and says which actions were reworded, added and retired in
it: readers' answers were given to the words of an edition, so the compiler refuses words that are in none. Writes nothing
where nothing of the kind has changed, and fails where content/ has other faults. Commit the file with the change.
";

pub(super) const EXPORT: &str = "\
cargo xtask export DIR [--content DIR]

Writes the content as files for other tools, without a browser: JSON with a schema, tables, OSCAL, libraries for CISO
Assistant, plain text. The same files stand in the site, under the same names: DIR/data/v1/... and DIR/llms.txt. The same
content gives the same bytes. Prints what each file weighs. docs/data.md says what they are.
";

pub(super) const VALIDATE: &str = "\
cargo xtask validate [--content DIR] [--offline]

Asks the tools of others whether they take what `export` writes, and whether they refuse copies that were broken. Python and
what xtask/validators/requirements.txt names are put into an environment in the cache. A step of `cargo xtask test`.

  --offline   use only what is in the cache
";

pub(super) const SEARCH: &str = "\
cargo xtask search --queries FILE --results FILE [--content DIR]

Makes the index of content/ and answers every query with it, without a browser.

  --queries FILE   an object of JSON on each line, with the query under q: {\"q\": \"model cards\"}; what else stands
                   in it is left alone
  --results FILE   written: a line for each query, {\"q\": \"model cards\", \"ranked\": [\"2.3\", \"2.4\"], \"us\": 12.3}, with the
                   principles that were found, the best first, and the microseconds that it took (the fastest of
                   three times, on this machine; `bench search` has those of a browser)
";

pub(super) const SECTIONS: &str = "\
cargo xtask sections FILE [--content DIR]

Writes the text of the principles as the search has it, section by section, as an array of JSON: id, principle, part,
title, kind (goals, why, measure, sources), heading and body. Other engines can be given the same text with it.
";

pub(super) const BENCH: &str = "\
cargo xtask bench search [--queries FILE] [--offline]
cargo xtask bench assess [--offline]

Times the search as a reader has it, in WebAssembly in Chromium, beside flexsearch and minisearch in the same run, on
the same text: as it is, ten times and a hundred times over. Prints a table, and which of the limits hold; that one is
missed is no failure, but that nothing could be compared is. Takes a minute and a half, the first time some more, and
needs a machine that does nothing else meanwhile.

With `assess`, times saved work in the site as it is built, with 1 to 50 systems of all actions: opening, setting a status,
ticking a box. Prints the table that docs/assessments.md has.

  --queries FILE   for search: as for `cargo xtask search`; without, those of xtask/bench/queries.jsonl
  --offline        use only what is in the cache

The two are fetched from npm into the cache, at the versions of xtask/bench/package.json. CHROMIUM names a browser that
is not on the search path.
";

pub(super) const FUZZ: &str = "\
cargo xtask fuzz [import|link] [--seconds N] [--seed N]

Types what nobody thinks of into the search of content/: queries, words and texts of the guidance, all mangled, hostile
texts, letters of every plane, addresses, and the index with damage. Holds every answer against the laws of the search
(crates/guidance/tests/laws), catches panics, and names what takes longer than 50 ms. An input that fails is made as
small as it still fails and written to crates/guidance/tests/fuzz/, where `cargo test` replays it.

With `import`, the same for files of saved work: samples and hostile files, damaged byte by byte and value by value, are read,
compared and taken into a device, against the laws of crates/guidance/tests/transfer. What fails goes to
crates/guidance/tests/fuzz-import/.

With `link`, the same for systems in links: crates/guidance/tests/share/laws.rs, crates/guidance/tests/fuzz-link/.

  --seconds N   for how long (600)
  --seed N      where chance starts, to try the same inputs once more; without, it is another each time, and said
";

pub(super) const HOOK: &str = "\
cargo xtask hook styles|prerender

Called by Trunk, as Trunk.toml says.
";
