//! The program at work for a chore: a site that ends with it, a folder that goes away with it.

use crate::Failure;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A folder that goes away with the chore.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes one among the temporary files, named after the chore.
    pub(crate) fn of(chore: &str) -> Result<Self, Failure> {
        let folder = Self(std::env::temp_dir().join(format!("maillage-{chore}-{}", std::process::id())));
        std::fs::create_dir_all(&folder.0)?;
        Ok(folder)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder of temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running site, ended with the chore.
pub(crate) struct Site {
    pub(crate) process: Child,
    /// "127.0.0.1:8000".
    pub(crate) address: String,
}

impl Site {
    /// Starts what a command line serves, and reads where it listens.
    pub(crate) fn begin(serve: &mut Command) -> Result<Self, Failure> {
        let process = serve.stdout(Stdio::piped()).spawn()?;
        let mut site = Self { process, address: String::new() };
        let output = site.process.stdout.take().ok_or("the output of the site is not piped")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().strip_prefix("Maillage: http://");
        let address = address.ok_or("the site does not say where it listens")?;
        site.address = address.trim_end_matches('/').to_owned();
        Ok(site)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // It has ended already where it was told to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
