//! A plain static host: files under a path, `index.html` for a folder, `404.html` with status 404 for what
//! is not there. It rewrites nothing and adds no header that a plain host would not send.
//!
//! The site's links are relative, but for those of 404.html, which a host shows at any depth. So the path
//! is the one that the site was built for; but never `/`, since under the root of a host a link that
//! wrongly starts with `/` would work.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{needs, watch};

/// The host of one browser's site.
pub struct Host {
    site: Arc<Site>,
    address: SocketAddr,
}

/// What is served.
struct Site {
    /// Another folder once a new edition was put there.
    dist: Mutex<PathBuf>,
    base: String,
    /// How many more requests are answered; without an end while it is `None`.
    answers: Mutex<Option<usize>>,
    /// Whether pages may have the site kept on the device. Most journeys are about something else, and a copy of the whole site
    /// takes longer than they do.
    keeps: bool,
    /// Whether each page gets a script that reports what it says in the console.
    watched: bool,
    said: Mutex<Vec<String>>,
    /// What is done on a page as soon as its words are there, before its programs are.
    early: Mutex<String>,
    /// The same site in other words, at [`PSEUDO`]; there is none where the harness tests itself.
    pseudo: Option<PathBuf>,
    /// The site of another document, at [`SECOND`]; as above.
    second: Option<PathBuf>,
}

/// The path at which the same site stands in other words: English in accents, which `cargo xtask build --words pseudo` makes.
/// `Browser::open` takes such paths as they are.
pub const PSEUDO: &str = "/pseudo/";

/// The path at which the site of another document stands, on the same host: `cargo xtask build --content` makes it. As above.
pub const SECOND: &str = "/second/";

/// What the host answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The MIME type.
    pub kind: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Host {
    /// The host of the built site; it lives as long as the program.
    pub(crate) fn of_site(watched: bool, keeps: bool) -> Result<Self> {
        Self::start(needs::site()?, watched, keeps)
    }

    fn start(dist: PathBuf, watched: bool, keeps: bool) -> Result<Self> {
        let site = Arc::new(Site {
            base: base(&dist)?,
            dist: Mutex::new(dist),
            answers: Mutex::default(),
            keeps,
            watched,
            said: Mutex::default(),
            early: Mutex::default(),
            pseudo: needs::pseudo().ok(),
            second: needs::second().ok(),
        });
        let listener =
            TcpListener::bind(("127.0.0.1", 0)).context("no port to serve the site on")?;
        let address = listener.local_addr()?;
        let served = Arc::clone(&site);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&served);
                // A browser that goes away in the middle of a page is no fault of the site's.
                std::thread::spawn(move || drop(site.answer(stream)));
            }
        });
        Ok(Self { site, address })
    }

    /// What watched pages have reported since this was asked last.
    pub(crate) fn said(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.site.said))
    }

    /// Does something on every page from now on as soon as its words are there: what a reader does who does not wait for programs. A
    /// script.
    pub fn act_early(&self, script: &str) {
        *lock(&self.site.early) =
            format!("; addEventListener('DOMContentLoaded', () => {{ {script} }})");
    }

    /// Answers nobody any more, as a host that is out of reach.
    pub fn stop(&self) {
        self.stop_after(0);
    }

    /// Answers so many requests, and then nobody any more.
    pub fn stop_after(&self, answers: usize) {
        *lock(&self.site.answers) = Some(answers);
    }

    /// Answers again.
    pub fn go_on(&self) {
        *lock(&self.site.answers) = None;
    }

    /// Serves another folder from now on, in which a new edition of the same site stands.
    pub fn put(&self, dist: &Path) {
        *lock(&self.site.dist) = dist.to_owned();
    }

    /// The folder that is served.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        lock(&self.site.dist).clone()
    }

    /// The path that the site stands under; starts and ends with `/`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.site.base
    }

    /// The full address of a page of the site; of any path of the host if it starts with `/`.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        if page.starts_with('/') {
            format!("http://{}{page}", self.address)
        } else {
            format!("http://{}{}{page}", self.address, self.site.base)
        }
    }

    /// The part of a full address behind the site's path; `None` if it is no address of the site.
    #[must_use]
    pub fn page_of<'a>(&self, url: &'a str) -> Option<&'a str> {
        url.strip_prefix(&self.url(""))
    }

    /// The names of all pages of the site, sorted.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn pages(&self) -> Result<Vec<String>> {
        pages(&self.dist())
    }

    /// The paths of all pages in other words, sorted.
    ///
    /// # Errors
    /// When they were not built, or the folder can't be read.
    pub fn pseudo_pages(&self) -> Result<Vec<String>> {
        let pages = pages(&needs::pseudo()?)?;
        Ok(pages.iter().map(|page| format!("{PSEUDO}{page}")).collect())
    }

    /// Asks for a full address, as a browser would.
    ///
    /// # Errors
    /// When it is no address of this host, or the answer makes no sense.
    pub fn get(&self, url: &str) -> Result<Answer> {
        let path = url
            .strip_prefix(&format!("http://{}", self.address))
            .with_context(|| format!("{url} is on another host"))?;
        let mut stream = TcpStream::connect(self.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .context("an answer without an end of its head")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        let kind = head
            .lines()
            .find_map(|line| line.strip_prefix("Content-Type: "));
        Ok(Answer {
            status: status.context("an answer without a status")?,
            kind: kind.unwrap_or_default().to_owned(),
            body: answer.split_off(end + 4),
        })
    }
}

