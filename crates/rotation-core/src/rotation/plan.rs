//! When the next rotation starts by itself.

use super::{Outbox, Plan, Settings};
use crate::{
    assumption,
    event::{Actor, EventKind},
    fact::Fact,
    schedule::{Window, chosen_moment},
    secret::Secret,
    time::Timestamp,
};

/// Reckons the next window from `base` and draws the moment in it.
pub(crate) fn schedule_next(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    base: Timestamp,
    why: &'static Fact,
) {
    let rules = secret.rotation.rules.as_ref();
    let after = |base| to_come(secret, settings, at, rules?.window_after(base)?);
    // A moment that has passed is not made up for.
    let (plan, why) = match after(base) {
        Some(plan) => (Some(plan), why),
        None => (after(at), &assumption::MISSED_MOMENT),
    };
    let window = plan.map(|plan| plan.window);
    let days_shown = rules.and_then(|rules| rules.days_shown(at, window));
    let changed = secret.rotation.next != window;
    secret.rotation.plan = plan;
    secret.rotation.next = window;
    secret.rotation.days_shown = days_shown;
    if changed {
        let window = window.map(|window| (window.start, window.end));
        secret.note(out, at, Actor::Service, None, EventKind::NextRotation { window }, why);
    }
}

/// A run has ended without a rotation. If its window is behind it, another one is planned: a schedule never stops
/// by itself.
pub(super) fn keep_scheduled(secret: &mut Secret, settings: &Settings, out: &mut Outbox, at: Timestamp) {
    if secret.rotation.enabled == Some(true) && secret.rotation.plan.is_none() {
        let base = secret.rotation.counted_from.unwrap_or(at);
        schedule_next(secret, settings, out, at, base, &assumption::MISSED_MOMENT);
    }
}

/// A secret was restored: it rotates at its next start, which is reckoned anew if it has passed.
pub(crate) fn resume(secret: &mut Secret, settings: &Settings, out: &mut Outbox, at: Timestamp) {
    secret.rotation.plan.take_if(|plan| plan.moment <= at);
    keep_scheduled(secret, settings, out, at);
}

/// With its tries spent, a rotation is tried again in a later window: the planned one, or that of the next day.
/// NextRotationDate stays where it was.
pub(super) fn try_in_a_later_window(secret: &mut Secret, settings: &Settings, at: Timestamp) {
    if secret.rotation.plan.is_none() {
        let window = secret.rotation.rules.as_ref().and_then(|rules| rules.window_to_try_again(at));
        secret.rotation.plan = window.and_then(|window| to_come(secret, settings, at, window));
    }
}

/// The moment drawn in `window`, if it is still to come. At the end of time there is none.
fn to_come(secret: &Secret, settings: &Settings, at: Timestamp, window: Window) -> Option<Plan> {
    let moment = chosen_moment(settings.seed, &secret.arn, window);
    (moment > at).then_some(Plan { window, moment })
}
