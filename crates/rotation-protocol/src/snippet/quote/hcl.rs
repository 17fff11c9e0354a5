//! Terraform's HCL, where a text is a template: `${` and `%{` begin what is evaluated.

/// A template that is its own text. The sign before a brace is written by its number: of the usual way, doubling it,
/// a run of such signs is read differently by different tools.
pub(in crate::snippet) fn quoted(text: &str) -> String {
    let quoted = super::in_quotes(text, super::four_or_eight_digits);
    quoted.replace("${", "\\u0024{").replace("%{", "\\u0025{")
}