/// A journey that failed while it held something has broken nothing in it.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn pages(dist: &Path) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // That one holds all pages, and has journeys of its own.
        if name.ends_with(".html") && name != "waymark.html" {
            pages.push(name);
        }
    }
    pages.sort();
    Ok(pages)
}

/// The path that the site was built for, by the way home of its 404.html. A site that was built for the root
/// of a host is served elsewhere all the same: every page but 404.html must not notice.
fn base(dist: &Path) -> Result<String> {
    let page = std::fs::read_to_string(dist.join("404.html"))?;
    let home = page
        .split(['"', '=', ' ', '>'])
        .find_map(|value| value.strip_suffix("index.html"))
        .context("404.html has no link to index.html, by which a lost reader gets home")?;
    match home {
        "/" => Ok("/some/where/".to_owned()),
        _ if home.starts_with('/') => Ok(home.to_owned()),
        _ => bail!(
            "404.html leads home by {home:?}, which is another place at every depth; expected a path"
        ),
    }
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut length = 0;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse()?;
            }
            header.clear();
        }
        {
            let mut answers = lock(&self.answers);
            if *answers == Some(0) {
                return Ok(());
            }
            *answers = answers.map(|left| left - 1);
        }
        let dist = lock(&self.dist).clone();
        let path = request.split(' ').nth(1).unwrap_or_default();
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let (status, kind, body) = match path.strip_prefix(&self.base) {
            Some(watch::REPORT) if self.watched => {
                let mut said = vec![0; length];
                reader.read_exact(&mut said)?;
                let said = String::from_utf8_lossy(&said).into_owned();
                lock(&self.said).push(said);
                ("200 OK", "text/plain", Vec::new())
            }
            Some(watch::SCRIPT) if self.has_script() => {
                let watch = if self.watched {
                    watch::code()
                } else {
                    String::new()
                };
                let code = watch + lock(&self.early).as_str();
                ("200 OK", "text/javascript", code.into())
            }
            Some(watch::PASTE) => ("200 OK", HTML, watch::PASTE_PAGE.into()),
            Some(below) => match file(&dist, below) {
                Some(file) => ("200 OK", kind(&file), self.read(&file)?),
                None => ("404 Not Found", HTML, self.read(&dist.join("404.html"))?),
            },
            None => match self.beside(path) {
                Some((site, below)) => match file(site, below) {
                    Some(file) => ("200 OK", kind(&file), self.read(&file)?),
                    None => ("404 Not Found", HTML, self.read(&site.join("404.html"))?),
                },
                None => ("404 Not Found", "text/plain", b"not this site\n".to_vec()),
            },
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if !request.starts_with("HEAD ") {
            stream.write_all(&body)?;
        }
        Ok(())
    }

    /// Another site on this host, and what is asked of it.
    fn beside<'a>(&self, path: &'a str) -> Option<(&Path, &'a str)> {
        let sites = [(&self.pseudo, PSEUDO), (&self.second, SECOND)];
        let mut asked = sites
            .into_iter()
            .filter_map(|(site, base)| Some((site.as_deref()?, path.strip_prefix(base)?)));
        asked.next()
    }

    /// Whether pages get a script of this harness's.
    fn has_script(&self) -> bool {
        self.watched || !lock(&self.early).is_empty()
    }

    fn read(&self, file: &Path) -> Result<Vec<u8>> {
        let bytes = std::fs::read(file)?;
        if self.has_script() && kind(file) == HTML {
            return Ok(watch::add_to(&String::from_utf8(bytes)?, &self.base)?.into());
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !self.keeps && name.starts_with("boot-") {
            let script = String::from_utf8(bytes)?;
            if !script.contains(WORKERS) {
                bail!("{name} does not ask for {WORKERS}, so it can't be kept from it");
            }
            return Ok(script.replace(WORKERS, "undefined").into());
        }
        Ok(bytes)
    }
}

