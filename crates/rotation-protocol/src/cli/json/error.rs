//! Python's error texts, with line, column and character.

pub(super) enum Error {
    At(&'static str, usize),
    TooDeep,
}

impl Error {
    pub(super) fn text(&self, chars: &[char]) -> String {
        let Self::At(what, at) = *self else { return "maximum recursion depth exceeded".into() };
        let before = chars.get(..at).unwrap_or(chars);
        let line = before.iter().filter(|char| **char == '\n').count() + 1;
        let column = before.iter().rev().take_while(|char| **char != '\n').count() + 1;
        format!("{what}: line {line} column {column} (char {at})")
    }
}
