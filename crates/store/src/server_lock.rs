//! One server per data folder: two would fight over the port and confuse whoever looks.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Held while a server runs; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct ServerLock {
    _file: File,
}

/// Why a server may not use a data folder.
#[derive(Debug, thiserror::Error)]
pub enum ServerLockError {
    /// Another one does.
    #[error("another `maillage serve` uses the folder `{}`: stop it, or choose another folder with --data DIR", folder.display())]
    Taken {
        /// The folder.
        folder: PathBuf,
    },
    /// The lock file cannot be made.
    #[error("the folder `{}` cannot be locked: make it writable, or choose another one with --data DIR", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// Claims a data folder (which must exist) for the server that runs in this process.
///
/// # Errors
/// Another server runs there, or the folder cannot be written to.
pub fn claim(folder: &Path) -> Result<ServerLock, ServerLockError> {
    let failed = |source| ServerLockError::Folder { folder: folder.to_owned(), source };
    let file = File::create(folder.join("serve.lock")).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(ServerLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(ServerLockError::Taken { folder: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}