/// What a page has the site kept by; browsers do not have it where a page came without protection.
const WORKERS: &str = "navigator.serviceWorker";

/// The file that a path below the base names. No name of the site needs an escape, so there is none here.
fn file(dist: &Path, below: &str) -> Option<PathBuf> {
    let named = Path::new(below);
    let inside = named
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    let mut file = dist.join(named);
    if below.is_empty() || below.ends_with('/') {
        file.push("index.html");
    }
    (inside && file.is_file()).then_some(file)
}

const HTML: &str = "text/html; charset=utf-8";

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => HTML,
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    fn site(home: &str) -> (Folder, Result<Host>) {
        let folder = Folder::new().unwrap();
        let page = format!("<a class=\"brand\" href={home}index.html>");
        std::fs::write(folder.path().join("404.html"), page).unwrap();
        std::fs::write(folder.path().join("index.html"), "home").unwrap();
        std::fs::write(folder.path().join("a.wasm"), "w").unwrap();
        let host = Host::start(folder.path().to_owned(), false, false);
        (folder, host)
    }

    #[test]
    fn files_are_served_below_the_path_that_the_site_was_built_for() {
        let (_folder, host) = site("/some/where/");
        let host = host.unwrap();
        assert_eq!(host.base(), "/some/where/");
        assert_eq!(host.pages().unwrap(), ["404.html", "index.html"]);
        for (page, status, kind) in [
            ("", 200, HTML),
            ("index.html?stage=design", 200, HTML),
            ("a.wasm", 200, "application/wasm"),
            ("no/such/page", 404, HTML),
            ("../some/where/a.wasm", 404, HTML),
            ("/some/where", 404, "text/plain"),
            ("/index.html", 404, "text/plain"),
        ] {
            let answer = host.get(&host.url(page)).unwrap();
            assert_eq!(
                (answer.status, answer.kind.as_str()),
                (status, kind),
                "{page}"
            );
        }
    }

    #[test]
    fn a_site_built_for_the_root_of_a_host_is_served_elsewhere() {
        let (_folder, host) = site("/");
        assert_eq!(host.unwrap().base(), "/some/where/");
    }

    #[test]
    fn a_404_page_that_leads_home_by_a_relative_link_is_refused() {
        for home in ["", "./", "../"] {
            let (_folder, host) = site(home);
            let error = host.err().unwrap().to_string();
            assert!(error.contains("at every depth"), "{error}");
        }
    }
}
