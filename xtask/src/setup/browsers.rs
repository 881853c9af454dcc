//! The browsers of the tests, each with its driver: found, or installed where that is one harmless command.

use std::path::{Path, PathBuf};

use super::{Package, debian, program};
use crate::proc::find_program;
use crate::repo::Repo;

/// Chromium, which the tests drive, and its WebDriver.
pub struct Browser {
    /// The browser that people have.
    pub chromium: PathBuf,
    /// The same engine in a program that has no windows and plays a scene in less time; where it is not installed, the browser itself.
    pub shell: PathBuf,
    pub chromedriver: PathBuf,
}

/// Chromium and its driver. Installed by itself only where that is one harmless command: as root on a Debian-like system.
pub fn browser(repo: &Repo) -> Result<Browser, String> {
    if find_browser().is_none() {
        debian(repo, "Chromium and its driver", &["chromium", "chromium-driver"])?;
    }
    if find_program(&SHELLS, &[]).is_none() {
        // Not every distribution has it, and everything works without.
        let _ = debian(repo, "Chromium without windows", &["chromium-headless-shell"]);
    }
    find_browser().ok_or_else(|| {
        "install Chromium and chromedriver of the same version (Debian: `apt-get install chromium chromium-driver`)"
            .to_owned()
    })
}

/// The names of the program without windows.
const SHELLS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

fn find_browser() -> Option<Browser> {
    let places = ["/usr/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin", "/opt/homebrew/bin"];
    let mac = "/Applications/Google Chrome.app/Contents/MacOS";
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "Google Chrome"];
    let chromium = find_program(&names, &[&places[..], &[mac]].concat())?;
    let chromedriver = find_program(&["chromedriver"], &places)?;
    let shell = find_program(&SHELLS, &[]).unwrap_or_else(|| chromium.clone());
    Some(Browser { chromium, shell, chromedriver })
}

/// Firefox and WebKit, each with its driver. WebKit is shown on a virtual screen (Xvfb), which must be installed too.
pub struct OtherBrowsers {
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
    pub webkit: PathBuf,
    pub webkit_driver: PathBuf,
}

pub fn other_browsers(repo: &Repo) -> Result<OtherBrowsers, String> {
    const PACKAGES: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];
    if find_others().is_none() {
        debian(repo, "Firefox, WebKit and a screen in memory", &PACKAGES)?;
    }
    let [firefox, webkit, webkit_driver] = find_others().ok_or_else(|| {
        let packages = PACKAGES.join(" ");
        format!("install Firefox, WebKitGTK with its driver and MiniBrowser, and Xvfb (Debian: `apt-get install {packages}`)")
    })?;
    let package = Package {
        name: "geckodriver",
        version: "0.37.1",
        more: &["--locked"],
        duration: "a minute",
        opt_level_1_packages: &[],
        patched_crate: None,
    };
    let geckodriver = match find_program(&["geckodriver"], &[]) {
        Some(there) => there,
        None => program(repo, &package)?,
    };
    Ok(OtherBrowsers { firefox, geckodriver, webkit, webkit_driver })
}

/// The paths of Firefox, WebKit's MiniBrowser and WebKitWebDriver; `None` if one of them or Xvfb is missing.
fn find_others() -> Option<[PathBuf; 3]> {
    find_program(&["Xvfb"], &[])?;
    let small = find_small_browser(Path::new("/usr/lib"))?;
    Some([find_program(&["firefox-esr", "firefox"], &[])?, small, find_program(&["WebKitWebDriver"], &[])?])
}

/// `MiniBrowser` is no program for people, so it is beside the library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn find_small_browser(libraries: &Path) -> Option<PathBuf> {
    let folders = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let of_machine = folders(libraries).chain([libraries.to_owned()]);
    let mut found: Vec<PathBuf> = of_machine
        .flat_map(|folder| folders(&folder).collect::<Vec<_>>())
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit")))
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn the_small_browser_is_found_beside_its_library() {
        let folder = std::env::temp_dir().join(format!("spaer-setup-{}", std::process::id()));
        let place = folder.join("x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser");
        assert_eq!(find_small_browser(&folder), None);
        files::write(&place, "").unwrap();
        files::write(&folder.join("x86_64-linux-gnu/other/MiniBrowser"), "").unwrap();
        assert_eq!(find_small_browser(&folder), Some(place));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
