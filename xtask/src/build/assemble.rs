//! The hook that Trunk calls: it makes the site of what Trunk has put into its staging folder, with hashed file names and integrity, the pages that
//! the prerender program writes, and the rules for hosts.
//!
//! Trunk's version of `index.html` is the template of every page. It names each file by its plain name (`/boot.js`); here these are replaced by the
//! hashed names and the integrity that browsers check.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::assets::{self, Asset, Assets};
use super::{compress, headers, invalidate_stamp, operator, split};
use crate::files;
use crate::proc::{Task, tail};
use crate::progress::step;
use crate::repo::{Profile, Repo};
use crate::setup;

/// Files that keep their names, because others know their addresses: browsers, crawlers, the operator who edits them, and a service worker's scope.
const FIXED_NAMES: &[&str] = &["robots.txt", "notice.json", "sw.js", "manifest.webmanifest"];

/// The one script that is inlined into every document and gets no file of its own.
const INLINE_SCRIPT: &str = "early.js";

/// The names that Trunk gives to the template and to the WebAssembly.
const TEMPLATE: &str = "index.html";
const TRUNK_WASM: &str = "app_bg.wasm";

/// Trunk's own script, which loads the page anew after a change; it is there while Trunk serves.
const RELOAD: &str = "reload.js";

/// Attributes of the template that name a file, each with the attribute for that file's integrity.
const FILE_ATTRIBUTES: [(&str, &str); 4] = [
    ("href", "integrity"),
    ("src", "integrity"),
    ("data-glue", "data-glue-integrity"),
    ("data-wasm", "data-wasm-integrity"),
];

/// What the template must contain, because no page works without it.
const REQUIRED_REFERENCES: [&str; 5] =
    ["href=\"/main.css\"", "src=\"/app.js\"", "src=\"/boot.js\"", "data-glue=\"/app.js\"", "data-wasm=\"/app.wasm\""];

/// The staging folder in which Trunk has put what it built, and the profile it was built for.
struct Staging {
    folder: PathBuf,
    profile: Profile,
}

/// Called by Trunk, which passes its folders and profile in environment variables.
pub fn hook(repo: &Repo) -> Result<(), String> {
    let env_path = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let (Some(folder), Some(out)) = (env_path("TRUNK_STAGING_DIR"), env_path("TRUNK_DIST_DIR")) else {
        return Err(
            "xtask assemble: Trunk calls this; `trunk build` or `cargo xtask dist` does what you want".to_owned()
        );
    };
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let profile = if release { Profile::Site } else { Profile::Dev };
    invalidate_stamp(repo, &out)?;
    site(repo, &Staging { folder, profile })
}

fn site(repo: &Repo, staging: &Staging) -> Result<(), String> {
    let operator = operator(repo)?;
    let site = staging.folder.as_path();
    let mut assets = Assets::new();
    let parts = program(repo, staging, &mut assets)?;
    let prerender = ["build", "--package", "spaer", "--bin", "prerender"];
    Task::cargo(repo, "build-prerender").args(prerender).step("build", "the program that writes the pages")?;
    let inline = step("build", "pages", || documents(repo, staging, &mut assets))?;
    name_parts(site, &parts)?;
    let (entries, cacheable) = (headers::top_entries(site)?, headers::cacheable_paths(site)?);
    files::write(&site.join("_headers"), headers::for_cdn(&operator, &inline, &entries, &cacheable))?;
    if staging.profile == Profile::Site {
        let redirects = headers::redirects(&files::read_text(&site.join("_redirects"))?)?;
        files::write(&site.join("nginx.conf"), headers::for_nginx(&operator, &inline, &redirects))?;
        step("build", "compressing", || compress::site(repo, site))?;
    }
    Ok(())
}

