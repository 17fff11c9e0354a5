//! What a run says of itself: the rule behind each of its events, the error that the service records, and how a run of a
//! secret without a function differs.

use rotation_core::{
    assumption,
    event::{Actor, Event, EventKind},
    fact,
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, put_secret_value, rotate_secret, update_secret,
        update_secret_version_stage,
    },
    rotation::{Invocation, Outcome, Step},
    stamp::{Entropy, Stamp},
    time::Span,
    value::ValueId,
    vault::Managed,
};

use crate::{Service, version};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate";

fn rotate(name: &str, n: u32, function: Option<&str>) -> Operation {
    Operation::RotateSecret(rotate_secret::Input {
        secret_id: name.into(),
        client_request_token: Some(version(n)),
        rotation_lambda_arn: function.map(String::from),
        ..rotate_secret::Input::default()
    })
}

fn move_label(label: StagingLabel, from: Option<u32>, to: Option<u32>) -> Operation {
    Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id: "a".into(),
        version_stage: label,
        remove_from: from.map(version),
        move_to: to.map(version),
    })
}

impl Service {
    /// Answers `calls` calls of the function with `answer`, each ten seconds after the one before; what happened.
    fn answering(&mut self, calls: usize, answer: impl Fn(&mut Self, &Invocation) -> Outcome) -> Vec<Event> {
        let mut left = calls;
        while left > 0 {
            let wake = self.vault.next_wake().expect("something falls due");
            self.vault.advance(wake).expect("forward");
            for call in self.vault.take_invocations() {
                left -= 1;
                let outcome = answer(self, &call);
                let stamp = Stamp { at: self.vault.now(), entropy: Entropy::of_call(9, left as u64) };
                assert_eq!(self.vault.complete(stamp, &call.id, outcome), Ok(true));
            }
        }
        self.vault.take_events()
    }

    /// What a function that works does in a step.
    fn works(&mut self, call: &Invocation) -> Outcome {
        let stamp = Stamp { at: self.vault.now(), entropy: Entropy::of_call(8, 1) };
        let operation = match call.step {
            Step::Create => Operation::PutSecretValue(put_secret_value::Input {
                secret_id: call.secret.as_str().into(),
                client_request_token: Some(call.token.clone()),
                value: Some(ValueId::symbolic(77)),
                version_stages: Some(vec![StagingLabel::PENDING]),
            }),
            Step::Finish => Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
                secret_id: call.secret.as_str().into(),
                version_stage: StagingLabel::CURRENT,
                remove_from: self
                    .vault
                    .find_arn(&call.secret)
                    .and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT).cloned()),
                move_to: Some(call.token.clone()),
            }),
            Step::Set | Step::Test => return Outcome::Returned,
        };
        self.vault.apply_as(Actor::Function, stamp, operation).expect("accepted");
        Outcome::Returned
    }
}

/// Kind and rule of the service's own events.
fn told(events: &[Event]) -> Vec<(&'static str, &'static str)> {
    let own = events.iter().filter(|event| event.actor == Actor::Service);
    own.map(|event| (event.kind.name(), event.why.id)).collect()
}

/// The errors that were recorded of runs.
fn errors(events: &[Event]) -> Vec<&str> {
    let recorded = events.iter().filter_map(|event| match &event.kind {
        EventKind::RotationFailed { error, .. } | EventKind::TestRotationFailed { error } => Some(error),
        _ => None,
    });
    recorded.map(String::as_str).collect()
}

#[test]
fn a_failed_step_is_recorded_with_the_function_and_the_step() {
    for (calls, step) in [(1, "createSecret"), (2, "setSecret"), (3, "testSecret"), (4, "finishSecret")] {
        let mut service = Service::with(1, &["a"]);
        service.call(rotate("a", 1, Some(FUNCTION))).expect("accepted");
        let events = service.answering(calls, |service, call| {
            if call.step.name() == step { Outcome::Raised("boom".into()) } else { service.works(call) }
        });
        assert_eq!(errors(&events), [format!("Error when executing lambda {FUNCTION} during {step} step")]);
    }
}

#[test]
fn a_secret_that_its_service_rotates_calls_no_function_and_tells_of_no_step() {
    let mut service = Service::new(1);
    let managed = Managed { name: "rds!db-1".into(), owner: "rds".into(), value: ValueId::symbolic(1) };
    let stamp = Stamp { at: service.vault.now().plus(Span::days(20_000)), entropy: Entropy::of_call(1, 1) };
    service.vault.adopt(stamp, managed).expect("made");
    let at = stamp.at.plus(Span::seconds(1));
    let asked = Stamp { at, entropy: Entropy::of_call(1, 2) };
    service.vault.apply(asked, rotate("rds!db-1", 1, None)).expect("accepted");
    service.vault.take_events();

    let events = service.answering(1, |_, call| {
        assert_eq!((call.function.as_ref(), call.step), (None, Step::Create));
        Outcome::Raised("no".into())
    });
    assert_eq!(errors(&events), ["The service could not rotate the secret"]);
    assert!(!told(&events).iter().any(|(kind, _)| kind.starts_with("Step")), "{events:?}");
    let events = service.answering(4, Service::works);
    assert!(told(&events).contains(&("RotationSucceeded", fact::SUCCESS_MEANS_CURRENT.id)), "{events:?}");
}

