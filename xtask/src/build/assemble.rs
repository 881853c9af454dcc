//! Puts the parts together: hashed names, the filled template, and the pages that the prerender program writes from it.

use std::path::Path;

use super::assets::{self, Asset, Assets};
use super::{app, style};
use crate::files;
use crate::proc::{Task, tail};
use crate::repo::{Profile, Repo};

/// Files whose address others know: browsers, crawlers, the operator's hand, and a service worker's scope.
const FIXED_NAMES: &[&str] = &["robots.txt", "notice.json", "sw.js", "manifest.webmanifest"];

pub fn site(repo: &Repo, profile: Profile, out: &Path) -> Result<(), String> {
    let mut assets = Assets::new();
    public(repo, profile, out, &mut assets)?;
    let sheet = assets::point_urls(&files::read_text(&style::sheet(repo, profile))?, &assets);
    assets::add(&mut assets, out, "main.css", sheet.as_bytes())?;
    for program in app::PROGRAMS {
        let (glue, wasm) = (app::glue(repo, profile, program), app::wasm(repo, profile, program));
        assets::add(&mut assets, out, &format!("{program}.js"), &files::read(&glue)?)?;
        assets::add(&mut assets, out, &format!("{program}.wasm"), &files::read(&wasm)?)?;
    }
    texts(repo, profile, out, &mut assets)?;
    let (template, templates) = (files::read_text(&repo.path("index.html"))?, repo.work(profile).join("templates"));
    for program in app::PROGRAMS {
        files::write(&templates.join(program).with_extension("html"), fill(&template, program, &assets)?)?;
    }
    pages(repo, &templates, out)
}

/// Copies `public/`, scripts minified.
fn public(repo: &Repo, profile: Profile, out: &Path, assets: &mut Assets) -> Result<(), String> {
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
        if keeps_name(&name) {
            files::write(&out.join(&name), content)?;
        } else {
            assets::add(assets, out, &name, &content)?;
        }
    }
    Ok(())
}

fn keeps_name(name: &str) -> bool {
    FIXED_NAMES.contains(&name) || name.starts_with("favicon") || name.starts_with(".well-known/")
}

/// The text of each language, which travels apart from the program.
fn texts(repo: &Repo, profile: Profile, out: &Path, assets: &mut Assets) -> Result<(), String> {
    let folder = repo.work(profile).join("texts");
    files::fresh_folder(&folder)?;
    prerender(repo, "build-texts", &[Path::new("--texts"), &folder])?;
    for file in files::below(&folder)? {
        assets::add(assets, out, &files::url_path(&folder, &file), &files::read(&file)?)?;
    }
    Ok(())
}

fn prerender(repo: &Repo, log: &str, arguments: &[&Path]) -> Result<(), String> {
    let finished = Task::new(repo, repo.built("prerender"), log).args(arguments).run(|| {})?;
    if finished.success {
        return Ok(());
    }
    Err(format!("{}\nbuild: the pages could not be written", tail(&finished.log)))
}

/// Where a program's text of each language is, as attributes of the boot script.
fn text_places(assets: &Assets, program: &str) -> String {
    let texts = assets.iter().filter_map(|(name, asset)| {
        let lang = name.strip_prefix("text-")?.strip_prefix(program)?.strip_prefix('-')?.strip_suffix(".txt")?;
        Some(format!(" data-text-{lang}=\"{}\" data-text-{lang}-integrity=\"{}\"", asset.path, asset.integrity))
    });
    texts.collect()
}

/// Replaces what belongs to the build; other braces are the prerender program's.
fn fill(template: &str, program: &str, assets: &Assets) -> Result<String, String> {
    let mut filled = template.to_owned();
    let (glue, wasm) = (format!("{program}.js"), format!("{program}.wasm"));
    for (word, name) in [("css", "main.css"), ("boot", "boot.js"), ("glue", &glue), ("wasm", &wasm)] {
        if !filled.contains(&format!("{{{word}}}")) {
            return Err(format!("index.html:1: {{{word}}} is missing: pages would come without it"));
        }
        let asset = find(assets, name, word)?;
        filled = filled.replace(&format!("{{{word}}}"), &asset.path);
        filled = filled.replace(&format!("{{{word}-integrity}}"), &asset.integrity);
    }
    filled = filled.replace("{texts}", &text_places(assets, program));
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
        ["main.css", "boot.js", "block.js", "block.wasm", "icons/phone.svg", "text-block-da.txt", "text-other-da.txt"]
            .map(asset)
            .into()
    }

    #[test]
    fn the_template_is_filled_and_foreign_braces_are_left() {
        let template = "{css} {css-integrity} {boot} {glue} {wasm} {wasm-integrity} {icon:phone.svg} {asset:icons/phone.svg}{texts} {title}";
        let filled = "/assets/main.css sha384-x /assets/boot.js /assets/block.js /assets/block.wasm sha384-x /assets/icons/phone.svg /assets/icons/phone.svg data-text-da=\"/assets/text-block-da.txt\" data-text-da-integrity=\"sha384-x\" {title}";
        assert_eq!(fill(template, "block", &assets()).as_deref(), Ok(filled));
    }

    #[test]
    fn a_template_that_would_lose_a_part_is_refused() {
        assert!(fill("{css} {boot} {glue}", "block", &assets()).unwrap_err().contains("{wasm}"));
        assert!(
            fill("{css} {boot} {glue} {wasm} {icon:nothing.svg}", "block", &assets())
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
