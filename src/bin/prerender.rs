//! `prerender TEMPLATES OUT`: writes every page as HTML below OUT, each from `TEMPLATES/{its language}.html`. `prerender --texts OUT`: writes the texts of
//! each language, each group that travels together as a file.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{collections::BTreeMap, fs, path::Path};

    use spaer_core::i18n::text;

    let mut arguments = std::env::args().skip(1);
    let (Some(templates), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("prerender TEMPLATES OUT".into());
    };
    let languages: Vec<_> = spaer_core::domain::languages::offered().collect();
    if templates == "--texts" {
        fs::create_dir_all(&out)?;
        for (lang, group) in languages.iter().flat_map(|lang| text::GROUPS.map(|group| (*lang, group))) {
            let file = Path::new(&out).join(format!("text-{group}-{}.txt", lang.as_str()));
            fs::write(file, text::catalog(lang, group))?;
        }
        return Ok(());
    }
    let mut read = BTreeMap::new();
    for lang in languages {
        let template = Path::new(&templates).join(format!("{}.html", lang.as_str()));
        read.insert(lang.as_str(), fs::read_to_string(template)?);
    }
    for document in spaer::ui::document::documents() {
        let file = Path::new(&out).join(document.file());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let template = read.get(document.lang.as_str()).map(String::as_str).unwrap_or_default();
        let template = template.replace("{answers}", &answers(document.route));
        fs::write(file, spaer::ui::document::render(&template, &document))?;
    }
    let redirects = spaer::ui::document::redirects();
    let lines: String = redirects.iter().map(|(from, to)| format!("{from} {to} 301\n")).collect();
    fs::write(Path::new(&out).join("_redirects"), lines)?;
    Ok(())
}

/// The attributes for `early.js`: what the page needs as soon as the app runs. These are the session, the resources that the page shows, and the files of
/// its part; the build fills in the names of the files. Articles need none of this at once, so they get none.
#[cfg(not(target_arch = "wasm32"))]
fn answers(route: spaer_core::route::Route) -> String {
    use spaer_core::{flow::app::needed, operator::API_BASE, route::Route, wire};

    let (Route::Page(_, page), Some(drawn)) = (route, route.app_page()) else { return String::new() };
    let activities = drawn.lists_activities().then_some(wire::FIRST_ACTIVITIES);
    let paths = needed(route).iter().map(|what| wire::path_of(*what)).chain(activities);
    let shown: Vec<String> = paths.map(|path| format!("{API_BASE}{path}")).collect();
    let part = page.part().map_or_else(String::new, |part| {
        format!(" data-part=\"{{files-of-{}}}\" data-texts=\"{}\"", part.as_str(), part.texts().join(" "))
    });
    let session = wire::SESSION_PATH;
    format!(" data-session=\"{API_BASE}{session}\" data-answers=\"{}\"{part}", shown.join(" "))
}

/// Cargo builds every program of the package when it tests in a browser; this one has nothing to do there.
#[cfg(target_arch = "wasm32")]
fn main() {}
