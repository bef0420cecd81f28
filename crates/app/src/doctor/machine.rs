//! What the machine gives: a folder that may be written to, room on its disk, a port.

use super::Finding;
use crate::house::{ServerLockError, claim};
use base::limits;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The folder of the data: whose it is, who may read it, whether it may be written to.
pub(super) fn folder(folder: &Path) -> Finding {
    const WHAT: &str = "folder";
    let named = format!("`{}`", folder.display());
    let seen = match std::fs::metadata(folder) {
        Ok(seen) => seen,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Finding::well(WHAT, format!("{named} is not there yet: the first command makes it"));
        }
        Err(error) => {
            let remedy = "let this user into the folders above it, or choose another one with --data DIR";
            return Finding::broken(WHAT, format!("{named} cannot be looked at ({error})"), remedy);
        }
    };
    if !seen.is_dir() {
        return Finding::broken(WHAT, format!("{named} is a file"), "choose another one with --data DIR");
    }
    let us = rustix::process::geteuid().as_raw();
    if seen.uid() != us {
        let remedy = format!(
            "run as user {} (sudo -u), as the site does: files of two users lock each other out",
            seen.uid()
        );
        return Finding::look(
            WHAT,
            format!("{named} belongs to user {}, and this is user {us}", seen.uid()),
            remedy,
        );
    }
    if rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err() {
        let remedy = "make it writable (chmod u+w), or choose another one with --data DIR";
        return Finding::broken(WHAT, format!("{named} cannot be written to"), remedy);
    }
    let mode = seen.mode() & 0o777;
    if mode & 0o007 == 0 {
        Finding::well(WHAT, format!("{named}, mode {mode:03o}"))
    } else {
        Finding::look(WHAT, format!("{named} is open to every user (mode {mode:03o})"), "close it: chmod 700")
    }
}

/// Free space of the disk that holds the folder, or will.
pub(super) fn disk(folder: &Path) -> Finding {
    const WHAT: &str = "disk";
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let there = whole.ancestors().find(|above| above.exists());
    match there.map(rustix::fs::statvfs) {
        Some(Ok(disk)) => free_space(disk.f_bavail.saturating_mul(disk.f_frsize)),
        _ => Finding::look(WHAT, "the free space is not known", "look at it with `df`"),
    }
}

fn free_space(free: u64) -> Finding {
    let says = format!("{} MB free", free / 1_000_000);
    if free >= limits::DISK_FREE_BYTES {
        return Finding::well("disk", says);
    }
    let remedy = format!("free some: {} MB hold a grid and a few lists", limits::DISK_FREE_BYTES / 1_000_000);
    if free == 0 { Finding::broken("disk", says, remedy) } else { Finding::look("disk", says, remedy) }
}

/// Whether a site could listen, or one listens.
pub(super) fn port(folder: &Path, address: SocketAddr) -> Finding {
    const WHAT: &str = "port";
    match TcpListener::bind(address) {
        Ok(_) => Finding::well(WHAT, format!("{address} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let ours = folder.is_dir() && matches!(claim(folder), Err(ServerLockError::Taken { .. }));
            if ours {
                Finding::well(WHAT, format!("{address} is taken, and a site of this folder runs"))
            } else {
                let remedy = "stop the other program, or choose another port with --port N";
                Finding::look(WHAT, format!("another program listens on {address}"), remedy)
            }
        }
        Err(error) => {
            let remedy = "choose another one with --port N; those under 1024 want a right of their own, or a proxy before the site";
            Finding::look(WHAT, format!("{address} cannot be listened on ({error})"), remedy)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn folders_are_told_apart() {
        let place = tempfile::tempdir().expect("a folder");
        let state = |path: &Path| folder(path).state;
        fs::set_permissions(place.path(), Permissions::from_mode(0o700)).expect("it is ours");
        assert_eq!(state(place.path()), State::Well);
        assert_eq!(state(&place.path().join("none")), State::Well);
        fs::set_permissions(place.path(), Permissions::from_mode(0o755)).expect("it is ours");
        assert_eq!(state(place.path()), State::Look);
        let file = place.path().join("file");
        fs::write(&file, []).expect("it is ours");
        assert_eq!(state(&file), State::Broken);
        assert_eq!(state(&file.join("below")), State::Broken);

        assert_ne!(state(Path::new("/proc")), State::Well, "nobody writes there");
    }

    #[test]
    fn the_disk_is_full_before_it_is_too_late() {
        assert_eq!(free_space(u64::MAX).state, State::Well);
        assert_eq!(free_space(limits::DISK_FREE_BYTES - 1).state, State::Look);
        assert_eq!(free_space(0).state, State::Broken);
        assert_ne!(disk(Path::new("none/such")).says, "the free space is not known");
    }

    #[test]
    fn a_port_is_free_or_taken() {
        let place = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it listens");
        assert_eq!(port(place.path(), address).state, State::Look);
        let site = claim(place.path()).expect("nobody else");
        assert_eq!(port(place.path(), address).state, State::Well);
        drop((site, listener));
        assert_eq!(port(place.path(), address).state, State::Well);
    }
}