/// Puts WebAssembly and glue into the site. For the site that ships, the WebAssembly is cut into parts and bound again, in place of what Trunk has
/// bound. Answers the parts.
fn program(repo: &Repo, staging: &Staging, assets: &mut Assets) -> Result<Vec<Asset>, String> {
    let mut parts = Vec::new();
    let (glue, wasm) = (staging.folder.join("app.js"), staging.folder.join(TRUNK_WASM));
    let content = match staging.profile {
        Profile::Dev => [files::read(&glue)?, files::read(&wasm)?],
        Profile::Site => {
            let built = split::site(repo, &setup::splitter(repo)?, &setup::bindgen(repo)?)?;
            for part in built.parts {
                // The name of a part contains its hash already, because the glue fetches it by that name.
                let place = staging.folder.join(assets::FOLDER).join(part.file_name().unwrap_or_default());
                let content = files::read(&part)?;
                let path = format!("/{}", files::url_path(&staging.folder, &place));
                parts.push(Asset { path, integrity: assets::integrity(&content) });
                files::write(&place, content)?;
            }
            [files::read(&built.glue)?, files::read(&built.wasm)?]
        }
    };
    files::remove(&glue)?;
    files::remove(&wasm)?;
    for (name, content) in ["app.js", "app.wasm"].into_iter().zip(content) {
        assets::add(assets, &staging.folder, name, &content)?;
    }
    Ok(parts)
}

/// The prerender program leaves a placeholder in the page of a part of the app. It is replaced by the part's files, also those that it shares with
/// other parts; in the dev profile there are none.
fn name_parts(site: &Path, parts: &[Asset]) -> Result<(), String> {
    for file in files::below(site)?.iter().filter(|file| file.extension().is_some_and(|ending| ending == "html")) {
        let text = files::read_text(file)?;
        if let Some(named) = with_parts(&text, parts) {
            files::write(file, named)?;
        }
    }
    Ok(())
}

fn with_parts(page: &str, parts: &[Asset]) -> Option<String> {
    let (before, rest) = page.split_once("{files-of-")?;
    let (part, after) = rest.split_once('}')?;
    let is_wanted = |asset: &&Asset| assets::parts_of_file(&asset.path).any(|name| name == part);
    let files: Vec<String> =
        parts.iter().filter(is_wanted).map(|asset| format!("{} {}", asset.path, asset.integrity)).collect();
    Some(format!("{before}{}{after}", files.join(" ")))
}

/// Writes all pages; answers the text of the script that is inlined into every one.
fn documents(repo: &Repo, staging: &Staging, assets: &mut Assets) -> Result<String, String> {
    let site = staging.folder.as_path();
    let template = site.join(TEMPLATE);
    let mut text = files::read_text(&template)?;
    files::remove(&template)?;
    if let Some((rest, script)) = extract_reload_script(&text) {
        assets::add(assets, site, RELOAD, script.as_bytes())?;
        text = rest;
    }
    let early = add_hashed_assets(repo, staging, assets)?;
    let languages = texts(repo, staging, assets)?;
    let (text, templates) = (rewrite_urls(&text, assets)?, repo.work(staging.profile).join("templates"));
    for lang in languages {
        let text = text.replace("{early}", &early).replace("{texts}", &text_places(assets, &lang));
        files::write(&templates.join(&lang).with_extension("html"), text)?;
    }
    pages(repo, &templates, site)?;
    Ok(early)
}

/// Gives every other file in the staging folder its hashed name; answers the text of the script that is inlined instead.
fn add_hashed_assets(repo: &Repo, staging: &Staging, assets: &mut Assets) -> Result<String, String> {
    let mut early = None;
    let mut sheet = None;
    for file in files::below(&staging.folder)? {
        let name = files::url_path(&staging.folder, &file);
        if file.starts_with(staging.folder.join(assets::FOLDER)) {
            continue;
        }
        let content = minified(repo, staging, &file, &name)?;
        if name == INLINE_SCRIPT {
            early = String::from_utf8(content).ok().map(|script| script.trim().to_owned());
        } else if name == "main.css" {
            sheet = String::from_utf8(content).ok();
        } else if has_fixed_name(&name) {
            files::write(&file, content)?;
            continue;
        } else {
            assets::add(assets, &staging.folder, &name, &content)?;
        }
        files::remove(&file)?;
    }
    let sheet = sheet.ok_or("build: Trunk wrote no main.css")?;
    // The style sheet comes last, because it contains the hashed names of other files.
    let sheet = assets::rewrite_css_urls(&sheet, assets);
    assets::add(assets, &staging.folder, "main.css", sheet.as_bytes())?;
    early.ok_or_else(|| format!("build: public/{INLINE_SCRIPT} is missing"))
}

