//! What falls due by itself: a call of the function, its timeout, a retry, a window's moment.

use alloc::format;

use super::{
    Invocation, InvocationId, Outbox, Outcome, Phase, Run, Settings, begin::start_scheduled,
    step_end::no_function, step_ended,
};
use crate::{
    assumption,
    event::{Actor, EventKind},
    fact,
    secret::Secret,
    stamp::Entropy,
    time::Timestamp,
};

/// When this secret next needs the engine.
pub(crate) fn next_due(secret: &Secret) -> Option<Timestamp> {
    let run = secret.rotation.run.as_ref().and_then(run_due);
    // Nothing is started for a secret that waits to be deleted.
    let plan = secret.rotation.plan.filter(|_| secret.deletion.is_none()).map(|plan| plan.moment);
    run.into_iter().chain(plan).min()
}

fn run_due(run: &Run) -> Option<Timestamp> {
    match run.phase {
        Phase::Calling(_, at) | Phase::Answering { until: at, .. } | Phase::Waiting(at) => Some(at),
        Phase::Spent => None,
    }
}

/// Does the one thing that is due at [`next_due`], dated then.
pub(crate) fn fall_due(secret: &mut Secret, settings: &Settings, out: &mut Outbox) {
    let Some(due) = next_due(secret) else { return };
    if let Some(run) = secret.rotation.run.as_ref().filter(|run| run_due(run) == Some(due)) {
        match run.phase.clone() {
            Phase::Calling(step, _) => call_function(secret, settings, out, due, step),
            Phase::Answering { .. } => {
                let timeout = settings.assumptions.function_timeout.as_millis();
                let error =
                    format!("Task timed out after {}.{:02} seconds", timeout / 1000, timeout % 1000 / 10);
                step_ended(secret, settings, out, due, Outcome::Raised(error));
            }
            Phase::Waiting(_) => try_again(secret, due),
            Phase::Spent => {}
        }
        return;
    }
    if let Some(plan) = secret.rotation.plan.take() {
        // A window that opens while the function is at work changes nothing: the end of the run plans anew.
        let at_work = |run: &Run| matches!(run.phase, Phase::Calling(..) | Phase::Answering { .. });
        if !secret.rotation.run.as_ref().is_some_and(at_work) {
            start_scheduled(secret, settings, out, plan);
        }
    }
}

fn call_function(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    step: super::Step,
) {
    let function = secret.rotation.function.clone().filter(|_| !secret.rotates_without_function());
    if function.is_none() && !secret.rotates_without_function() {
        return no_function(secret, settings, out, at);
    }
    let arn = secret.arn.clone();
    let Some(run) = secret.rotation.run.as_mut() else { return };
    let id = InvocationId::new(Entropy::of_due(settings.seed, arn.as_str(), at));
    let until = at.plus(settings.assumptions.function_timeout);
    run.phase = Phase::Answering { step, invocation: id.clone(), until };
    let (token, attempt) = (run.token.clone(), run.attempt);
    let rotation_token = run.rotation_token.clone();
    let why = match (step == run.kind.first_step(), attempt) {
        (true, 1) => &fact::FIRST_CALL_DELAY,
        (true, _) => &assumption::RETRY_PLAN,
        (false, _) => &fact::FOUR_STEPS,
    };
    if function.is_some() {
        secret.note(out, at, Actor::Service, Some(&token), EventKind::StepStarted { step, attempt }, why);
    }
    out.invocations.push(Invocation { id, function, step, secret: arn, token, rotation_token });
}

/// A retry is the same rotation, not a new one: nothing is announced but its first step.
fn try_again(secret: &mut Secret, at: Timestamp) {
    if let Some(run) = secret.rotation.run.as_mut() {
        run.attempt = run.attempt.saturating_add(1);
        run.phase = Phase::Calling(run.kind.first_step(), at);
    }
}
