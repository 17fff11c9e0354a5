//! What follows a step: the next one, success, or a failure that is tried again.

use alloc::{format, string::String};

use super::{Outbox, Outcome, Phase, Plan, RunKind, Settings, Step, begin::schedule_next};
use crate::{
    assumption,
    event::{Actor, EventKind},
    fact::{self, Fact},
    label::StagingLabel,
    schedule::chosen_moment,
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
    let stopped = secret.rotation.enabled != Some(true);
    let why = if stopped { &assumption::STOP_AFTER_CANCEL } else { &fact::FOUR_STEPS };
    let kind = match &outcome {
        Outcome::Returned => EventKind::StepSucceeded(step),
        Outcome::Raised(error) => EventKind::StepFailed { step, error: error.clone() },
    };
    secret.note(out, at, Actor::Function, Some(&run.token), kind, why);
    if stopped {
        secret.rotation.run = None;
        return;
    }
    match (outcome, run.kind) {
        (Outcome::Returned, RunKind::Test) => end_test(secret, out, at, None),
        (Outcome::Raised(_), RunKind::Test) => {
            let error = failed_in(secret, step);
            end_test(secret, out, at, Some(error));
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

/// What the service records of a step that failed, whatever the function itself said.
fn failed_in(secret: &Secret, step: Step) -> String {
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
        plan_another_window(secret, settings, at);
    }
    let retry = retry.or(secret.rotation.plan.map(|plan| plan.moment));
    secret.note(out, at, Actor::Service, Some(&token), EventKind::RotationFailed { error, retry }, why);
}

/// With its tries spent, a rotation is tried again in a later window; the planned one, if there is one.
fn plan_another_window(secret: &mut Secret, settings: &Settings, at: Timestamp) {
    if secret.rotation.plan.is_none() {
        let window = secret.rotation.rules.and_then(|rules| rules.window_to_try_again(at));
        secret.rotation.plan =
            window.map(|window| Plan { window, moment: chosen_moment(settings.seed, &secret.arn, window) });
    }
}

fn end_test(secret: &mut Secret, out: &mut Outbox, at: Timestamp, error: Option<String>) {
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
}