/// The content of a file as it ships; scripts and styles are minified, except in the dev profile.
fn minified(repo: &Repo, staging: &Staging, file: &Path, name: &str) -> Result<Vec<u8>, String> {
    let syntax = match file.extension().and_then(|ending| ending.to_str()) {
        // These scripts also run in browsers that are too old for the app, to tell the person so.
        Some("js") => "es5",
        Some("css") => "esnext",
        _ => return files::read(file),
    };
    if staging.profile == Profile::Dev {
        return files::read(file);
    }
    let minified = repo.work(staging.profile).join("minified").join(name);
    assets::minify(repo, file, &minified, syntax)?;
    files::read(&minified)
}

fn has_fixed_name(name: &str) -> bool {
    FIXED_NAMES.contains(&name) || name.starts_with("favicon") || name.starts_with(".well-known/")
}

/// Moves Trunk's reload script from the document into a file, because the content security policy allows no such inline script. Its address is filled
/// in here, because Trunk does that only in documents that it serves itself.
fn extract_reload_script(template: &str) -> Option<(String, String)> {
    let (before, rest) = template.split_once("<script>")?;
    let (script, after) = rest.split_once("</script>")?;
    let script = script.replace("'{{__TRUNK_ADDRESS__}}'", "location.host").replace("{{__TRUNK_WS_BASE__}}", "/");
    Some((format!("{before}<script defer src=\"/{RELOAD}\"></script>{after}"), script))
}

/// Writes the texts of each language as files of their own; answers the languages.
fn texts(repo: &Repo, staging: &Staging, assets: &mut Assets) -> Result<BTreeSet<String>, String> {
    let folder = repo.work(staging.profile).join("texts");
    files::fresh_folder(&folder)?;
    prerender(repo, "build-texts", &[Path::new("--texts"), &folder])?;
    let mut languages = BTreeSet::new();
    for file in files::below(&folder)? {
        let name = files::url_path(&folder, &file);
        languages.extend(text_name(&name).map(|(_, lang)| lang.to_owned()));
        assets::add(assets, &staging.folder, &name, &files::read(&file)?)?;
    }
    Ok(languages)
}

/// Group and language in the name `text-GROUP-LANGUAGE.txt`. The language tag may contain a dash too.
fn text_name(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix("text-")?.strip_suffix(".txt")?.split_once('-')
}

fn prerender(repo: &Repo, log: &str, arguments: &[&Path]) -> Result<(), String> {
    let finished = Task::new(repo, repo.built("prerender"), log).args(arguments).run(|| {})?;
    if finished.success {
        return Ok(());
    }
    Err(format!("{}\nbuild: the pages could not be written", tail(&finished.log)))
}

/// Where the texts of a language are, as attributes.
fn text_places(assets: &Assets, lang: &str) -> String {
    let texts = assets.iter().filter_map(|(name, asset)| {
        let (group, _) = text_name(name).filter(|(_, of)| *of == lang)?;
        Some(format!(" data-text-{group}=\"{}\" data-text-{group}-integrity=\"{}\"", asset.path, asset.integrity))
    });
    texts.collect()
}

/// Replaces the plain file names in the template by the hosted ones, and adds their integrity. Placeholders in braces are left to the prerender
/// program.
fn rewrite_urls(template: &str, assets: &Assets) -> Result<String, String> {
    if let Some(needed) = REQUIRED_REFERENCES.iter().find(|needed| !template.contains(*needed)) {
        return Err(format!("index.html: {needed} is missing: pages would come without it"));
    }
    let mut rewritten = template.to_owned();
    for (name, Asset { path, integrity }) in assets {
        for (attribute, checked) in FILE_ATTRIBUTES {
            let hosted = format!(" {attribute}=\"{path}\" {checked}=\"{integrity}\"");
            rewritten = rewritten.replace(&format!(" {attribute}=\"/{name}\""), &hosted);
        }
    }
    Ok(rewritten)
}

