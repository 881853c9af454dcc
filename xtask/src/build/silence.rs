//! Blanks what only the makers of a library would want to read: long messages of panics that can only follow from a mistake in the build. Nobody sees them in
//! a browser, where a panic is a trap without words, and every citizen would load them.

/// How these messages begin and end, as they stand in the libraries' code. Everything from one to the other becomes spaces, so that no address changes.
const MESSAGES: [[&str; 2]; 2] = [
    // tachys
    ["Value is None because the `ssr` feature is active.", "to identify the source."],
    // any_spawner
    ["Executor::spawn called, but no global", "'spawn_local' function is configured."],
];

/// # Errors
/// When a message is not there: then it has another wording, or this step has become needless.
pub fn silence(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut silent = wasm.to_vec();
    for [beginning, end] in MESSAGES {
        let message = after(&silent, beginning).and_then(|start| {
            let length = after(silent.get(start..)?, end)?;
            silent.get_mut(start - beginning.len()..start + length)
        });
        let message = message.ok_or_else(|| format!("build: the WebAssembly does not say: {beginning} … {end}"))?;
        message.fill(b' ');
    }
    Ok(silent)
}

/// Where the bytes go on after the first place with these words.
fn after(bytes: &[u8], words: &str) -> Option<usize> {
    let place = bytes.windows(words.len()).position(|window| window == words.as_bytes())?;
    Some(place + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_become_spaces_and_nothing_else_changes() {
        let [tachys, spawner] = MESSAGES.map(|[beginning, end]| format!("{beginning} and more {end}"));
        let silent = silence(format!("a{tachys}b{spawner}c").as_bytes()).unwrap();
        let blank = |text: &str| " ".repeat(text.len());
        assert_eq!(silent, format!("a{}b{}c", blank(&tachys), blank(&spawner)).into_bytes());
    }

    #[test]
    fn a_message_that_is_not_there_is_told() {
        let [[beginning, end], _] = MESSAGES;
        assert!(silence(format!("{beginning} {end}").as_bytes()).unwrap_err().contains("Executor::spawn called"));
    }
}
