//! Rust, whose compiler refuses letters that turn the direction of others unless they are written by number.

/// A literal of `&str`.
pub(in crate::snippet) fn quoted(text: &str) -> String {
    super::in_quotes(text, super::in_braces)
}
