//! The script that wasm-bindgen wrote for a program: opened for who starts it (web/later.js, the element's program.mjs),
//! and with short names.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use walrus::Module;

/// What a program is started with by scripts of ours; its own script keeps them to itself.
const NEEDED: [&str; 3] = ["__wbg_get_imports", "__wbg_load", "__wbg_finalize_init"];

/// The script, letting in who starts the program.
pub(crate) fn opened(glue: &str) -> Result<String> {
    for name in NEEDED {
        ensure!(glue.contains(&format!("function {name}(")), "wasm-bindgen's script has no {name}");
    }
    let [imports, load, finish] = NEEDED;
    let opening = format!("export {{ {imports} as imports, {load} as load, {finish} as finish }};\n");
    Ok(without_comments(glue) + &opening)
}

/// Comments and indentation are for who reads the script.
fn without_comments(glue: &str) -> String {
    let lines = glue.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Gives short names to what the program and its script call each other by: the long ones are hashes and mangled
/// paths, which do not compress, and stand in both. Returns the script with those names.
pub(super) fn renamed(glue: &str, program: &mut Module) -> Result<String> {
    let mut names = BTreeMap::new();
    let imports = program.imports.iter_mut().map(|import| &mut import.name);
    for name in imports.chain(program.exports.iter_mut().map(|export| &mut export.name)) {
        // The others are words, and stand for other things too.
        if name.starts_with('_') {
            let short = format!("${}", names.len());
            ensure!(!glue.contains(&short), "wasm-bindgen's script has a {short} of its own");
            let before = names.insert(std::mem::replace(name, short.clone()), short);
            ensure!(before.is_none(), "one name for an import and an export");
        }
    }
    Ok(replaced(glue, &names))
}

/// The text with every whole word that has another name under that name.
fn replaced(text: &str, names: &BTreeMap<String, String>) -> String {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| !part_of_word(c)) {
        let word = piece.trim_end_matches(|c| !part_of_word(c));
        out.push_str(names.get(word).map_or(word, String::as_str));
        out.push_str(&piece[word.len()..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_renamed_and_nothing_else() {
        let names = BTreeMap::from([("__a".into(), "$0".into())]);
        assert_eq!(replaced("__a: wasm.__a(__ab), x__a, '__a'", &names), "$0: wasm.$0(__ab), x__a, '$0'");
    }
}
