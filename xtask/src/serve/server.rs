//! Connections. One thread each: the only visitors are those who work on the site.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::request::Site;

/// How many ports are tried before giving up.
const TRIES: u16 = 50;

/// No browser sends more than this before the body, and we read no body.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Listens on the port, or on the next one that is free.
pub fn bind(port: u16) -> Result<(TcpListener, u16)> {
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                // Port 0 asks the system for any.
                let port = listener.local_addr().map_or(port, |address| address.port());
                return Ok((listener, port));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "port {port} cannot be listened on.\nWhat to do: give another with --port"
                    )
                });
            }
        }
    }
    bail!("no free port from {port} on.\nWhat to do: give another with --port")
}

/// Serves the site from now on, in the background. `swap` is held by whoever replaces its files.
pub fn start(listener: TcpListener, site: Site, swap: Arc<RwLock<()>>) {
    let site = Arc::new(site);
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let (site, swap) = (Arc::clone(&site), Arc::clone(&swap));
            std::thread::spawn(move || {
                // A visitor who goes away in the middle is no fault of ours.
                let _ = serve(connection, &site, &swap);
            });
        }
    });
}

fn serve(mut connection: TcpStream, site: &Site, swap: &RwLock<()>) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    connection.set_write_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(connection.try_clone()?.take(LONGEST_REQUEST));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // The rest of the head is read and left: a connection closed with bytes unread is reset, and the
    // answer may be lost with it.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let answer = {
        let _held = swap.read();
        site.answer(&first)
    };
    connection.write_all(answer.head().as_bytes())?;
    if !answer.head_only {
        connection.write_all(&answer.body)?;
    }
    connection.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_busy_port_gives_way_to_the_next() {
        let (first, port) = bind(0).unwrap();
        let (_second, next) = bind(port).unwrap();
        assert!(next > port, "{next} after {port}");
        drop(first);
    }

    #[test]
    fn a_browser_gets_the_page_and_a_wrong_address_the_page_for_that() {
        let dir = Scratch::new();
        dir.write("index.html", "home");
        dir.write("404.html", "lost");
        let (listener, port) = bind(0).unwrap();
        let site = Site {
            root: dir.path().to_owned(),
            base: "/".to_owned(),
        };
        start(listener, site, Arc::new(RwLock::new(())));
        for (path, status, body) in [
            ("/", "200 OK", "home"),
            ("/nowhere", "404 Not Found", "lost"),
        ] {
            let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(connection, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            connection.read_to_string(&mut answer).unwrap();
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}\r\n")),
                "{answer}"
            );
            assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{answer}");
        }
    }
}
