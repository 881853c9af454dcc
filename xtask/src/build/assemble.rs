//! Puts the parts together: hashed names, the filled template, and the pages that the prerender program writes from it.

use std::collections::BTreeSet;
use std::path::Path;

use super::app::Built;
use super::assets::{self, Asset, Assets};
use super::style;
use crate::files;
use crate::proc::{Task, tail};
use crate::repo::{Profile, Repo};

/// Files whose address others know: browsers, crawlers, the operator's hand, and a service worker's scope.
const FIXED_NAMES: &[&str] = &["robots.txt", "notice.json", "sw.js", "manifest.webmanifest"];

/// The one script that stands in the documents themselves; it is in no file of its own.
const EARLY: &str = "early.js";

/// Gives back the text of the script that stands in every document.
pub fn site(repo: &Repo, profile: Profile, out: &Path) -> Result<String, String> {
    let mut assets = Assets::new();
    let early = public(repo, profile, out, &mut assets)?;
    let sheet = assets::point_urls(&files::read_text(&style::sheet(repo, profile))?, &assets);
    assets::add(&mut assets, out, "main.css", sheet.as_bytes())?;
    let Built { wasm, glue, parts } = Built::of(repo, profile)?;
    assets::add(&mut assets, out, "app.js", &files::read(&glue)?)?;
    assets::add(&mut assets, out, "app.wasm", &files::read(&wasm)?)?;
    for part in parts {
        // Its name has the hash already: the glue knows it.
        files::write(&out.join(assets::FOLDER).join(part.file_name().unwrap_or_default()), files::read(&part)?)?;
    }
    let languages = texts(repo, profile, out, &mut assets)?;
    let (template, templates) = (files::read_text(&repo.path("index.html"))?, repo.work(profile).join("templates"));
    for lang in languages {
        files::write(&templates.join(&lang).with_extension("html"), fill(&template, &lang, &early, &assets)?)?;
    }
    pages(repo, &templates, out)?;
    Ok(early)
}

/// Copies `public/`, scripts minified. Gives back the script that is not copied.
fn public(repo: &Repo, profile: Profile, out: &Path, assets: &mut Assets) -> Result<String, String> {
    let mut early = None;
    let folder = repo.path("public");
    for file in files::below(&folder)? {
        let name = files::url_path(&folder, &file);
        let content = if profile == Profile::Site && name.ends_with(".js") {
            let minified = repo.work(profile).join("minified").join(&name);
            // A browser too old for the app runs them, to say so.
            assets::minify(repo, &file, &minified, "es5")?;
            files::read(&minified)?
        } else {
            files::read(&file)?
        };
        if name == EARLY {
            early = String::from_utf8(content).ok().map(|script| script.trim().to_owned());
        } else if keeps_name(&name) {
            files::write(&out.join(&name), content)?;
        } else {
            assets::add(assets, out, &name, &content)?;
        }
    }
    early.ok_or_else(|| format!("build: public/{EARLY} is missing"))
}

fn keeps_name(name: &str) -> bool {
    FIXED_NAMES.contains(&name) || name.starts_with("favicon") || name.starts_with(".well-known/")
}

/// The texts of each language, which travel apart from the program. Gives back the languages.
fn texts(repo: &Repo, profile: Profile, out: &Path, assets: &mut Assets) -> Result<BTreeSet<String>, String> {
    let folder = repo.work(profile).join("texts");
    files::fresh_folder(&folder)?;
    prerender(repo, "build-texts", &[Path::new("--texts"), &folder])?;
    let mut languages = BTreeSet::new();
    for file in files::below(&folder)? {
        let name = files::url_path(&folder, &file);
        languages.extend(text_name(&name).map(|(_, lang)| lang.to_owned()));
        assets::add(assets, out, &name, &files::read(&file)?)?;
    }
    Ok(languages)
}

