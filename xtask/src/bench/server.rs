//! The server of the bench: files for its pages, and a place for them to send to. The site's own server takes nothing from
//! anybody, and does not keep other origins away, without which a browser blurs its clock.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::report::Engine;
use crate::serve::request::Site;

/// What a page sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// The figures of one step, as JSON.
    Figures(String),
    /// An engine's index, and the name of its file.
    Saved(String, Vec<u8>),
    /// Why it could not go on.
    Fault(String),
}

/// The headers by which a page is isolated from other origins.
const ISOLATED: &str =
    "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n";

/// No line of a request is longer.
const LONGEST_HEAD: u64 = 64 * 1024;

/// No index is longer.
const LONGEST_BODY: u64 = 1024 * 1024 * 1024;

/// Serves from now on, in the background.
pub(super) fn start(listener: TcpListener, site: Site) -> Receiver<Sent> {
    let (sender, sent) = channel();
    let site = Arc::new(site);
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let (site, sender) = (Arc::clone(&site), sender.clone());
            std::thread::spawn(move || {
                if let Err(error) = serve(connection, &site, &sender) {
                    let _ = sender.send(Sent::Fault(format!("{error:#}")));
                }
            });
        }
    });
    sent
}

fn serve(mut connection: TcpStream, site: &Site, sender: &Sender<Sent>) -> Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(60)))?;
    connection.set_write_timeout(Some(Duration::from_secs(60)))?;
    let mut reader = BufReader::new(connection.try_clone()?);
    let Some(head) = head(&mut reader)? else {
        return Ok(());
    };
    let first = head.lines().next().unwrap_or_default();
    let (status, body) = match first.strip_prefix("POST /") {
        Some(rest) => {
            let to = rest.split(' ').next().unwrap_or_default();
            let length = length(&head).with_context(|| format!("{to}: of what length?"))?;
            let mut body = Vec::new();
            reader.take(length).read_to_end(&mut body)?;
            if body.len() as u64 != length {
                bail!("{to}: expected {length} bytes, found {}", body.len());
            }
            sender.send(sent(to, body)?)?;
            (
                "HTTP/1.1 204 No Content\r\nConnection: close\r\n".to_owned(),
                Vec::new(),
            )
        }
        None => {
            let answer = site.answer(first);
            let head = answer.head();
            (
                head.trim_end_matches("\r\n").to_owned() + "\r\n",
                answer.body,
            )
        }
    };
    // A page that went away meanwhile is no fault of ours.
    let _ = connection
        .write_all(format!("{status}{ISOLATED}\r\n").as_bytes())
        .and_then(|()| connection.write_all(&body))
        .and_then(|()| connection.flush());
    Ok(())
}

/// The head of a request; nothing where the browser opened a connection in vain.
fn head(reader: &mut impl BufRead) -> Result<Option<String>> {
    let mut head = String::new();
    let mut limited = reader.take(LONGEST_HEAD);
    loop {
        let before = head.len();
        match limited.read_line(&mut head) {
            Ok(0) => return Ok(None),
            Ok(_) if head[before..].trim().is_empty() => return Ok(Some(head)),
            Ok(_) => {}
            Err(_) if head.is_empty() => return Ok(None),
            Err(error) => return Err(error).context("a request broke off"),
        }
    }
}

fn length(head: &str) -> Option<u64> {
    let mut lines = head.lines();
    let value = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then_some(value)
    })?;
    value
        .trim()
        .parse()
        .ok()
        .filter(|length| *length <= LONGEST_BODY)
}

/// What was sent to this path. A file's name is taken only if it is one of those that are waited for.
fn sent(to: &str, body: Vec<u8>) -> Result<Sent> {
    let text = |body| String::from_utf8(body).with_context(|| format!("{to}: expected text"));
    if let Some(name) = to.strip_prefix("saved/") {
        let known = super::steps()
            .any(|(scale, engine)| engine != Engine::Waymark && engine.index(scale) == name);
        if known {
            return Ok(Sent::Saved(name.to_owned(), body));
        }
    }
    match to {
        "figures" => Ok(Sent::Figures(text(body)?)),
        "fault" => Ok(Sent::Fault(text(body)?)),
        _ => bail!("a page of the bench sent something to {to}, where nothing is waited for"),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::scratch::Scratch;

    fn ask(port: u16, request: &str) -> String {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_in_isolation_and_what_is_sent_is_handed_on() {
        let dir = Scratch::new();
        dir.write("index.html", "bench");
        let (listener, port) = crate::serve::server::bind(0).unwrap();
        let site = Site {
            root: dir.path().to_owned(),
            base: "/".to_owned(),
        };
        let sent = start(listener, site);
        let answer = ask(port, "GET /?step=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(
            answer.contains("\r\nCross-Origin-Opener-Policy: same-origin\r\n")
                && answer.contains("\r\nCross-Origin-Embedder-Policy: require-corp\r\n")
                && answer.ends_with("\r\n\r\nbench"),
            "{answer}"
        );
        for (to, body, expected) in [
            ("figures", "{}", Sent::Figures("{}".to_owned())),
            ("fault", "oh", Sent::Fault("oh".to_owned())),
            (
                "saved/flexsearch-10.index",
                "[1]",
                Sent::Saved("flexsearch-10.index".to_owned(), b"[1]".to_vec()),
            ),
        ] {
            let length = body.len();
            let request = format!("POST /{to} HTTP/1.1\r\ncontent-length: {length}\r\n\r\n{body}");
            let answer = ask(port, &request);
            assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
            assert_eq!(sent.recv().unwrap(), expected);
        }
        ask(
            port,
            "POST /saved/../x HTTP/1.1\r\nContent-Length: 1\r\n\r\nx",
        );
        assert!(matches!(sent.recv().unwrap(), Sent::Fault(_)));
    }
}
