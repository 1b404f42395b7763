//! One installation at a time, over all checkouts of one user.

use std::fs::{File, TryLockError};

use anyhow::{Context, Result};

use crate::places::Places;

/// Held while something is put into the cache; the operating system lets go of it if we die.
#[derive(Debug)]
pub struct Lock(
    #[expect(dead_code, reason = "the lock is held for as long as the file is open")] File,
);

/// Waits for other installations, saying so, and then keeps them waiting.
pub fn take(places: &Places) -> Result<Lock> {
    std::fs::create_dir_all(&places.cache)
        .with_context(|| format!("the cache {} cannot be made", places.cache.display()))?;
    let path = places.cache.join("install.lock");
    let file =
        File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!(
                "Another checkout is installing tools: waiting for it ({}).",
                path.display()
            );
            file.lock()
                .with_context(|| format!("{} cannot be locked", path.display()))?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("{} cannot be locked", path.display()));
        }
    }
    Ok(Lock(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_second_installation_waits_for_the_first() {
        let dir = Scratch::new();
        let places = Places::new(dir.path().to_owned(), dir.path().join("cache"));
        let first = take(&places).unwrap();
        let other = places.clone();
        let second = std::thread::spawn(move || take(&other).map(drop));
        std::thread::sleep(std::time::Duration::from_millis(100));
        assert!(!second.is_finished());
        drop(first);
        second.join().unwrap().unwrap();
    }
}
