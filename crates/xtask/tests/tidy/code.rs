//! As much of Rust's grammar as the rules need: comments, names, and the first name of each path into the crate.

/// The text without line comments. A `//` after a colon is an address in a string.
pub(crate) fn without_comments(text: &str) -> String {
    text.lines().map(|line| line_code(line).to_owned() + "\n").collect()
}

fn line_code(line: &str) -> &str {
    let comment = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

/// Every identifier, with what follows it.
pub(crate) fn names(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| !is_name(c));
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        rest = after;
        (!name.is_empty()).then_some((name, after))
    })
}

/// What is named directly under `root`: `model` of `crate::model::Event`, both of `crate::{model, view::page}`.
pub(crate) fn named_under<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (_, after) in names(code).filter(|(name, _)| *name == root) {
        let Some(after) = after.strip_prefix("::") else { continue };
        match after.strip_prefix('{') {
            Some(group) => found.extend(top_level(group)),
            None => found.extend(names(after).map(|(name, _)| name).find(|name| *name != "super")),
        }
    }
    found
}

/// The first name of each part of a `{…}` group whose brace has been read.
fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 1;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            parts.push(&group[start..at]);
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    parts.into_iter().filter_map(|part| names(part).next().map(|(name, _)| name)).collect()
}

#[test]
fn comments_are_left_out_and_addresses_are_not() {
    let text = "use a; // of b\n/// c\nlet d = \"https://e\";\n";
    let code = without_comments(text);
    let found: Vec<_> = names(&code).map(|(name, _)| name).collect();
    assert_eq!(found, ["use", "a", "let", "d", "https", "e"]);
}

#[test]
fn names_under_a_root_are_found_in_groups_too() {
    let code = "use crate::{\n    effects::{self, Effects},\n    model,\n};\ncrate::view::page(); super::super::app::x();";
    assert_eq!(named_under(code, "crate"), ["effects", "model", "view"]);
    assert_eq!(named_under(code, "super"), ["app", "app"]);
}