fn pages(repo: &Repo, templates: &Path, out: &Path) -> Result<(), String> {
    prerender(repo, "build-pages", &[templates, out])?;
    let written =
        files::below(out)?.iter().filter(|file| file.extension().is_some_and(|ending| ending == "html")).count();
    if written == 0 { Err("build: the prerender program wrote no page".to_owned()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        let asset =
            |name: &str| (name.to_owned(), Asset { path: format!("/assets/{name}"), integrity: "sha384-x".to_owned() });
        ["main.css", "boot.js", "app.js", "app.wasm", "text-app-da.txt", "text-app-en.txt"].map(asset).into()
    }

    #[test]
    fn files_are_called_by_their_hosted_names_and_checked_and_braces_are_left() {
        let template = "<link href=\"/main.css\"/><link href=\"/favicon.svg\"><script src=\"/app.js\"><script src=\"/boot.js\" data-glue=\"/app.js\"><script data-wasm=\"/app.wasm\"{texts}>{early}{title}";
        let hosted = "<link href=\"/assets/main.css\" integrity=\"sha384-x\"/><link href=\"/favicon.svg\"><script src=\"/assets/app.js\" integrity=\"sha384-x\"><script src=\"/assets/boot.js\" integrity=\"sha384-x\" data-glue=\"/assets/app.js\" data-glue-integrity=\"sha384-x\"><script data-wasm=\"/assets/app.wasm\" data-wasm-integrity=\"sha384-x\"{texts}>{early}{title}";
        assert_eq!(rewrite_urls(template, &assets()).as_deref(), Ok(hosted));
        assert_eq!(
            text_places(&assets(), "da"),
            " data-text-app=\"/assets/text-app-da.txt\" data-text-app-integrity=\"sha384-x\""
        );
    }

    #[test]
    fn a_template_that_would_lose_a_part_is_refused() {
        let error = rewrite_urls("<link href=\"/main.css\"><script src=\"/app.js\">", &assets()).unwrap_err();
        assert!(error.contains("boot.js"), "{error}");
    }

    #[test]
    fn a_page_names_the_files_of_its_part_and_no_others() {
        let part = |name: &str| Asset { path: format!("/assets/{name}.1.wasm"), integrity: format!("sha384-{name}") };
        let parts = ["activity", "activity-profile", "afterwards", "profile"].map(part);
        let page = "<script data-part=\"{files-of-profile}\">{";
        let named = "<script data-part=\"/assets/activity-profile.1.wasm sha384-activity-profile /assets/profile.1.wasm sha384-profile\">{";
        assert_eq!(with_parts(page, &parts).as_deref(), Some(named));
        assert_eq!(with_parts(page, &[]).as_deref(), Some("<script data-part=\"\">{"));
        assert_eq!(with_parts("{", &parts), None);
    }

    #[test]
    fn the_script_that_loads_anew_stands_in_a_file() {
        let written = "<body>x<script>const a = '{{__TRUNK_ADDRESS__}}', b = '{{__TRUNK_WS_BASE__}}';</script></body>";
        let (document, script) = extract_reload_script(written).unwrap();
        assert_eq!(document, "<body>x<script defer src=\"/reload.js\"></script></body>");
        assert_eq!(script, "const a = location.host, b = '/';");
        assert_eq!(extract_reload_script("<script id=\"early\">f()</script>"), None);
    }

    #[test]
    fn only_names_that_others_know_stay() {
        assert!(
            ["robots.txt", "notice.json", "sw.js", "favicon.ico", "favicon.svg", ".well-known/security.txt"]
                .iter()
                .all(|name| has_fixed_name(name))
        );
        assert!(!["boot.js", "icons/phone.svg", "icons/sw.js"].iter().any(|name| has_fixed_name(name)));
    }
}
