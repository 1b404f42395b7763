//! What is asked of a storage. The browser's local storage is one; tests bring others.

use thiserror::Error;

/// A map from text to text that may fail at any call.
pub trait KeyValue {
    /// The value under a key, if there is one.
    ///
    /// # Errors
    /// When the storage can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a value under a key, in place of the one there.
    ///
    /// # Errors
    /// When the storage can't be written; what stood under the key before still does.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Takes a key away; no error if there is none.
    ///
    /// # Errors
    /// When the storage can't be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, in no order, other programs' included.
    ///
    /// # Errors
    /// When the storage can't be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

impl<S: KeyValue + ?Sized> KeyValue for Box<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

/// Why a storage did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StorageError {
    /// There is none, or the browser forbids it.
    #[error("this browser does not let the page keep anything")]
    Blocked,
    /// It holds no more, or the browser refused the write.
    #[error("the storage is full or refused the change: {reason}")]
    Refused {
        /// The storage's own words.
        reason: String,
    },
}
