//! Cuts the finished program into parts, and makes one classic script that is the glue of all of them.
//!
//! `wasm-split` cuts where the sources say so (`src/runtime/parts.rs`); wasm-bindgen then binds the main part. The glue fetches a part by its hashed
//! name and with its integrity, so that the one integrity of the glue covers them all.

use std::path::{Path, PathBuf};

use super::assets::{self, FOLDER};
use super::names;
use super::silence;
use super::stamp::Stamp;
use super::wasm_opt;
use crate::files;
use crate::proc::{Task, tail};
use crate::repo::{Profile, Repo};
use crate::setup::Bindgen;

/// The name of the script that `wasm-split` writes; the glue of the main part imports it by that name.
const SPLIT_GLUE: &str = "__wasm_split.js";

/// The entry point of the bundle: it exports the one global that `boot.js` calls.
const ENTRY: &str = "import init from \"./app.js\";\nglobalThis.wasm_bindgen = init;\n";

/// A function of the glue that fetches a part. It uses the request that the document has already begun, if there is one. If that failed, it fetches
/// again past the browser's cache, where a host may have let the failed answer be kept for a year.
const FETCH: &str = "
async function part(address, integrity) {
    const begun = globalThis.begun?.[address];
    try {
        if (!begun) return await fetch(address, { integrity });
        // An answer is read once.
        delete globalThis.begun[address];
        const answer = await begun;
        if (answer.ok) return answer;
    } catch {}
    return fetch(address, { integrity, cache: \"reload\" });
}
";

/// The files that [`site`] makes.
pub struct Built {
    /// The main part.
    pub wasm: PathBuf,
    pub glue: PathBuf,
    /// The parts that come when they are wanted, under the names that the glue fetches them by.
    pub parts: Vec<PathBuf>,
}

/// Cuts the program that cargo has compiled, unless the same one was cut last: optimising takes longer than all the rest of the hook.
pub fn site(repo: &Repo, splitter: &Path, bindgen: &Bindgen) -> Result<Built, String> {
    let work = repo.work(Profile::Site);
    let (wasm, glue, parts) = (work.join("app.wasm"), work.join("app.js"), work.join("parts"));
    let compiled = repo.compiled(Profile::Site, "app.wasm");
    let mut inputs = Stamp::of(repo, &["package-lock.json", "xtask/src/build"])?;
    inputs.add(&bindgen.version);
    inputs.add(&assets::integrity(&files::read(&compiled)?));
    let stamp = work.join("split.stamp");
    let done = [&wasm, &glue].iter().all(|file| file.is_file()) && inputs.is_at(&stamp);
    if !done {
        cut(repo, [splitter, &bindgen.cli], &compiled, [&wasm, &glue, &parts])?;
        inputs.leave_at(&stamp)?;
    }
    Ok(Built { wasm, glue, parts: files::below(&parts)? })
}

fn cut(repo: &Repo, tools: [&Path; 2], compiled: &Path, made: [&Path; 3]) -> Result<(), String> {
    let ([splitter, bindgen], [wasm, glue, parts]) = (tools, made);
    let work = repo.work(Profile::Site);
    let (cut, bound) = (work.join("cut"), work.join("bound"));
    for folder in [cut.as_path(), &bound, parts] {
        files::fresh_folder(folder)?;
    }
    let task = Task::new(repo, splitter, "build-split").args([compiled, cut.as_path()]);
    task.args(["--target", "web", "--out-name", "app"]).step("build", "WebAssembly cut into parts")?;
    let main = cut.join("app.wasm");
    let task = Task::new(repo, bindgen, "build-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
            "--out-name",
            "app",
            "--out-dir",
        ])
        .args([&bound, &main]);
    task.step("build", "glue between WebAssembly and browser")?;
    wasm_opt::optimize(repo, &bound.join("app_bg.wasm"), wasm)?;
    let module = bound.join("app.js");
    let (renamed, shorter) = names::shorten(&files::read(wasm)?, &files::read_text(&module)?)?;
    files::write(wasm, silence::silence(&renamed)?)?;
    files::write(&module, shorter)?;

    let mut link = files::read_text(&cut.join(SPLIT_GLUE))?;
    for part in files::below(&cut)?
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "wasm") && **file != main)
    {
        let name = files::url_path(&cut, part);
        let optimized = work.join("smaller.wasm");
        wasm_opt::optimize(repo, part, &optimized)?;
        let content = files::read(&optimized)?;
        let hashed = assets::hashed_name(&part_name(&link, &name)?, &content);
        let place = parts.join(&hashed);
        if place.is_file() {
            return Err(format!("build: two parts are called {hashed}"));
        }
        link = rewrite_fetch(&link, &name, &format!("/{FOLDER}/{hashed}"), &assets::integrity(&content))?;
        files::write(&place, content)?;
    }
    link.push_str(FETCH);
    files::write(&bound.join(SPLIT_GLUE), link)?;
    bundle(repo, &bound, glue)
}

