//! A PostgreSQL server for tests: a folder of its own, a socket in it and no port, gone when it is dropped or when the process that started it ends.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Where the distributions put the server, which is not on the path.
const PLACES: &str = "/usr/lib/postgresql";
const PATIENCE: Duration = Duration::from_secs(30);
/// The server ends when it is told a signal, or with the one that started it, whose end closes the standard input; then nobody needs its folder any more.
const WATCHED: &str = r#"
    exec 3<&0
    "$@" >>"$FOLDER/log" 2>&1 & server=$!
    (
        if read -r signal <&3; then kill -"$signal" $server; exit; fi
        kill -QUIT $server
        while kill -0 $server 2>/dev/null; do sleep 0.1; done
        rm -rf "$FOLDER"
    ) 2>/dev/null &
    wait $server
"#;

/// A server that runs.
pub struct Server {
    folder: PathBuf,
    bin: PathBuf,
    running: Mutex<Option<Child>>,
    /// `fsync`.
    durable: bool,
}

impl Server {
    /// Makes a server and waits until it answers.
    ///
    /// # Errors
    /// With a sentence about what is missing, or what the server said.
    pub fn start() -> Result<Self, String> {
        Self::make(false)
    }

    /// The same, with everything on disk before it is said to be there, as an operator's is; to be measured.
    ///
    /// # Errors
    /// With a sentence about what is missing, or what the server said.
    pub fn durable() -> Result<Self, String> {
        Self::make(true)
    }

    fn make(durable: bool) -> Result<Self, String> {
        let bin = binaries().ok_or("PostgreSQL is not installed (Debian: postgresql)")?;
        let mut name = [0_u8; 8];
        getrandom::fill(&mut name).map_err(|error| error.to_string())?;
        let folder = std::env::temp_dir().join(format!("spaer-postgres-{:016x}", u64::from_be_bytes(name)));
        fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let server = Self { folder, bin, running: Mutex::new(None), durable };
        server.give_away()?;
        // Not made durable: what is thrown away need not survive the machine.
        let data = server.data();
        let data = data.to_string_lossy();
        let args = ["-D", &data, "-U", "spaer", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        succeed(&server.as_other(&server.bin.join("initdb"), &args).output().map_err(|error| error.to_string())?)?;
        server.run()?;
        Ok(server)
    }

    /// A new, empty database; answers its address.
    ///
    /// # Errors
    /// With what the server said.
    pub fn database(&self) -> Result<String, String> {
        let mut name = [0_u8; 6];
        getrandom::fill(&mut name).map_err(|error| error.to_string())?;
        let name = name.iter().fold("d".to_owned(), |name, byte| format!("{name}{byte:02x}"));
        self.sql("postgres", &format!("CREATE DATABASE {name}"))?;
        Ok(format!("host={} user=spaer dbname={name}", self.folder.display()))
    }

    /// Runs a statement; answers the rows that it printed.
    ///
    /// # Errors
    /// With what the server said.
    pub fn sql(&self, database: &str, statement: &str) -> Result<String, String> {
        let folder = self.folder.to_string_lossy();
        let args = ["-h", &folder, "-U", "spaer", "-d", database, "-v", "ON_ERROR_STOP=1", "-qtAc", statement];
        succeed(&Command::new(self.bin.join("psql")).args(args).output().map_err(|error| error.to_string())?)
    }

    /// Stops as if the machine had lost its power: whoever is connected is cut off.
    pub fn crash(&self) {
        self.stop("QUIT");
    }

    /// Starts what was stopped, with the same data.
    ///
    /// # Errors
    /// With what the server said.
    pub fn run(&self) -> Result<(), String> {
        let (data, folder) = (self.data(), self.folder.clone());
        let data = data.to_string_lossy();
        let folder = folder.to_string_lossy();
        let fsync = if self.durable { "fsync=on" } else { "fsync=off" };
        let args = ["-D", &data, "-k", &folder, "-c", "listen_addresses=", "-c", fsync, "-c", "max_connections=200"];
        let server = self.as_other(&self.bin.join("postgres"), &args);
        let mut watched = Command::new("sh");
        watched.args(["-c", WATCHED, "sh"]);
        watched.arg(server.get_program()).args(server.get_args());
        watched.env("FOLDER", &self.folder).stdin(Stdio::piped());
        let child = watched.spawn().map_err(|error| format!("sh: {error}"))?;
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(child);
        let begun = Instant::now();
        while self.sql("postgres", "SELECT 1").is_err() {
            if begun.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL did not start: {log}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn stop(&self, signal: &str) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(mut child) = running {
            if let Some(stdin) = &mut child.stdin {
                let _ = writeln!(stdin, "{signal}");
            }
            let _ = child.wait();
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// PostgreSQL does not run as root, so the folder is the other user's then, and everybody's to come into.
    fn give_away(&self) -> Result<(), String> {
        if is_root() {
            let folder = self.folder.to_string_lossy();
            succeed(&Command::new("chown").args(["postgres:", &folder]).output().map_err(|error| error.to_string())?)?;
            fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o755)).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn as_other(&self, program: &Path, args: &[&str]) -> Command {
        let mut command;
        if is_root() {
            command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        } else {
            command = Command::new(program);
        }
        command.args(args).current_dir(&self.folder);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop("QUIT");
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The newest of those that are installed.
fn binaries() -> Option<PathBuf> {
    let versions = fs::read_dir(PLACES).ok()?.filter_map(|entry| {
        let path = entry.ok()?.path();
        let version: u32 = path.file_name()?.to_str()?.parse().ok()?;
        path.join("bin/postgres").exists().then(|| (version, path.join("bin")))
    });
    versions.max().map(|(_, bin)| bin)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn succeed(output: &Output) -> Result<String, String> {
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}
