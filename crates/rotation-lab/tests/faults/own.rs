//! The same for a function from outside: one that does what the templates do, in as few calls as it can.

use rotation_core::{
    error::ServiceError,
    label::StagingLabel,
    operation::{Operation, Reply, get_secret_value, put_secret_value, update_secret_version_stage},
    rotation::{Invocation, Outcome, Step},
    time::Span,
};
use rotation_lab::{
    Fault, Lasts, Steps,
    world::{FAULTS, Strategy},
};

use super::{SCOPES, play::Play, step_of};

/// As in `ENDS`. A fault that would have to look into the function tells nothing; one that keeps setSecret from its work
/// shows at once with this function only where AWSCURRENT has moved: `x`, nobody can log in.
const ENDS: &[(&str, &str)] = &[
    ("raises", "cstfc"),
    ("times-out", "cstfc"),
    ("invoke-denied", "cstfc"),
    ("role-denied", "c1tfc"),
    ("kms-denied", "c1t1c"),
    ("does-nothing", "tx1ff"),
];

#[test]
fn every_fault_in_every_step_of_a_function_from_outside_ends_as_the_table_says() {
    for row in FAULTS {
        let ends = ENDS.iter().find(|(id, _)| *id == row.id).map(|(_, ends)| *ends);
        assert_eq!(ends.is_some(), row.fault.reaches_outside(), "{}", row.id);
        for (scope, end) in SCOPES.into_iter().zip(ends.unwrap_or("11111").chars()) {
            let what = format!("{} in {}", row.id, scope.name());
            let mut play = Play::begin(Some(Strategy::Own));
            play.fault(scope, Some((row.fault, Lasts::UntilMended)));
            pass(&mut play, Span::minutes(50));
            let failed = play.rotations_failed().count();
            if let Some(failing) = step_of(end) {
                assert_eq!(failed, 5, "{what}: five tries");
                assert!(play.failures().all(|(step, _)| step == failing), "{what}");
                assert_eq!((play.labels(&play.token), play.labels(&play.first)), pending(), "{what}");
            } else {
                assert_eq!((failed, play.is_current(&play.token)), (0, true), "{what}");
                assert_eq!(play.can_log_in(), end == '1', "{what}");
            }
            // Mended, the next rotation succeeds.
            play.fault(Steps::All, None);
            pass(&mut play, Span::days(2));
            let before = play.rotations_failed().count();
            play.rotate(None).expect("a new rotation is accepted");
            pass(&mut play, Span::minutes(2));
            assert_eq!(play.rotations_failed().count(), before, "{what}");
            assert!(play.is_current(&play.token) && play.can_log_in(), "{what}");
        }
    }
}

#[test]
fn a_fault_that_does_not_tell_under_a_function_from_outside_is_not_used_up() {
    let mut play = Play::begin(Some(Strategy::Own));
    play.fault(Steps::All, Some((Fault::Throttled(5), Lasts::Once)));
    pass(&mut play, Span::minutes(5));
    assert!(play.is_current(&play.token));
    assert_eq!(play.simulation.faults().len(), 1);
}

fn pending() -> (Vec<String>, Vec<String>) {
    (vec!["AWSPENDING".into()], vec!["AWSCURRENT".into()])
}

/// Lets so much time pass and does what the function is asked for.
fn pass(play: &mut Play, span: Span) {
    let end = play.simulation.vault().now().plus(span);
    loop {
        let waiting = play.simulation.waiting().next().cloned();
        let at = play.simulation.vault().now();
        if let Some(invocation) = waiting {
            let outcome = match work(play, &invocation) {
                Ok(()) => Outcome::Returned,
                Err(error) => Outcome::Raised(error.to_string()),
            };
            let answered = play.simulation.complete(&mut play.values, at, &invocation.id, outcome);
            assert_eq!(answered, Ok(true));
        } else {
            let due = play.simulation.next_wake().filter(|due| *due <= end);
            play.simulation.advance(&mut play.values, due.unwrap_or(end)).expect("time goes on");
            if due.is_none() {
                return play.look();
            }
        }
        play.look();
    }
}

fn work(play: &mut Play, invocation: &Invocation) -> Result<(), ServiceError> {
    let secret_id = invocation.secret.as_str().to_owned();
    match invocation.step {
        Step::Create => {
            let new = play.values.intern_text(invocation.token.as_str());
            let input = put_secret_value::Input {
                secret_id,
                client_request_token: Some(invocation.token.clone()),
                value: Some(new),
                version_stages: Some(vec![StagingLabel::PENDING]),
            };
            call(play, invocation, Operation::PutSecretValue(input)).map(drop)
        }
        Step::Set => Ok(()),
        Step::Test => {
            let version_stage = Some(StagingLabel::PENDING);
            let version_id = Some(invocation.token.clone());
            let input = get_secret_value::Input { secret_id, version_id, version_stage };
            call(play, invocation, Operation::GetSecretValue(input)).map(drop)
        }
        Step::Finish => {
            let remove_from = play.secret().versions.holder(&StagingLabel::CURRENT).cloned();
            let input = update_secret_version_stage::Input {
                secret_id,
                version_stage: StagingLabel::CURRENT,
                remove_from,
                move_to: Some(invocation.token.clone()),
            };
            call(play, invocation, Operation::UpdateSecretVersionStage(input)).map(drop)
        }
    }
}

fn call(play: &mut Play, invocation: &Invocation, operation: Operation) -> Result<Reply, ServiceError> {
    let at = play.simulation.vault().now();
    let answer = play.simulation.call_by_function(&mut play.values, at, &invocation.id, operation);
    answer.expect("it waits for an answer")
}
