//! JavaScript. Not a template literal: a dollar sign is nothing special.

/// A string literal.
pub(in crate::snippet) fn quoted(text: &str) -> String {
    super::in_quotes(text, super::in_braces)
}
