//! An offer to mend a function's ARN. Only what would then be accepted is offered.

use super::{Fields, check::function_error};

/// The account of AWS's published examples.
const EXAMPLE_ACCOUNT: &str = "123456789012";

/// The ARN with a twelve-digit account, if its account has thirteen digits and one of them is there twice in a row,
/// as on the reference page (`1234566789012`).
pub(super) fn function_arn(fields: &Fields) -> Option<String> {
    let parts: Vec<&str> = fields.function.trim().splitn(7, ':').collect();
    let [arn, partition, lambda, region, account, rest @ ..] = parts.as_slice() else { return None };
    let account = twelve_digits(account)?;
    let repaired = [&[*arn, partition, lambda, region, account.as_str()], rest].concat().join(":");
    let mended = Fields { function: repaired, ..fields.clone() };
    function_error(&mended).is_none().then_some(mended.function)
}

fn twelve_digits(account: &str) -> Option<String> {
    if account.len() != 13 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let without = |place: usize| Some([account.get(..place)?, account.get(place + 1..)?].concat());
    let example = (0..13).filter_map(without).find(|shorter| shorter == EXAMPLE_ACCOUNT);
    let doubled = account.as_bytes().windows(2).position(|pair| matches!(pair, [a, b] if a == b));
    example.or_else(|| without(doubled?))
}
