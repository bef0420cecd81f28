//! Files that a command was given.

use crate::failure::Failure;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The bytes of a file, refused where there are more than any such file has. Pipes and devices do not say their
/// length beforehand, so it is counted while reading.
pub(crate) fn read(file: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let refused = |why: String| Failure::RefusedFile(format!("`{}`: {why}", file.display()));
    let failed = |error: std::io::Error| refused(format!("{error}: nothing has changed"));
    let opened = File::open(file).map_err(failed)?;
    let says = opened.metadata().map_err(failed)?.len();
    let mut bytes = Vec::new();
    if says <= most {
        opened.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if says.max(bytes.len() as u64) > most {
        let most = most >> 20;
        return Err(refused(format!("more than {most} MB, so not the file meant: nothing has changed")));
    }
    Ok(bytes)
}
