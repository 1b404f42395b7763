//! The browser's driver: a program of its own for each journey, on a port that it chooses itself.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// A running driver. Dropped, it ends, and takes every browser that it started with it.
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    pub(crate) fn start(program: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let output = child.stdout.take().context("no output of the driver")?;
        let mut lines = BufReader::new(output).lines();
        // "ChromeDriver was started successfully on port 40123.", after a line that repeats the 0.
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .filter_map(|line| {
                line.split_once("on port ")?
                    .1
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            })
            .find(|port: &u16| *port != 0);
        // Nobody reads the rest, but a full pipe would stop the driver.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        match port {
            Some(port) => Ok(Self { child, port }),
            None => {
                child.kill()?;
                child.wait()?;
                anyhow::bail!("{} did not say its port", program.display())
            }
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks the driver to end its browsers and itself. Killed, it would leave them behind.
    fn shut_down(&mut self) -> Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")?;
        let started = Instant::now();
        while self.child.try_wait()?.is_none() && started.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.shut_down());
        // It has ended unless it hangs; nothing more can be done about it here.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
