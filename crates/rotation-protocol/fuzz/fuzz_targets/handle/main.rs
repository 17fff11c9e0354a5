//! Sessions of requests to `service::handle`: no input makes it panic, every answer has its form, and a refusal
//! leaves everything as it was.
//!
//! An input is lines, so that the corpus can be read and written by hand. A line is one step: a pause, an operation,
//! a body.
//!
//! ```text
//! 0c{"Name":"db","SecretString":"one","ClientRequestToken":"…"}    byte by byte what is sent
//! 0CAbCd                                                           upper case: a body composed of pairs of bytes
//! 1z                                                               the function answers
//! ```
#![no_main]

mod checks;
mod compose;
mod operations;

use libfuzzer_sys::fuzz_target;
use rotation_core::{
    Vault,
    rotation::Outcome,
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueTable,
    vault::Setup,
};
use rotation_protocol::service::{HttpRequest, handle};

use operations::OPERATIONS;

/// A step that is the function's, not a caller's.
const ANSWER: u8 = b'z';
const MOST_STEPS: usize = 64;

fuzz_target!(|input: &[u8]| {
    let mut vault = Vault::new(Setup { seed: 7, ..Setup::default() });
    let mut values = ValueTable::new();
    // 2026-09-24T06:11:40Z
    let mut at = Timestamp::from_millis(1_790_230_300_000).unwrap_or(Timestamp::EPOCH);
    for (number, line) in input.split(|byte| *byte == b'\n').take(MOST_STEPS).enumerate() {
        let [pause, operation, body @ ..] = line else { continue };
        at = at.plus(span(*pause));
        let stamp = Stamp { at, entropy: Entropy::of_call(7, number as u64) };
        // What falls due by itself happens even if the call is refused: it must not be taken for the call's doing.
        let _ = vault.advance(at);
        if *operation == ANSWER {
            answer(&mut vault, stamp, body);
        } else {
            call(&mut vault, &mut values, stamp, *operation, body);
        }
        checks::at_rest(&vault, at);
    }
});

/// A digit is a pause: none, the engine's own delays, seconds, the retries' minutes, hours, days.
fn span(pause: u8) -> Span {
    match pause.wrapping_sub(b'0') % 10 {
        0..3 => Span::millis(0),
        3 => Span::millis(50),
        4 => Span::millis(200),
        5 => Span::seconds(31),
        6 => Span::minutes(5),
        7 => Span::hours(25),
        8 => Span::days(8),
        _ => Span::days(31),
    }
}

fn answer(vault: &mut Vault, stamp: Stamp, how: &[u8]) {
    let Some(id) = vault.open_invocations().first().map(|id| (*id).clone()) else { return };
    let outcome = if how.is_empty() { Outcome::Returned } else { Outcome::Raised("no".into()) };
    let awaited = vault.complete(stamp, &id, outcome);
    assert_eq!(awaited, Ok(true), "an open call of the function can be answered");
}

fn call(vault: &mut Vault, values: &mut ValueTable, stamp: Stamp, operation: u8, body: &[u8]) {
    let place = usize::from(operation.to_ascii_lowercase().wrapping_sub(b'a'));
    let name = OPERATIONS.get(place).copied().unwrap_or("StartSecretReplication");
    let composed = operation.is_ascii_uppercase().then(|| compose::body(vault, body));
    let body = composed.as_ref().map_or(body, |text| text.as_bytes());
    let headers = [(String::from("X-Amz-Target"), format!("secretsmanager.{name}"))];
    let request = HttpRequest { method: "POST", path: "/", headers: &headers, body };
    let before = checks::Before::of(vault, values);
    let response = handle(vault, values, stamp, &request);
    checks::answered(name, &response);
    if response.status == 400 {
        before.check(name, vault, values);
    }
}
