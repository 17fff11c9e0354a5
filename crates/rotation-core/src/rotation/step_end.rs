//! What follows a step: the next one, success, or a failure that is tried again.

use alloc::{format, string::String};

use super::{
    Outbox, Outcome, Phase, RunKind, Settings, Step,
    plan::{keep_scheduled, schedule_next, try_in_a_later_window},
};
use crate::{
    assumption,
    event::{Actor, EventKind},
    fact::{self, Fact},
    label::StagingLabel,
    secret::Secret,
    time::{Span, Timestamp},
};

/// From the end of a step to the next call (R14: 25 to 48 ms measured).
const NEXT_CALL_DELAY: Span = Span::millis(37);

/// The function answered, or its time was over.
pub(crate) fn step_ended(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    outcome: Outcome,
) {
    let Some(run) = secret.rotation.run.clone() else { return };
    let Phase::Answering { step, .. } = run.phase else { return };
    let deleted = secret.deletion.is_some();
    let stopped = deleted || secret.rotation.enabled != Some(true);
    let why = match (deleted, stopped) {
        (true, _) => &assumption::DELETION_STOPS_ROTATION,
        (false, true) => &assumption::STOP_AFTER_CANCEL,
        (false, false) => &fact::FOUR_STEPS,
    };
    let kind = match &outcome {
        Outcome::Returned => EventKind::StepSucceeded(step),
        Outcome::Raised(error) => EventKind::StepFailed { step, error: error.clone() },
    };
    if !secret.rotates_without_function() {
        secret.note(out, at, Actor::Function, Some(&run.token), kind, why);
    }
    if stopped {
        secret.rotation.run = None;
        return;
    }
    match (outcome, run.kind) {
        (Outcome::Returned, RunKind::Test) => end_test(secret, settings, out, at, None),
        (Outcome::Raised(_), RunKind::Test) => {
            let error = failed_in(secret, step);
            end_test(secret, settings, out, at, Some(error));
        }
        (Outcome::Returned, RunKind::Rotation) => match step.next() {
            Some(next) => call_next(secret, at, next),
            None => finish(secret, settings, out, at),
        },
        (Outcome::Raised(_), RunKind::Rotation) => {
            let error = failed_in(secret, step);
            fail(secret, settings, out, at, error, &fact::STEP_FAILED);
        }
    }
}

/// There is no function to call any more: the secret was a partner's, and its Type was taken away. The try fails like
/// any other, so that the schedule goes on.
pub(super) fn no_function(secret: &mut Secret, settings: &Settings, out: &mut Outbox, at: Timestamp) {
    let error = String::from("No Lambda rotation function ARN is associated with this secret.");
    match secret.rotation.run.as_ref().map(|run| run.kind) {
        Some(RunKind::Rotation) => fail(secret, settings, out, at, error, &fact::STEP_FAILED),
        Some(RunKind::Test) => end_test(secret, settings, out, at, Some(error)),
        None => {}
    }
}

/// What the service records of a step that failed, whatever the function itself said.
fn failed_in(secret: &Secret, step: Step) -> String {
    if secret.rotates_without_function() {
        return String::from("The service could not rotate the secret");
    }
    let function = secret.rotation.function.as_ref().map(|function| function.as_str()).unwrap_or_default();
    format!("Error when executing lambda {function} during {} step", step.name())
}

fn call_next(secret: &mut Secret, at: Timestamp, step: Step) {
    if let Some(run) = secret.rotation.run.as_mut() {
        run.phase = Phase::Calling(step, at.plus(NEXT_CALL_DELAY));
    }
}

fn finish(secret: &mut Secret, settings: &Settings, out: &mut Outbox, at: Timestamp) {
    let Some(token) = secret.rotation.run.as_ref().map(|run| run.token.clone()) else { return };
    if secret.versions.holder(&StagingLabel::CURRENT) != Some(&token) {
        let error = String::from("AWSCURRENT was not moved to the new version");
        return fail(secret, settings, out, at, error, &assumption::NO_MOVE_IS_FAILURE);
    }
    secret.rotation.run = None;
    secret.rotation.last_rotated = Some(at);
    secret.rotation.counted_from = Some(at);
    let why = &fact::SUCCESS_MEANS_CURRENT;
    secret.note(out, at, Actor::Service, Some(&token), EventKind::RotationSucceeded, why);
    schedule_next(secret, settings, out, at, at, &fact::NEXT_AFTER_SUCCESS);
}

fn fail(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    error: String,
    why: &'static Fact,
) {
    let Some(run) = secret.rotation.run.as_mut() else { return };
    let pause = settings.assumptions.retry_plan.pause_after(run.attempt);
    let retry = pause.map(|pause| at.plus(pause)).filter(|retry| *retry < run.until);
    run.phase = retry.map_or(Phase::Spent, Phase::Waiting);
    let token = run.token.clone();
    if retry.is_none() {
        try_in_a_later_window(secret, settings, at);
    }
    let retry = retry.or(secret.rotation.plan.map(|plan| plan.moment));
    secret.note(out, at, Actor::Service, Some(&token), EventKind::RotationFailed { error, retry }, why);
}

fn end_test(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    error: Option<String>,
) {
    let Some(run) = secret.rotation.run.take() else { return };
    let (kind, why) = match error {
        None => (EventKind::TestRotationSucceeded, &fact::TEST_LABEL_REMOVED),
        Some(error) => (EventKind::TestRotationFailed { error }, &assumption::TEST_FAILURE),
    };
    secret.note(out, at, Actor::Service, Some(&run.token), kind, why);
    if secret.versions.holder(&StagingLabel::PENDING) == Some(&run.token) {
        let moved = secret.versions.detach(&StagingLabel::PENDING);
        secret.note_moves(out, at, Actor::Service, moved, why);
    }
    keep_scheduled(secret, settings, out, at);
}
