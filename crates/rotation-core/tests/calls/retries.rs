//! A rotation that keeps failing: how often it is tried again, and when (the assumption `RETRY_PLAN`).

use rotation_core::{
    event::EventKind,
    operation::{Operation, rotate_secret},
    rotation::Outcome,
    stamp::{Entropy, Stamp},
    time::Span,
};

use crate::{Service, version};

#[test]
fn a_failing_rotation_is_tried_five_times_with_pauses_that_double_and_then_no_more() {
    let mut service = Service::with(1, &["a"]);
    let input = rotate_secret::Input {
        secret_id: "a".into(),
        client_request_token: Some(version(1)),
        rotation_lambda_arn: Some("arn:aws:lambda:us-east-1:123456789012:function:rotate".into()),
        ..rotate_secret::Input::default()
    };
    service.call(Operation::RotateSecret(input)).expect("accepted");
    let vault = &mut service.vault;
    let mut tries = Vec::new();
    for n in 0.. {
        let Some(at) = vault.next_wake() else { break };
        assert!(n < 100, "it is tried without end");
        vault.advance(at).expect("forward");
        for call in vault.take_invocations() {
            tries.push(at);
            let stamp = Stamp { at, entropy: Entropy::of_call(2, n) };
            assert_eq!(vault.complete(stamp, &call.id, Outcome::Raised("no".into())), Ok(true));
        }
    }
    let pauses: Vec<Span> = tries.windows(2).map(|pair| pair[1].since(pair[0])).collect();
    assert_eq!(pauses, [2, 4, 8, 16].map(Span::minutes));

    let events = vault.take_events();
    let attempts: Vec<u32> = events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::StepStarted { attempt, .. } => Some(attempt),
            _ => None,
        })
        .collect();
    assert_eq!(attempts, [1, 2, 3, 4, 5]);
    let retries: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::RotationFailed { retry, .. } => Some(*retry),
            _ => None,
        })
        .collect();
    assert_eq!(retries, [Some(tries[1]), Some(tries[2]), Some(tries[3]), Some(tries[4]), None]);
}