/// Group and language of `text-GROUP-LANGUAGE.txt`; a language's tag may have a dash of its own.
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

/// Where the texts of a language are, as attributes of the boot script.
fn text_places(assets: &Assets, lang: &str) -> String {
    let texts = assets.iter().filter_map(|(name, asset)| {
        let (group, _) = text_name(name).filter(|(_, of)| *of == lang)?;
        Some(format!(" data-text-{group}=\"{}\" data-text-{group}-integrity=\"{}\"", asset.path, asset.integrity))
    });
    texts.collect()
}

/// Replaces what belongs to the build; other braces are the prerender program's.
fn fill(template: &str, lang: &str, early: &str, assets: &Assets) -> Result<String, String> {
    let mut filled = template.to_owned();
    for (word, name) in [("css", "main.css"), ("boot", "boot.js"), ("glue", "app.js"), ("wasm", "app.wasm")] {
        if !filled.contains(&format!("{{{word}}}")) {
            return Err(format!("index.html:1: {{{word}}} is missing: pages would come without it"));
        }
        let asset = find(assets, name, word)?;
        filled = filled.replace(&format!("{{{word}}}"), &asset.path);
        filled = filled.replace(&format!("{{{word}-integrity}}"), &asset.integrity);
    }
    filled = filled.replace("{early}", early);
    filled = filled.replace("{texts}", &text_places(assets, lang));
    filled = fill_named(&filled, "icon", "icons/", assets)?;
    fill_named(&filled, "asset", "", assets)
}

/// `{icon:phone.svg}` is the hashed path of `public/icons/phone.svg`.
fn fill_named(template: &str, word: &str, folder: &str, assets: &Assets) -> Result<String, String> {
    let open = format!("{{{word}:");
    let mut parts = template.split(&open);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').ok_or_else(|| format!("index.html: {open} is never closed"))?;
        filled.push_str(&find(assets, &format!("{folder}{name}"), &format!("{word}:{name}"))?.path);
        filled.push_str(rest);
    }
    Ok(filled)
}

fn find<'a>(assets: &'a Assets, name: &str, word: &str) -> Result<&'a Asset, String> {
    assets.get(name).ok_or_else(|| format!("index.html: {{{word}}} stands for {name}, which public/ does not have"))
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
        ["main.css", "boot.js", "app.js", "app.wasm", "icons/phone.svg", "text-app-da.txt", "text-app-en.txt"]
            .map(asset)
            .into()
    }

    #[test]
    fn the_template_is_filled_and_foreign_braces_are_left() {
        let template = "{css} {css-integrity} {boot} {glue} {wasm} {wasm-integrity} {icon:phone.svg} {asset:icons/phone.svg}{texts} {early} {title}";
        let filled = "/assets/main.css sha384-x /assets/boot.js /assets/app.js /assets/app.wasm sha384-x /assets/icons/phone.svg /assets/icons/phone.svg data-text-app=\"/assets/text-app-da.txt\" data-text-app-integrity=\"sha384-x\" early() {title}";
        assert_eq!(fill(template, "da", "early()", &assets()).as_deref(), Ok(filled));
    }

    #[test]
    fn a_template_that_would_lose_a_part_is_refused() {
        assert!(fill("{css} {boot} {glue}", "da", "early()", &assets()).unwrap_err().contains("{wasm}"));
        assert!(
            fill("{css} {boot} {glue} {wasm} {icon:nothing.svg}", "da", "early()", &assets())
                .unwrap_err()
                .contains("icons/nothing.svg")
        );
    }

    #[test]
    fn only_names_that_others_know_stay() {
        assert!(
            ["robots.txt", "notice.json", "sw.js", "favicon.ico", "favicon.svg", ".well-known/security.txt"]
                .iter()
                .all(|name| keeps_name(name))
        );
        assert!(!["boot.js", "icons/phone.svg", "icons/sw.js"].iter().any(|name| keeps_name(name)));
    }
}