/// The name of a part among the hosted files: `profile.wasm`, or `activity-profile.wasm` for what these two share. For a shared file, the script of
/// `wasm-split` names the parts in a comment above it.
fn part_name(link: &str, name: &str) -> Result<String, String> {
    if let Some(own) = name.strip_prefix("split_") {
        return Ok(own.to_owned());
    }
    let before = link.split(&format!("./{name}\"")).next().unwrap_or_default();
    let parts_of_file = before.rsplit("/* ").next().and_then(|rest| rest.split_once(" */"));
    let (parts_of_file, _) =
        parts_of_file.ok_or_else(|| format!("build: {SPLIT_GLUE} does not say what {name} is needed by"))?;
    Ok(format!("{}.wasm", parts_of_file.replace(", ", "-")))
}

/// Changes the script so that it fetches this part by its hosted address and with its integrity.
fn rewrite_fetch(link: &str, name: &str, address: &str, integrity: &str) -> Result<String, String> {
    let relative = format!("fetch(new URL(\"./{name}\", import.meta.url))");
    if !link.contains(&relative) {
        return Err(format!(
            "build: {SPLIT_GLUE} does not fetch {name} as it used to: is this another version of wasm-split?"
        ));
    }
    Ok(link.replace(&relative, &format!("part(\"{address}\", \"{integrity}\")")))
}

/// One classic script, not modules: `boot.js` must be able to look at the browser before anything modern is parsed.
fn bundle(repo: &Repo, bound: &Path, glue: &Path) -> Result<(), String> {
    let entry = bound.join("entry.js");
    files::write(&entry, ENTRY)?;
    let finished = Task::new(repo, repo.npm_program("esbuild"), "build-bundle")
        .args([
            "--bundle",
            "--format=iife",
            "--minify",
            "--target=es2020",
            "--log-level=warning",
            assets::EAGER_COMPILE_BANNER,
        ])
        // `import.meta.url` does not exist in a classic script. It is used only for a default that nobody needs.
        .args(["--define:import.meta.url=\"\""])
        .args([&entry])
        .args([format!("--outfile={}", glue.display())])
        .run(|| {})?;
    if !finished.success {
        return Err(format!("{}\nbuild: the glue cannot be bundled", tail(&finished.log)));
    }
    if files::read_text(glue)?.contains("wasm_bindgen") {
        Ok(())
    } else {
        Err("build: the glue lost its global `wasm_bindgen`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_called_by_what_they_show() {
        let link = "/* a, profile */ x(\"./chunk_2.wasm\"); /* b */ x(\"./split_profile.wasm\")";
        let name = |name| part_name(link, name);
        assert_eq!(name("split_profile.wasm").as_deref(), Ok("profile.wasm"));
        assert_eq!(name("chunk_2.wasm").as_deref(), Ok("a-profile.wasm"));
        assert!(part_name("x(\"./chunk_2.wasm\")", "chunk_2.wasm").is_err());
    }

    #[test]
    fn the_glue_fetches_a_part_by_its_hosted_name_and_with_its_integrity() {
        let link = "const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));";
        let rewritten = rewrite_fetch(link, "split_a.wasm", "/assets/a.1.wasm", "sha384-x");
        assert_eq!(rewritten.as_deref(), Ok("const src = part(\"/assets/a.1.wasm\", \"sha384-x\");"));
        assert!(rewrite_fetch(link, "split_b.wasm", "/assets/b.1.wasm", "sha384-x").is_err());
    }
}