#[test]
fn a_run_begins_with_the_rule_that_lets_it_begin() {
    let mut service = Service::with(1, &["a"]);
    service.call(rotate("a", 1, Some(FUNCTION))).expect("accepted");
    let begun = told(&service.vault.take_events());
    assert!(begun.contains(&("RotationStarted", fact::FOUR_STEPS.id)), "{begun:?}");
    assert!(begun.contains(&("LabelAttached", fact::PENDING_BEFORE_CALL.id)), "{begun:?}");

    // AWSPENDING may lie on the current version: a new run takes it from there.
    let events = service.answering(4, Service::works);
    assert!(told(&events).contains(&("StepStarted", fact::FOUR_STEPS.id)));
    service.call(move_label(StagingLabel::PENDING, Some(1), Some(1))).expect("accepted");
    service.vault.take_events();
    service.call(rotate("a", 2, None)).expect("accepted");
    let begun = told(&service.vault.take_events());
    assert!(begun.contains(&("LabelMoved", fact::PENDING_LEAVES_CURRENT.id)), "{begun:?}");
    assert!(!begun.contains(&("LabelMoved", assumption::ROTATE_AFTER_CANCEL.id)), "{begun:?}");
}

#[test]
fn a_step_that_ends_after_a_cancel_is_the_last() {
    let mut service = Service::with(1, &["a"]);
    service.call(rotate("a", 1, Some(FUNCTION))).expect("accepted");
    let events = service.answering(1, |service, call| {
        let cancel = cancel_rotate_secret::Input { secret_id: "a".into() };
        let stamp = Stamp { at: service.vault.now(), entropy: Entropy::of_call(7, 1) };
        service.vault.apply(stamp, Operation::CancelRotateSecret(cancel)).expect("accepted");
        service.works(call)
    });
    let step = events.iter().find(|event| event.kind == EventKind::StepSucceeded(Step::Create));
    assert_eq!(step.map(|event| event.why.id), Some(assumption::STOP_AFTER_CANCEL.id));
    assert_eq!(service.vault.next_wake(), None);
}

#[test]
fn a_partners_secret_that_lost_its_type_fails_for_want_of_a_function_and_goes_on_by_its_schedule() {
    let mut service = Service::with(1, &["a"]);
    let kind = |kind: &str| {
        Operation::UpdateSecret(update_secret::Input {
            secret_id: "a".into(),
            client_request_token: Some(version(40)),
            kind: Some(kind.into()),
            description: None,
            kms_key_id: None,
            value: None,
        })
    };
    service.call(kind("Salesforce")).expect("accepted");
    let role = Operation::RotateSecret(rotate_secret::Input {
        secret_id: "a".into(),
        client_request_token: Some(version(1)),
        external_role_arn: Some("arn:aws:iam::123456789012:role/partner".into()),
        external_metadata: Some(vec![("Key".into(), "Value".into())]),
        ..rotate_secret::Input::default()
    });
    service.call(role).expect("accepted");
    service.call(kind("")).expect("accepted");
    let wake = service.vault.next_wake().expect("the first step");
    service.vault.advance(wake).expect("forward");
    assert!(service.vault.take_invocations().is_empty());
    let events = service.vault.take_events();
    assert_eq!(errors(&events), ["No Lambda rotation function ARN is associated with this secret."]);
    assert!(service.vault.next_wake().is_some());
}

#[test]
fn labels_that_vanish_beside_the_one_that_was_moved_name_their_own_rule() {
    let mut service = Service::with(1, &["a"]);
    service.put("a", 1);
    // AWSPENDING on the current version goes when another becomes current.
    service.call(move_label(StagingLabel::PENDING, None, Some(1))).expect("accepted");
    service.vault.take_events();
    service.call(move_label(StagingLabel::CURRENT, Some(1), Some(0))).expect("accepted");
    let rule = |label: StagingLabel, events: &[Event]| {
        let moved = events.iter().find(
            |event| matches!(&event.kind, EventKind::LabelMoved { label: moved, .. } if *moved == label),
        );
        moved.map(|event| event.why.id)
    };
    let events = service.vault.take_events();
    assert_eq!(rule(StagingLabel::CURRENT, &events), Some(fact::LABEL_MOVED_BY_CALL.id));
    assert_eq!(rule(StagingLabel::PREVIOUS, &events), Some(fact::LABEL_MOVED_BY_CALL.id));
    assert_eq!(rule(StagingLabel::PENDING, &events), Some(assumption::PREVIOUS_LOSES_PENDING_TOO.id));
}

#[test]
fn a_call_that_is_only_asked_about_changes_nothing() {
    let mut service = Service::with(1, &["a"]);
    let stamp = Stamp { at: service.vault.now().plus(Span::seconds(9)), entropy: Entropy::of_call(6, 1) };
    assert_eq!(service.vault.would(stamp, &rotate("a", 1, Some(FUNCTION))), Ok(()));
    assert!(service.vault.would(stamp, &rotate("b", 1, Some(FUNCTION))).is_err());
    assert_eq!((service.vault.next_wake(), service.vault.now() < stamp.at), (None, true));
    service.put("a", 3);
    assert_eq!(service.vault.values_in_use(), [false, true, false, true]);
}
