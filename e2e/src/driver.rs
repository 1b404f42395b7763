//! The browser's driver: a program of its own for each journey.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::engine::Engine;

/// How long a driver may take to start, and to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts a driver, and ends it with its browser and their profile when the program that wanted it is no more: then
/// nobody holds the other side of its input.
const GUARD: &str = "\"$@\" & trap '' TERM; read -r end; kill -TERM 0; sleep 1; rm -rf \"$E2E_PROFILE\"; kill -KILL 0";

/// A running driver. Dropped, it ends, and takes every browser that it started with it.
pub(crate) struct Driver {
    engine: Engine,
    child: Child,
    port: u16,
}

/// How often a driver is started that ends before it has a port: Chromium's wants the same one for both families of
/// addresses, and gives up where somebody else has the second by then.
const TRIES: usize = 5;

impl Driver {
    pub(crate) fn start(
        engine: Engine,
        program: &Path,
        profile: &Path,
        variables: &[(&'static str, OsString)],
    ) -> Result<Self> {
        let mut started = Self::start_once(engine, program, profile, variables);
        for _ in 1..TRIES {
            if started.is_ok() {
                break;
            }
            started = Self::start_once(engine, program, profile, variables);
        }
        started
    }

    fn start_once(
        engine: Engine,
        program: &Path,
        profile: &Path,
        variables: &[(&'static str, OsString)],
    ) -> Result<Self> {
        // WebKit's says nothing at all, so it has to be told a port. It may be taken by somebody else before the
        // driver has it, which the system hands out again only after many others.
        let port = match engine {
            Engine::WebKit => free_port()?,
            Engine::Chromium | Engine::Firefox => 0,
        };
        let mut command = match engine {
            Engine::Chromium => Command::new(program),
            Engine::Firefox | Engine::WebKit => {
                let mut command = Command::new("sh");
                command.args(["-c", GUARD, "driver"]).arg(program);
                command.env("E2E_PROFILE", profile);
                command
            }
        };
        command
            .arg(format!("--port={port}"))
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // Whatever it starts can be ended with it.
            .process_group(0);
        if engine == Engine::Firefox {
            // Scripts in the browser's own window, and no fixed port for a second protocol.
            command.args(["--allow-system-access", "--websocket-port=0"]);
        }
        let mut child = command
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let output = child.stdout.take().context("no output of the driver")?;
        let mut driver = Self {
            engine,
            child,
            port,
        };
        let mut output = BufReader::new(output);
        if port == 0 {
            let port = said_port(&mut output);
            driver.port =
                port.with_context(|| format!("{} did not say its port", program.display()))?;
        }
        // Nobody reads the rest, but a full pipe would stop the driver.
        std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(drop));
        driver.wait_until_it_listens()?;
        Ok(driver)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_until_it_listens(&self) -> Result<()> {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if started.elapsed() > PATIENCE {
                bail!("the driver of {} does not listen", self.engine);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    fn end(&mut self) {
        if self.engine == Engine::Chromium {
            drop(self.shut_down());
        }
        // Whatever is left of its browsers, if something went wrong.
        let group = format!("-{}", self.child.id());
        let mut kill = Command::new("kill");
        kill.args(["-KILL", "--", &group]).stderr(Stdio::null());
        drop(kill.status());
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// Asks the driver to end its browsers and itself. Killed, it would leave them behind: they are started in
    /// groups of their own.
    fn shut_down(&mut self) -> Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")?;
        let started = Instant::now();
        while self.child.try_wait()?.is_none() && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.end();
    }
}

/// "ChromeDriver was started successfully on port 40123.", after a line that repeats the 0; "… Listening on
/// 127.0.0.1:40123".
fn said_port(output: &mut BufReader<ChildStdout>) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    lines.find_map(|line| port_in(&line))
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line
        .split_once("on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    let port = rest.trim().trim_end_matches('.').parse().ok()?;
    (port != 0).then_some(port)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no port for the driver")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_driver_says_its_port_in_its_own_words() {
        for (line, port) in [
            ("Starting ChromeDriver 156.0 on port 0", None),
            (
                "ChromeDriver was started successfully on port 40123.",
                Some(40123),
            ),
            (
                "1795547577052\tgeckodriver\tINFO\tListening on 127.0.0.1:4556",
                Some(4556),
            ),
            ("*** You are running in headless mode.", None),
        ] {
            assert_eq!(port_in(line), port, "{line}");
        }
    }
}
