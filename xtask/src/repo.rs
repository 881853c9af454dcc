//! The paths of the checkout and of what is built.

use std::path::{Path, PathBuf};

/// The checkout, and the folder that cargo builds into.
pub struct Repo {
    pub root: PathBuf,
    pub target: PathBuf,
}

/// The two ways the app is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, for one's own machine.
    Dev,
    /// Small to load, for citizens.
    Site,
}

impl Profile {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Site => "site",
        }
    }

    /// The folder of cargo's output: for the dev profile it has another name than the profile.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Site => "site",
        }
    }
}

impl Repo {
    /// Looks for the checkout from the current folder upwards, so that the commands work anywhere inside it.
    pub fn find() -> Result<Self, String> {
        let here = std::env::current_dir().map_err(|error| format!("the current folder cannot be read: {error}"))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file() && folder.join("operator.toml").is_file());
        let root = root.ok_or("run this inside the checkout: no folder above has operator.toml and xtask/")?.to_owned();
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| here.join(target));
        Ok(Self { root, target })
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The path for messages: relative to the checkout, if it is inside.
    pub fn display_path(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    pub fn log(&self, name: &str) -> PathBuf {
        self.target.join("xtask-logs").join(format!("{name}.log"))
    }

    /// What the steps of a site build leave for the next one.
    pub fn work(&self, profile: Profile) -> PathBuf {
        self.target.join("site-work").join(profile.name())
    }

    pub fn dev_site(&self) -> PathBuf {
        self.target.join("site-dev")
    }

    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// A file that cargo has compiled for the browser.
    pub fn compiled(&self, profile: Profile, name: &str) -> PathBuf {
        self.target.join("wasm32-unknown-unknown").join(profile.folder()).join(name)
    }

    /// A program of the workspace, as `cargo build` leaves it.
    pub fn built(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program of an npm package.
    pub fn npm_program(&self, name: &str) -> PathBuf {
        self.path("node_modules/.bin").join(name)
    }
}
