//! Replaces the names of the functions that the WebAssembly and its glue give each other by short ones. Most have a hash in them, which does not compress,
//! and each name is in both files.

/// The ids of two sections of a WebAssembly file.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// How the names begin that wasm-bindgen, and rustc for it, have made up.
const MADE_UP: [&str; 3] = ["__wb", "__externref", "_ZN"];
/// The kind of an import that is a function.
const FUNCTION: u8 = 0;
/// The bytes before the first section: magic number and version.
const HEAD: usize = 8;

/// Gives everything with a made-up name that `wasm` imports or exports and `glue` names a short unique name; answers both with the new names.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let mut names = Names { glue: glue.to_owned(), count: 0 };
    let renamed =
        with_names(wasm, &mut names).ok_or("build: the imports and exports of the WebAssembly cannot be read")?;
    if names.count == 0 {
        return Err("build: nothing has a long name: this step has become needless".to_owned());
    }
    Ok((renamed, names.glue))
}

struct Names {
    glue: String,
    count: usize,
}

impl Names {
    /// The new name; the old one if nobody made it up or it is not in the glue.
    fn short_name(&mut self, name: &str) -> String {
        let short = format!("_{:x}", self.count);
        let is_made_up = MADE_UP.iter().any(|beginning| name.starts_with(beginning));
        match is_made_up.then(|| with_word(&self.glue, name, &short)) {
            Some((glue, true)) => {
                self.glue = glue;
                self.count += 1;
                short
            }
            _ => name.to_owned(),
        }
    }
}

/// Replaces a word where it is not a part of a longer one, and says whether it stood there at all.
fn with_word(text: &str, word: &str, other: &str) -> (String, bool) {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let (mut replaced, mut rest, mut found) = (String::with_capacity(text.len()), text, false);
    while let Some((before, after)) = rest.split_once(word) {
        let is_word = !before.ends_with(is_letter) && !after.starts_with(is_letter);
        found |= is_word;
        replaced.push_str(before);
        replaced.push_str(if is_word { other } else { word });
        rest = after;
    }
    replaced.push_str(rest);
    (replaced, found)
}

fn with_names(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(HEAD)?;
    let mut out = head.to_vec();
    while let Some((id, after)) = rest.split_first() {
        rest = after;
        let section = sized(&mut rest)?;
        let renamed = match *id {
            IMPORTS => Some(imports(section, names)?),
            EXPORTS => Some(exports(section, names)?),
            _ => None,
        };
        out.push(*id);
        put_sized(&mut out, renamed.as_deref().unwrap_or(section));
    }
    Some(out)
}

/// The import section with new names. `None` if something else than a function is imported, which wasm-bindgen's output never does.
fn imports(mut rest: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = number(&mut rest)?;
    put_number(&mut out, count);
    for _ in 0..count {
        put_sized(&mut out, sized(&mut rest)?);
        let name = std::str::from_utf8(sized(&mut rest)?).ok()?;
        put_sized(&mut out, names.short_name(name).as_bytes());
        let (kind, after) = rest.split_first()?;
        rest = after;
        let signature = number(&mut rest)?;
        if *kind != FUNCTION {
            return None;
        }
        out.push(FUNCTION);
        put_number(&mut out, signature);
    }
    rest.is_empty().then_some(out)
}

/// The export section with new names.
fn exports(mut rest: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = number(&mut rest)?;
    put_number(&mut out, count);
    for _ in 0..count {
        let name = std::str::from_utf8(sized(&mut rest)?).ok()?;
        put_sized(&mut out, names.short_name(name).as_bytes());
        let (kind, after) = rest.split_first()?;
        rest = after;
        out.push(*kind);
        put_number(&mut out, number(&mut rest)?);
    }
    rest.is_empty().then_some(out)
}

/// LEB128, as WebAssembly writes numbers.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0_usize;
    for shift in (0..35).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn put_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let byte = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

/// Reads a length in bytes and as many bytes.
fn sized<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(rest)?;
    let (bytes, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(bytes)
}

fn put_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports these functions of `./a.js`, exports those, and has one more section.
    fn module(imported: &[&str], exported: &[&str]) -> Vec<u8> {
        let mut imports = vec![u8::try_from(imported.len()).unwrap()];
        for name in imported {
            put_sized(&mut imports, b"./a.js");
            put_sized(&mut imports, name.as_bytes());
            imports.extend([FUNCTION, 0x81, 0x01]);
        }
        let mut exports = vec![u8::try_from(exported.len()).unwrap()];
        for name in exported {
            put_sized(&mut exports, name.as_bytes());
            exports.extend([2, 0x81, 0x01]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(IMPORTS, imports), (EXPORTS, exports), (10, vec![7; 300])] {
            module.push(id);
            put_sized(&mut module, &section);
        }
        module
    }

    #[test]
    fn what_both_name_is_called_by_a_short_name_in_both() {
        let glue = "{ __wbg_a_12: f, __wbg_a_123: g, x: __wbg_a_12, y__wbg_a_12: h } _ZN1aE() memory";
        let long = module(&["__wbg_a_12", "memory", "__wbg_gone_1", "__wbg_a_123"], &["_ZN1aE", "_ZN1bE", "memory"]);
        let (wasm, glue) = shorten(&long, glue).unwrap();
        assert_eq!(wasm, module(&["_0", "memory", "__wbg_gone_1", "_1"], &["_2", "_ZN1bE", "memory"]));
        assert_eq!(glue, "{ _0: f, _1: g, x: _0, y__wbg_a_12: h } _2() memory");
    }

    #[test]
    fn what_cannot_be_read_or_has_no_such_name_is_told() {
        assert!(shorten(&module(&["memory"], &["memory"]), "memory").is_err());
        let mut cut = module(&["__wbg_a_12"], &[]);
        cut.pop();
        assert!(shorten(&cut, "__wbg_a_12").is_err());
        assert!(shorten(b"", "").is_err());
    }
}
