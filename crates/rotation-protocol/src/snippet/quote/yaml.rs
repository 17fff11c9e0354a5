//! YAML, in the part that its versions 1.1 and 1.2 read alike.

/// A double-quoted scalar: never a number, a date or a truth value, whatever it says.
pub(in crate::snippet) fn quoted(text: &str) -> String {
    super::in_quotes(text, super::four_or_eight_digits)
}

/// A number of JSON. With an exponent, version 1.1 takes it for a text unless it has a point and a sign as well.
pub(in crate::snippet) fn number(number: &str) -> String {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else { return number.into() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}
