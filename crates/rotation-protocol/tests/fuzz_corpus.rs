//! The fuzzer's corpus stays worth starting from: each operation has an input in which it is accepted.

#[path = "../fuzz/fuzz_targets/handle/operations.rs"]
mod operations;

use std::{fs, path::Path};

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

/// The operations of an input, with the status each was answered with. Pauses are all the same here.
fn answers(input: &str) -> Vec<(&'static str, u16)> {
    let (mut vault, mut values) = (Vault::new(Setup::default()), ValueTable::new());
    let mut at = Timestamp::from_millis(1_790_230_300_000).expect("a time");
    let mut answers = Vec::new();
    for (number, line) in input.lines().enumerate() {
        at = at.plus(Span::millis(200));
        let stamp = Stamp { at, entropy: Entropy::of_call(7, number as u64) };
        let (head, body) = line.split_at(2);
        let place = usize::from(head.as_bytes()[1] - b'a');
        let Some(operation) = OPERATIONS.get(place).copied() else {
            vault.advance(at).expect("forward");
            let id = vault.open_invocations().first().map(|id| (*id).clone());
            let _ = id.map(|id| vault.complete(stamp, &id, Outcome::Returned));
            continue;
        };
        let headers = [(String::from("X-Amz-Target"), format!("secretsmanager.{operation}"))];
        let request = HttpRequest { method: "POST", path: "/", headers: &headers, body: body.as_bytes() };
        answers.push((operation, handle(&mut vault, &mut values, stamp, &request).status));
    }
    answers
}

#[test]
fn every_operation_is_accepted_in_the_input_that_bears_its_name() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/handle");
    for operation in OPERATIONS {
        let input = fs::read_to_string(corpus.join(operation)).unwrap_or_else(|_| panic!("{operation}"));
        let answers = answers(&input);
        assert!(answers.contains(&(operation, 200)), "{operation}: {answers:?}");
    }
}
