//! References (`{ other-text }`, `{ -term }`) put in place when the app is built, so that none is looked up when a page is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    problem::Problem,
    source::{EID_NAME, Message, Piece, Source, push_text},
};

/// Where a text may refer to: its own file, and what every page of the language has.
pub struct Scope<'a> {
    pub file: &'a Source,
    pub common: &'a Source,
    pub eid_name: &'a str,
}

/// Terms that some text uses, by file and name.
pub type Used = BTreeSet<(String, String)>;

/// The file's texts without references.
pub fn resolve(scope: &Scope<'_>, used: &mut Used, problems: &mut Vec<Problem>) -> BTreeMap<String, Message> {
    let Scope { file, common, .. } = scope;
    for (name, term) in &file.terms {
        if file.path != common.path && common.terms.contains_key(name) {
            let what = format!("the term \"-{name}\" is in {} too; remove one of them", common.path);
            problems.push(Problem::at(&file.path, term.line, what));
        }
    }
    let mut resolved = BTreeMap::new();
    for (id, message) in &file.messages {
        match scope.inlined(&message.pieces, &mut vec![id.clone()], false, used) {
            Ok(pieces) => {
                resolved.insert(id.clone(), Message { pieces, ..message.clone() });
            }
            Err(what) => problems.push(Problem::at(&file.path, message.line, format!("\"{id}\" {what}"))),
        }
    }
    resolved
}

/// A term that no text uses is work for every translator, for nothing.
pub fn complain_of_unused(files: &[&Source], used: &Used, problems: &mut Vec<Problem>) {
    for file in files {
        for (name, term) in file.terms.iter().filter(|(name, _)| !used.contains(&(file.path.clone(), (*name).clone())))
        {
            problems.push(Problem::at(&file.path, term.line, format!("no text uses the term \"-{name}\"; remove it")));
        }
    }
}

impl Scope<'_> {
    /// `trail`: the names that led here, so that no text leads back to itself.
    fn inlined(
        &self,
        pieces: &[Piece],
        trail: &mut Vec<String>,
        is_within_choice: bool,
        used: &mut Used,
    ) -> Result<Vec<Piece>, String> {
        let mut out = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => push_text(&mut out, text)?,
                Piece::Argument(_) => out.push(piece.clone()),
                Piece::Term(name) if name == EID_NAME => push_text(&mut out, self.eid_name)?,
                Piece::Term(name) => {
                    let (file, term) =
                        self.find(name, |source| &source.terms).ok_or_else(|| self.unknown(&format!("-{name}")))?;
                    used.insert((file.path.clone(), name.clone()));
                    if let Some(what) = term.pieces.iter().find_map(not_for_terms) {
                        return Err(format!(
                            "uses the term \"-{name}\" ({}:{}), which {what}; only texts may",
                            file.path, term.line
                        ));
                    }
                    self.push(&mut out, &format!("-{name}"), term, trail, is_within_choice, used)?;
                }
                Piece::Message(id) => {
                    let (_, message) = self.find(id, |source| &source.messages).ok_or_else(|| self.unknown(id))?;
                    self.push(&mut out, id, message, trail, is_within_choice, used)?;
                }
                Piece::Choice { .. } if is_within_choice => {
                    return Err("refers within a choice to a text with a choice, which is not supported".to_owned());
                }
                Piece::Choice { argument, variants } => {
                    let inlined = variants
                        .iter()
                        .map(|(key, pieces)| Ok((key.clone(), self.inlined(pieces, trail, true, used)?)))
                        .collect::<Result<_, String>>()?;
                    out.push(Piece::Choice { argument: argument.clone(), variants: inlined });
                }
            }
        }
        Ok(out)
    }

    fn push(
        &self,
        out: &mut Vec<Piece>,
        name: &str,
        message: &Message,
        trail: &mut Vec<String>,
        is_within_choice: bool,
        used: &mut Used,
    ) -> Result<(), String> {
        if trail.iter().any(|before| before == name) {
            return Err(format!("refers to itself: {} → {name}", trail.join(" → ")));
        }
        trail.push(name.to_owned());
        for piece in self.inlined(&message.pieces, trail, is_within_choice, used)? {
            match piece {
                Piece::Text(text) => push_text(out, &text)?,
                other => out.push(other),
            }
        }
        trail.pop();
        Ok(())
    }

    /// In the text's own file, else in `common.ftl`.
    fn find(&self, name: &str, of: fn(&Source) -> &BTreeMap<String, Message>) -> Option<(&Source, &Message)> {
        [self.file, self.common].into_iter().find_map(|file| Some((file, of(file).get(name)?)))
    }

    fn unknown(&self, name: &str) -> String {
        let Self { file, common, .. } = self;
        let nor = if file.path == common.path { String::new() } else { format!(", nor is it in {}", common.path) };
        format!("refers to {{ {name} }}, which is not in this file{nor}")
    }
}

fn not_for_terms(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Argument(name) => Some(format!("takes the argument {{ ${name} }}")),
        Piece::Choice { .. } => Some("chooses by a number".to_owned()),
        Piece::Text(_) | Piece::Message(_) | Piece::Term(_) => None,
    }
}
