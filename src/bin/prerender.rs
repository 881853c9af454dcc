//! `prerender TEMPLATES OUT`: writes every page as HTML below OUT, each from `TEMPLATES/{its program}.html`. `prerender --texts OUT`: writes the text of
//! each language for each program as a file.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::{collections::BTreeMap, fs, path::Path};

    use spaer_core::domain::page::Program;

    let mut arguments = std::env::args().skip(1);
    let (Some(templates), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("prerender TEMPLATES OUT".into());
    };
    if templates == "--texts" {
        fs::create_dir_all(&out)?;
        for (lang, program) in spaer_core::i18n::languages::offered().flat_map(|lang| Program::ALL.map(|it| (lang, it)))
        {
            let file = Path::new(&out).join(format!("text-{}-{}.txt", program.name(), lang.as_str()));
            fs::write(file, spaer_core::i18n::text::catalog(lang, program.name()))?;
        }
        return Ok(());
    }
    let mut read = BTreeMap::new();
    for program in Program::ALL {
        let template = Path::new(&templates).join(format!("{}.html", program.name()));
        read.insert(program, fs::read_to_string(template)?);
    }
    for document in spaer::ui::document::documents() {
        let file = Path::new(&out).join(document.file());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let template = read.get(&document.program()).map(String::as_str).unwrap_or_default();
        fs::write(file, spaer::ui::document::render(template, &document))?;
    }
    let redirects = spaer::ui::document::redirects();
    let lines: String = redirects.iter().map(|(from, to)| format!("{from} {to} 301\n")).collect();
    fs::write(Path::new(&out).join("_redirects"), lines)?;
    Ok(())
}

/// Cargo builds every program of the package when it tests in a browser; this one has nothing to do there.
#[cfg(target_arch = "wasm32")]
fn main() {}
