//! A throw-away PostgreSQL: a cluster of its own in a temporary folder, reachable through a socket in that folder
//! alone, gone soon after the last test that uses it, even where the tests were killed.
//!
//! Tests that run in one process share a cluster, and so do those of one nextest run. A test gets a database of
//! its own. Where PostgreSQL is absent the tests fail and say what to install; they do not skip.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The role that owns every database of the cluster; it needs no password.
pub const OWNER: &str = "maillage";
/// A role that must give a password, which nobody knows.
pub const LOCKED_OUT: &str = "locked_out";

const REMEDY: &str = "the tests need PostgreSQL 15 or later, as programs only (no server of the system is used): \
                      apt-get install postgresql, or ./check, which does it";

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    /// Held, shared, as long as this process may use the cluster.
    _used: File,
}

/// The cluster of this process, started when first asked for.
///
/// # Panics
/// Where PostgreSQL is absent or does not start: the message says what to do.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let programs = programs().unwrap_or_else(|| panic!("{REMEDY}"));
        Cluster::join(programs).unwrap_or_else(|error| panic!("PostgreSQL does not start: {error}\n{REMEDY}"))
    })
}

impl Cluster {
    /// Makes an empty database and gives its address.
    ///
    /// # Panics
    /// Where the server refuses.
    pub fn new_database(&self) -> String {
        self.new_database_with(&[])
    }

    /// Makes an empty database with options of `createdb`, and gives its address.
    ///
    /// # Panics
    /// Where the server refuses.
    pub fn new_database_with(&self, options: &[&str]) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let mut createdb = self.client("createdb");
        createdb.args(options).arg(&name);
        run(&mut createdb).unwrap_or_else(|error| panic!("{error}"));
        self.address(OWNER, &name)
    }

    /// The address of a database, for a role.
    #[must_use]
    pub fn address(&self, role: &str, database: &str) -> String {
        format!("postgres://{role}@localhost/{database}?host={}", self.folder.display())
    }

    /// Runs SQL as the owner in the database of an address, and gives what `psql` prints.
    ///
    /// # Panics
    /// Where the server refuses.
    pub fn run_sql(&self, address: &str, sql: &str) -> String {
        let mut psql = self.client("psql");
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]).args([
            "--dbname",
            address,
            "--command",
            sql,
        ]);
        run(&mut psql).unwrap_or_else(|error| panic!("{error}"))
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.env_clear().env("PGHOST", &self.folder).env("PGUSER", OWNER);
        command
    }

    /// Finds the cluster of this run, or starts it.
    fn join(programs: PathBuf) -> io::Result<Self> {
        let run = std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| std::process::id().to_string());
        let folder = std::env::temp_dir().join(format!("maillage-pg-{run}"));
        loop {
            fs::create_dir_all(&folder)?;
            let used = match File::options().create(true).append(true).open(folder.join("used")) {
                // The keeper of an earlier one removed the folder just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                used => used?,
            };
            used.lock_shared()?;
            if fs::metadata(folder.join("used"))
                .is_ok_and(|there| there.ino() == used.metadata().map_or(0, |m| m.ino()))
            {
                let cluster = Self { folder, programs, _used: used };
                cluster.start_once()?;
                return Ok(cluster);
            }
        }
    }

    /// Starts the server, unless another process of the same run did.
    fn start_once(&self) -> io::Result<()> {
        let starting = File::create(self.folder.join("starting"))?;
        starting.lock()?;
        let ready = self.folder.join("ready");
        if ready.exists() {
            return Ok(());
        }
        let server_user = server_user(&self.folder)?;
        if let Some((user, group)) = server_user {
            chown(&self.folder, Some(user), Some(group))?;
        }
        self.spawn_keeper(server_user)?;
        let cluster = self.folder.join("cluster");
        run(self.server("initdb", server_user).arg("--pgdata").arg(&cluster).args([
            "--username=maillage",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions",
        ]))?;
        let socket = self.folder.display();
        append(
            &cluster.join("postgresql.conf"),
            &format!(
                "listen_addresses = ''\nunix_socket_directories = '{socket}'\nmax_connections = 200\n\
                 shared_buffers = 64MB\nfsync = off\nfull_page_writes = off\nautovacuum = off\n"
            ),
        )?;
        let access = cluster.join("pg_hba.conf");
        let rules = fs::read_to_string(&access)?;
        fs::write(&access, format!("local all {LOCKED_OUT} scram-sha-256\n{rules}"))?;
        run(self
            .server("pg_ctl", server_user)
            .args(["start", "--wait", "--silent", "--log"])
            .arg(self.folder.join("log"))
            .arg("--pgdata")
            .arg(&cluster))?;
        self.run_sql(&self.address(OWNER, "postgres"), &format!("CREATE ROLE {LOCKED_OUT} LOGIN"));
        fs::write(ready, [])
    }

    /// A program that runs as the user of the server.
    fn server(&self, program: impl AsRef<OsStr>, user: Option<(u32, u32)>) -> Command {
        let mut command = Command::new(self.programs.join(program.as_ref()));
        command.env_clear().env("LC_ALL", "C").env("PATH", "/usr/bin:/bin").current_dir("/");
        if let Some((user, group)) = user {
            command.uid(user).gid(group);
        }
        command
    }

    /// A shell that outlives this process, waits until nobody uses the cluster, then stops and removes it. The
    /// pause lets the next test of a nextest run find it still there.
    fn spawn_keeper(&self, user: Option<(u32, u32)>) -> io::Result<()> {
        const KEEP: &str = r#"
            exec 9<"$1/used" || exit 1
            while :; do
                flock --exclusive 9; flock --unlock 9; sleep 2
                if flock --nonblock --exclusive 9; then
                    "$2/pg_ctl" stop --silent --mode immediate --pgdata "$1/cluster"
                    rm -rf "$1"
                    exit
                fi
            done"#;
        let mut keeper = self.server("/bin/sh", user);
        keeper.args(["-c", KEEP, "keeper"]).arg(&self.folder).arg(&self.programs).process_group(0);
        keeper.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(drop)
    }
}

/// The folder of PostgreSQL's programs: that of the PATH, else the newest that Debian keeps beside it.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = debian
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_unstable();
    let newest_first = versions.into_iter().rev().map(|(_, folder)| folder);
    let complete = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "postgres", "createdb", "psql"].iter().all(|name| folder.join(name).is_file())
    };
    std::env::split_paths(&path).chain(newest_first).find(complete)
}

/// The user and group that run the server: `None` for ourselves, since only root may not (initdb refuses root).
fn server_user(own_folder: &Path) -> io::Result<Option<(u32, u32)>> {
    if fs::metadata(own_folder)?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    match find("postgres").or_else(|| find("nobody")) {
        Some(user) => Ok(Some(user)),
        None => Err(io::Error::other("no user `postgres` or `nobody` to run it as")),
    }
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::read_to_string(path)?;
    fs::write(path, before + text)
}

/// Runs a program to its end; an error says what it printed.
fn run(command: &mut Command) -> io::Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{}: {said}{complaint}", command.get_program().display())))
}
