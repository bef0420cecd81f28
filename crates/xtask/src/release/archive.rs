//! A tar archive, compressed, that depends on nothing but what is in it.

use crate::Failure;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// A file of the archive.
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    mode: u32,
}

impl Member {
    pub(super) fn file(name: &'static str, bytes: Vec<u8>) -> Self {
        Self { name, bytes, mode: 0o644 }
    }

    pub(super) fn program(name: &'static str, bytes: Vec<u8>) -> Self {
        Self { name, bytes, mode: 0o755 }
    }
}

/// The members in a folder of this name: given order, one date (seconds since 1970), nobody's names.
pub(super) fn packed(folder: &str, members: &[Member], date: u64) -> Result<Vec<u8>, Failure> {
    // Neither a name nor a date in the head of the compressed file.
    let mut tar = Builder::new(GzBuilder::new().write(Vec::new(), Compression::best()));
    let header = |kind, mode, size: usize| -> Header {
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_mode(mode);
        header.set_size(size as u64);
        header.set_mtime(date);
        header.set_uid(0);
        header.set_gid(0);
        header
    };
    tar.append_data(&mut header(EntryType::Directory, 0o755, 0), format!("{folder}/"), &[][..])?;
    for member in members {
        let mut header = header(EntryType::Regular, member.mode, member.bytes.len());
        tar.append_data(&mut header, format!("{folder}/{}", member.name), &*member.bytes)?;
    }
    Ok(tar.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_same_members_are_the_same_bytes() {
        let members = [Member::program("a", vec![1; 9]), Member::file("b", b"text".to_vec())];
        let once = packed("x-1", &members, 1_700_000_000).unwrap();
        assert_eq!(once, packed("x-1", &members, 1_700_000_000).unwrap());
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(&*once));
        let mut found = Vec::new();
        for entry in tar.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let header = entry.header();
            assert_eq!((header.mtime().unwrap(), header.uid().unwrap()), (1_700_000_000, 0));
            found.push((entry.path().unwrap().display().to_string(), header.mode().unwrap(), bytes.len()));
        }
        assert_eq!(
            found,
            [("x-1/".into(), 0o755, 0), ("x-1/a".into(), 0o755, 9), ("x-1/b".into(), 0o644, 4)]
        );
    }
}
