//! Errors of an expression, with a caret under the word.

use super::Error;
use super::parser::Parser;
use super::tokens::Kind;

impl Parser<'_> {
    /// The error about the word that stands here, or about the end.
    pub(super) fn wrong(&self, why: &str) -> Error {
        if self.kind() == Kind::End {
            let shown = self.pointed();
            return Error::Wrong(format!("Invalid jmespath expression: Incomplete expression:\n{shown}"));
        }
        self.at_token(why)
    }

    pub(super) fn at_token(&self, why: &str) -> Error {
        let (kind, shown) = (self.kind(), self.pointed());
        let (value, name, at) = (kind.value(), kind.name().to_uppercase(), self.column());
        Error::Wrong(format!(
            "{why}: Parse error at column {at}, token \"{value}\" ({name}), for expression:\n{shown}"
        ))
    }

    fn column(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |token| token.at)
    }

    fn pointed(&self) -> String {
        format!("\"{}\"\n{}^", self.text, " ".repeat(self.column() + 1))
    }
}
