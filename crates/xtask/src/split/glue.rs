//! The script that wasm-bindgen wrote for a program: opened for who starts it (web/later.js, the element's program.mjs),
//! with short names, and with less done at each call. The page calls the browser a thousand times when the playhead
//! moves.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
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
    Ok(caught_in_place(&read_by_letters(&without_comments(glue))?)? + &opening)
}

/// As wasm-bindgen reads a text of the program, and as it is read here: for a short one Chromium's decoder takes longer
/// than the letters, and leaves a view of the memory behind. What is not plain ASCII is the decoder's.
const READ: [&str; 2] = [
    "return decodeText(ptr >>> 0, len);\n",
    "ptr = ptr >>> 0;
if (len < 25) {
const bytes = getUint8ArrayMemory0(), end = ptr + len;
let at = ptr, text = '';
while (at < end && bytes[at] < 128) text += String.fromCharCode(bytes[at++]);
if (at === end) return text;
}
return decodeText(ptr, len);
",
];

fn read_by_letters(glue: &str) -> Result<String> {
    let [theirs, ours] = READ;
    ensure!(glue.matches(theirs).count() == 1, "wasm-bindgen's script reads texts otherwise");
    Ok(glue.replace(theirs, ours))
}

/// As wasm-bindgen catches what a call throws, by calling a function with another and a list of arguments.
const CAUGHT: [&str; 3] = [
    "function() { return handleError(function (",
    "}, arguments); },",
    "function handleError(f, args) {\ntry {\nreturn f.apply(this, args);\n} catch (e) {\n",
];

/// What a call throws is caught where it is called.
fn caught_in_place(glue: &str) -> Result<String> {
    let [begins, ends, handler] = CAUGHT;
    let (before, after) = glue.split_once(handler).context("wasm-bindgen's script catches otherwise")?;
    let (handles, rest) = after.split_once("}\n}\n").context("wasm-bindgen's handler has no end")?;
    let mut out = String::with_capacity(glue.len());
    for line in
        [before, "function handleError(e) {\n", handles, "}\n", rest].iter().flat_map(|part| part.lines())
    {
        match line.split_once(begins) {
            Some((name, arguments)) => {
                let (arguments, _) = arguments.split_once(')').context("a call without its arguments")?;
                out.push_str(&format!("{name}function({arguments}) {{ try {{\n"));
            }
            None if line == ends => out.push_str("} catch (e) { return handleError(e); } },\n"),
            None => out.extend([line, "\n"]),
        }
    }
    ensure!(!out.contains("handleError(function"), "wasm-bindgen's script catches in two ways");
    Ok(out)
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
    fn what_a_call_throws_is_caught_where_it_is_called() {
        let glue = "__a: function() { return handleError(function (arg0, arg1) {\nconst ret = arg0.a(arg1);\nreturn ret;\n\
                    }, arguments); },\n__b: function(arg0) {\narg0.b();\n},\nfunction handleError(f, args) {\ntry {\n\
                    return f.apply(this, args);\n} catch (e) {\nkeep(e);\n}\n}\nlet c;\n";
        assert_eq!(
            caught_in_place(glue).unwrap(),
            "__a: function(arg0, arg1) { try {\nconst ret = arg0.a(arg1);\nreturn ret;\n} catch (e) { return handleError(e); } },\n\
             __b: function(arg0) {\narg0.b();\n},\nfunction handleError(e) {\nkeep(e);\n}\nlet c;\n"
        );
        assert!(caught_in_place("a wasm-bindgen of another version").is_err());
    }

    #[test]
    fn whole_words_are_renamed_and_nothing_else() {
        let names = BTreeMap::from([("__a".into(), "$0".into())]);
        assert_eq!(replaced("__a: wasm.__a(__ab), x__a, '__a'", &names), "$0: wasm.$0(__ab), x__a, '$0'");
    }
}
