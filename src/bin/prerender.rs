//! `prerender TEMPLATE OUT`: writes every page as HTML below OUT. `prerender --texts OUT`: writes the text of each language as a file.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{fs, path::Path};

    let mut arguments = std::env::args().skip(1);
    let (Some(template), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("prerender TEMPLATE OUT".into());
    };
    if template == "--texts" {
        fs::create_dir_all(&out)?;
        for lang in spaer_core::i18n::languages::offered() {
            let file = Path::new(&out).join(format!("text-{}.txt", lang.as_str()));
            fs::write(file, spaer_core::i18n::text::catalog(lang))?;
        }
        return Ok(());
    }
    let template = fs::read_to_string(template)?;
    for document in spaer::ui::document::documents() {
        let file = Path::new(&out).join(document.file());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, spaer::ui::document::render(&template, &document))?;
    }
    let redirects = spaer::ui::document::redirects();
    let lines: String = redirects.iter().map(|(from, to)| format!("{from} {to} 301\n")).collect();
    fs::write(Path::new(&out).join("_redirects"), lines)?;
    Ok(())
}

/// Cargo builds every program of the package when it tests in a browser; this one has nothing to do there.
#[cfg(target_arch = "wasm32")]
fn main() {}
