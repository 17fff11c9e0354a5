//! How a rotation begins, by a call or by the schedule.

use super::{Outbox, Phase, Plan, Run, RunKind, Settings};
use crate::{
    assumption,
    event::{Actor, EventKind},
    fact::{self, Fact},
    ident::VersionId,
    label::StagingLabel,
    secret::Secret,
    stamp::Entropy,
    time::{Span, Timestamp},
};

/// From acceptance to the first call of the function (R14: 93 ms measured).
pub const FIRST_CALL_DELAY: Span = Span::millis(93);
/// An immediate rotation is tried again for this long (part of `RETRY_PLAN`).
const IMMEDIATE_WINDOW: Span = Span::hours(24);

/// A call was accepted: AWSPENDING goes to the new version, the function will be called.
pub(crate) fn accept(
    secret: &mut Secret,
    out: &mut Outbox,
    at: Timestamp,
    entropy: Entropy,
    token: &VersionId,
    kind: RunKind,
) {
    let why = match kind {
        _ if secret.rotates_without_function() => &fact::SERVICE_ROTATES,
        RunKind::Rotation => &fact::FOUR_STEPS,
        RunKind::Test => &fact::TEST_COPIES_CURRENT,
    };
    start(
        secret,
        out,
        Start { at, entropy, token, kind, until: at.plus(IMMEDIATE_WINDOW), scheduled: false, why },
    );
}

/// A window's moment has come.
pub(super) fn start_scheduled(secret: &mut Secret, settings: &Settings, out: &mut Outbox, plan: Plan) {
    // The moment, not the window: it is drawn again if the window's length changes, and is then another start.
    let entropy = Entropy::of_due(settings.seed, secret.arn.as_str(), plan.moment);
    let (at, until) = (plan.moment, plan.window.end);
    let kind = RunKind::Rotation;
    if let Some(token) = secret.versions.unfinished().cloned() {
        let why = &assumption::SCHEDULED_PENDING;
        start(secret, out, Start { at, entropy, token: &token, kind, until, scheduled: true, why });
    } else if let Some(token) = VersionId::parse(&entropy.derive("token").uuid()) {
        let why = &assumption::MOMENT_IN_WINDOW;
        start(secret, out, Start { at, entropy, token: &token, kind, until, scheduled: true, why });
        secret.last_changed = at;
    }
}

struct Start<'a> {
    at: Timestamp,
    entropy: Entropy,
    token: &'a VersionId,
    kind: RunKind,
    until: Timestamp,
    scheduled: bool,
    why: &'static Fact,
}

fn start(secret: &mut Secret, out: &mut Outbox, start: Start<'_>) {
    let Start { at, entropy, token, kind, until, scheduled, why } = start;
    let kind_started = match kind {
        RunKind::Rotation => EventKind::RotationStarted { scheduled },
        RunKind::Test => EventKind::TestRotationStarted,
    };
    secret.note(out, at, Actor::Service, Some(token), kind_started, why);
    make_pending(secret, out, at, token, kind);
    secret.rotation.run = Some(Run {
        token: token.clone(),
        kind,
        attempt: 1,
        until,
        phase: Phase::Calling(kind.first_step(), at.plus(FIRST_CALL_DELAY)),
        rotation_token: entropy.derive("rotation token").uuid(),
    });
}

/// The version comes to be before the first call: reserved for the function to fill, or, for a test, with a
/// copy of the current value.
fn make_pending(secret: &mut Secret, out: &mut Outbox, at: Timestamp, token: &VersionId, kind: RunKind) {
    if secret.versions.get(token).is_none() {
        let copy = secret.versions.current_value().filter(|_| kind == RunKind::Test);
        secret.versions.reserve(token, at);
        if let Some(value) = copy {
            secret.versions.write(token, value, at, secret.kms_key_id.as_deref());
            secret.note(
                out,
                at,
                Actor::Service,
                Some(token),
                EventKind::ValueWritten,
                &fact::TEST_COPIES_CURRENT,
            );
        } else {
            secret.note(
                out,
                at,
                Actor::Service,
                Some(token),
                EventKind::VersionReserved,
                &fact::PENDING_BEFORE_CALL,
            );
        }
    }
    if let Some(moved) = secret.versions.attach(&StagingLabel::PENDING, token) {
        let current = secret.versions.holder(&StagingLabel::CURRENT);
        let why = match &moved.from {
            None => &fact::PENDING_BEFORE_CALL,
            Some(from) if current == Some(from) => &fact::PENDING_LEAVES_CURRENT,
            Some(_) => &assumption::ROTATE_AFTER_CANCEL,
        };
        secret.note_moves(out, at, Actor::Service, [moved], why);
    }
}
