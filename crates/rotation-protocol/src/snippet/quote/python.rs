//! Python.

/// A literal of `str`.
pub(in crate::snippet) fn quoted(text: &str) -> String {
    super::in_quotes(text, super::four_or_eight_digits)
}
