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
        for lang in spaer::ui::app::offered_languages() {
            let file = Path::new(&out).join(format!("text-{}.txt", lang.as_str()));
            fs::write(file, spaer_core::i18n::text::catalog(lang))?;
        }
        return Ok(());
    }
    let template = fs::read_to_string(template)?;
    for (name, route) in spaer::ui::document::files() {
        let file = Path::new(&out).join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, spaer::ui::document::render(&template, route))?;
    }
    Ok(())
}

/// Cargo builds every program of the package when it tests in a browser; this one has nothing to do there.
#[cfg(target_arch = "wasm32")]
fn main() {}
