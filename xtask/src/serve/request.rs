//! From a request to an answer, as a plain static host gives it: files of one folder, under one
//! path, and 404.html for all else.

use std::path::{Component, Path, PathBuf};

/// A site, and where it stands.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder of its files.
    pub root: PathBuf,
    /// The path that it is served under; begins and ends with `/`.
    pub base: String,
}

/// What is sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status with its reason.
    pub status: &'static str,
    /// The type of the body.
    pub kind: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// What is shown.
    pub body: Vec<u8>,
    /// Whether the body is only announced, not sent.
    pub head_only: bool,
}

impl Site {
    /// Answers the first line of a request.
    pub fn answer(&self, line: &str) -> Answer {
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return plain("400 Bad Request", "That was not a request.\n");
        };
        if method != "GET" && method != "HEAD" {
            return plain("405 Method Not Allowed", "This server only shows files.\n");
        }
        let mut answer = self.show(target);
        answer.head_only = method == "HEAD";
        answer
    }

    fn show(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if path == "/" && self.base != "/" {
            return redirect(&self.base);
        }
        if format!("{path}/") == self.base {
            return redirect(&self.base);
        }
        match path
            .strip_prefix(&self.base)
            .and_then(|below| self.file(below))
        {
            Some(file) => match std::fs::read(&file) {
                Ok(body) => Answer {
                    status: "200 OK",
                    kind: kind(&file),
                    location: None,
                    body: at_work(&file, body),
                    head_only: false,
                },
                Err(_) => self.not_found(),
            },
            None => self.not_found(),
        }
    }

    /// The file that a path below the base names, if it is one of the site's.
    fn file(&self, below: &str) -> Option<PathBuf> {
        let decoded = decode(below)?;
        if decoded.contains(['\\', '\0']) {
            return None;
        }
        let named = Path::new(&decoded);
        // A step upwards or a root has no business in a path, wherever it leads.
        if !named
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return None;
        }
        let mut file = self.root.join(named);
        if decoded.is_empty() || decoded.ends_with('/') {
            file.push("index.html");
        }
        // A link inside the folder may point out of it.
        let (file, root) = (file.canonicalize().ok()?, self.root.canonicalize().ok()?);
        (file.starts_with(root) && file.is_file()).then_some(file)
    }

    fn not_found(&self) -> Answer {
        let body = std::fs::read(self.root.join("404.html"));
        let kind = if body.is_ok() {
            "text/html; charset=utf-8"
        } else {
            "text/plain; charset=utf-8"
        };
        Answer {
            status: "404 Not Found",
            kind,
            location: None,
            body: body.unwrap_or_else(|_| b"There is no such page.\n".to_vec()),
            head_only: false,
        }
    }
}

/// A file as it is served while somebody works on the site. The worker that keeps the site on a device shows what it has kept;
/// who changes a sentence wants to see it, so here it asks first, and has what it kept for when nobody answers.
fn at_work(file: &Path, body: Vec<u8>) -> Vec<u8> {
    if file.file_name().is_none_or(|name| name != "worker.js") {
        return body;
    }
    match String::from_utf8(body) {
        Ok(script) => script.replace(KEPT_FIRST, ASKED_FIRST).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// What `src/worker.js` says on a host, and here.
const KEPT_FIRST: &str = "const FIRST = 'cache';";
const ASKED_FIRST: &str = "const FIRST = 'network';";

impl Answer {
    /// Everything before the body.
    pub fn head(&self) -> String {
        let location = self
            .location
            .as_ref()
            .map(|to| format!("Location: {to}\r\n"))
            .unwrap_or_default();
        // `no-cache` lets the browser keep a file but makes it ask: what is worked on changes.
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}Cache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}

fn plain(status: &'static str, text: &str) -> Answer {
    Answer {
        status,
        kind: "text/plain; charset=utf-8",
        location: None,
        body: text.as_bytes().to_vec(),
        head_only: false,
    }
}

fn redirect(to: &str) -> Answer {
    Answer {
        location: Some(to.to_owned()),
        ..plain("302 Found", "The site stands elsewhere.\n")
    }
}

/// Undoes percent signs; nothing where they are broken or the result is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits)
                .ok()
                .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "yaml" | "yml" => "application/yaml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn site(base: &str) -> (Scratch, Site) {
        let dir = Scratch::new();
        dir.write("secret.txt", "secret");
        dir.write("dist/index.html", "home");
        dir.write("dist/2.1.html", "principle");
        dir.write("dist/404.html", "lost");
        dir.write("dist/app.wasm", "\0asm");
        dir.write("dist/data/index.html", "data");
        dir.write("dist/a b.txt", "space");
        let site = Site {
            root: dir.path().join("dist"),
            base: base.to_owned(),
        };
        (dir, site)
    }

    #[track_caller]
    fn check(site: &Site, target: &str, status: &str, body: &str) {
        let answer = site.answer(&format!("GET {target} HTTP/1.1"));
        assert_eq!(&answer.status[..3], status, "{target}");
        assert_eq!(String::from_utf8_lossy(&answer.body), body, "{target}");
    }

    #[test]
    fn files_are_shown_and_all_else_is_404() {
        let (_dir, site) = site("/");
        check(&site, "/", "200", "home");
        check(&site, "/2.1.html?stage=design", "200", "principle");
        check(&site, "/data/", "200", "data");
        check(&site, "/a%20b.txt", "200", "space");
        check(&site, "/absent.html", "404", "lost");
        check(&site, "/data", "404", "lost");
        check(&site, "/%zz", "404", "lost");
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        let (dir, site) = site("/");
        #[cfg(unix)]
        std::os::unix::fs::symlink(
            dir.path().join("secret.txt"),
            dir.path().join("dist/link.txt"),
        )
        .unwrap();
        let outside = dir.path().join("secret.txt");
        for target in [
            "/../secret.txt".to_owned(),
            "/%2e%2e/secret.txt".to_owned(),
            "/..%2fsecret.txt".to_owned(),
            "/data/../../secret.txt".to_owned(),
            "/..\\secret.txt".to_owned(),
            "/%00".to_owned(),
            "/link.txt".to_owned(),
            format!("/{}", outside.display()),
            outside.display().to_string(),
        ] {
            check(&site, &target, "404", "lost");
        }
    }

    #[test]
    fn under_a_base_nothing_is_shown_outside_it() {
        let (_dir, site) = site("/waymark/");
        check(&site, "/waymark/2.1.html", "200", "principle");
        check(&site, "/2.1.html", "404", "lost");
        for target in ["/", "/waymark"] {
            let answer = site.answer(&format!("GET {target} HTTP/1.1"));
            assert_eq!(answer.location.as_deref(), Some("/waymark/"), "{target}");
        }
    }

    #[test]
    fn browsers_are_told_what_they_get() {
        let (_dir, site) = site("/");
        let answer = site.answer("HEAD /app.wasm HTTP/1.1");
        assert!(answer.head_only);
        let head = answer.head();
        assert!(
            head.contains("Content-Type: application/wasm\r\n"),
            "{head}"
        );
        assert!(head.contains("Cache-Control: no-cache\r\n"), "{head}");
        assert!(head.contains("Content-Length: 4\r\n"), "{head}");
        assert_eq!(
            site.answer("POST / HTTP/1.1").status,
            "405 Method Not Allowed"
        );
        assert_eq!(site.answer("").status, "400 Bad Request");
    }
}
