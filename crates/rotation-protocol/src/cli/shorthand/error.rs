//! The CLI's error texts, with a caret under the column.

pub(super) enum Error {
    Expected { what: &'static str, received: String, at: usize },
    Twice { key: String, at: usize },
    File(String),
    TooDeep,
}

impl Error {
    pub(super) fn text(&self, chars: &[char]) -> String {
        match self {
            Self::Expected { what, received, at } => {
                format!("Expected: '{what}', received: '{received}' for input:\n{}", pointed_at(chars, *at))
            }
            Self::Twice { key, at } => {
                let shown = pointed_at(chars, *at);
                let why = "This is often because there is a preceding \",\" instead of a space.";
                format!("Second instance of key \"{key}\" encountered for input:\n{shown}\n{why}")
            }
            Self::File(name) => format!("{name} names a file, and there are no files here"),
            Self::TooDeep => "maximum recursion depth exceeded".into(),
        }
    }
}

/// The text with a caret under the column, put in after the line it points at.
fn pointed_at(chars: &[char], at: usize) -> String {
    let at = at.min(chars.len());
    let (before, after) = chars.split_at(at);
    let column = before.iter().rev().take_while(|char| **char != '\n').count();
    let line_end = at + after.iter().take_while(|char| **char != '\n').count();
    let (shown, rest) = chars.split_at(line_end);
    let text = |chars: &[char]| chars.iter().collect::<String>();
    format!("{}\n{}^{}", text(shown), " ".repeat(column), text(rest))
}
