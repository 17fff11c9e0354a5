//! An offer to mend a function's ARN. Only what would then be accepted is offered.

use super::{Fields, check::function_error};

/// The account of AWS's published examples.
const EXAMPLE_ACCOUNT: &str = "123456789012";

/// What the fields become: a thirteen-digit account loses the digit that is there twice in a row (the reference page
/// prints `1234566789012`), and the request goes to the function's own region if that is another one.
pub(super) fn repaired(fields: &Fields) -> Option<Fields> {
    let parts: Vec<&str> = fields.function.trim().splitn(7, ':').collect();
    let [arn, partition, lambda, region, account, rest @ ..] = parts.as_slice() else { return None };
    let account = twelve_digits(account).unwrap_or_else(|| (*account).to_owned());
    let function = [&[*arn, partition, lambda, region, account.as_str()], rest].concat().join(":");
    let here = Fields { function, ..fields.clone() };
    let there = Fields { region: (*region).to_owned(), ..here.clone() };
    [here, there].into_iter().find(|mended| mended.region().is_ok() && function_error(mended).is_none())
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
