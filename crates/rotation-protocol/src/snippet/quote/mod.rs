//! Texts as literals of the languages that snippets are written in, a file for each. Every text has one, and it reads
//! back as the same text: what cannot be seen is written by its number, so that nothing hides in a snippet. For the
//! shell see [`super::shell`], for JSON [`super::json`].

mod hcl;
mod javascript;
mod python;
mod rust;
mod yaml;

pub(super) use self::{
    hcl::quoted as hcl,
    javascript::quoted as javascript,
    python::quoted as python,
    rust::quoted as rust,
    yaml::{number as yaml_number, quoted as yaml},
};

/// In double quotes, with the escapes that all these languages share; `by_number` writes any other.
fn in_quotes(text: &str, by_number: fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if is_hidden(char) => out.push_str(&by_number(char)),
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

/// Whether it is not seen, or turns the direction of what is: a control, a format, a non-character.
pub(crate) fn is_hidden(char: char) -> bool {
    char.is_control()
        || (u32::from(char) & 0xfffe) == 0xfffe
        || matches!(
            char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// `\u200b`, `\U000e0001`.
fn four_or_eight_digits(char: char) -> String {
    match u32::from(char) {
        code @ 0..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// `\u{200b}`.
fn in_braces(char: char) -> String {
    format!("\\u{{{:x}}}", u32::from(char))
}

#[cfg(test)]
mod tests;
