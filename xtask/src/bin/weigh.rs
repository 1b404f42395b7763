//! `weigh [--gzip | --write] DIR`: for each file under DIR, but those under `data`, a line `RAW GZIP BROTLI PATH`; with `--gzip`,
//! BROTLI is 0; with `--write`, what was weighed lies beside each file that it makes smaller, as `PATH.gz` and `PATH.br`.
//!
//! A program of its own, because the compressors take longer to compile than the rest of xtask and only
//! `cargo xtask size` wants them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let dir = arguments
        .pop()
        .context("usage: weigh [--gzip | --write] DIR")?;
    let dir = PathBuf::from(dir);
    let gzip_only = arguments.iter().any(|argument| argument == "--gzip");
    let writes = arguments.iter().any(|argument| argument == "--write");
    let mut files = Vec::new();
    walk(&dir, &dir, &mut files)?;
    files.sort();
    for file in files {
        let bytes =
            std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file
            .strip_prefix(&dir)?
            .to_string_lossy()
            .replace('\\', "/");
        let gzip = gzip(&bytes)?;
        let brotli = if gzip_only {
            Vec::new()
        } else {
            brotli(&bytes)?
        };
        println!("{} {} {} {name}", bytes.len(), gzip.len(), brotli.len());
        for (end, packed) in [(".gz", gzip), (".br", brotli)] {
            if writes && packed.len() < bytes.len() {
                let mut beside = file.clone().into_os_string();
                beside.push(end);
                std::fs::write(&beside, packed)
                    .with_context(|| format!("{} cannot be written", beside.display()))?;
            }
        }
    }
    Ok(())
}

fn walk(top: &Path, dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        std::fs::read_dir(dir).with_context(|| format!("{} cannot be read", dir.display()))?
    {
        let path = entry?.path();
        // Files for other tools: no page asks for them, and Brotli takes a minute over them. `cargo xtask export` has their sizes.
        if path == top.join("data") {
            continue;
        }
        if path.is_dir() {
            walk(top, &path, files)?;
        } else if path
            .extension()
            .is_none_or(|end| end != "gz" && end != "br")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// As `gzip -9` would write it, to within one in a hundred: measured on this site, 0.2 % less for the wasm,
/// 0.8 % more for the glue. zlib's own code is no nearer, and would need a C compiler.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// At its highest quality, as a static host would do once.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}
