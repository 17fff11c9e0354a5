//! Writing a value: what PutSecretValue and UpdateSecret have in common.

use alloc::vec::Vec;

use super::Context;
use crate::{
    error::{ErrorCode, ServiceError},
    event::{Actor, EventKind},
    fact,
    ident::VersionId,
    label::StagingLabel,
    rotation::{Outbox, Settings, schedule_next, settle_labels},
    schedule::RotationRules,
    secret::Secret,
    value::ValueId,
};

/// The token of a call that makes a version.
pub(super) fn token(given: Option<VersionId>) -> Result<VersionId, ServiceError> {
    given.ok_or_else(|| ServiceError::token_missing(ErrorCode::InvalidRequestException))
}

/// Refuses a token that stands for another value, and a new version the secret has no room for.
pub(super) fn check(
    secret: &Secret,
    context: Context,
    token: &VersionId,
    value: ValueId,
) -> Result<(), ServiceError> {
    let known = secret.versions.get(token);
    match known.and_then(|version| version.written) {
        Some((written, _)) if written == value => Ok(()),
        Some(_) => Err(ServiceError::token_in_use(token.as_str(), secret.arn.as_str())),
        None if known.is_none() => check_room(secret, context),
        None => Ok(()),
    }
}

/// See `VERSION_LIMIT`.
pub(super) fn check_room(secret: &Secret, context: Context) -> Result<(), ServiceError> {
    if secret.versions.has_room(context.stamp.at) {
        return Ok(());
    }
    let text = "You've reached the limit of 100 versions of a secret. Versions without staging labels are removed a day after they were created.";
    Err(ServiceError::new(ErrorCode::LimitExceededException, text))
}

/// Writes the value, if it is not there, and gives its version the labels asked for. Whether anything changed.
pub(super) fn write(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    context: Context,
    (token, value): (&VersionId, ValueId),
    asked: Option<&[StagingLabel]>,
) -> bool {
    let replay = secret.versions.get(token).is_some_and(|version| version.written.is_some());
    if !replay {
        let at = context.stamp.at;
        secret.versions.write(token, value, at, secret.kms_key_id.as_deref());
        let why = &fact::CREATED_WITH_VALUE;
        secret.note(out, at, context.actor, Some(token), EventKind::ValueWritten, why);
    }
    // Repeated without labels a call changes nothing; with labels it may add them (R6, R24).
    let moved = (!replay || asked.is_some()) && attach(secret, settings, out, context, token, asked);
    moved || !replay
}

/// Gives the version its labels. Whether any moved.
fn attach(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    context: Context,
    token: &VersionId,
    asked: Option<&[StagingLabel]>,
) -> bool {
    let Context { stamp, actor } = context;
    let before = secret.label_state();
    let first = before.1.is_none();
    let makes_current = first || asked.is_none_or(|labels| labels.contains(&StagingLabel::CURRENT));
    let promoted = if makes_current { secret.versions.promote(token) } else { Vec::new() };
    let made_current = !promoted.is_empty();
    for moved in promoted {
        let why = match (&moved.to, first) {
            (None, _) => &fact::PREVIOUS_LOSES_PENDING,
            (Some(_), true) => &fact::FIRST_CURRENT,
            (Some(_), false) => &fact::NEW_CURRENT,
        };
        secret.note_moves(out, stamp.at, actor, [moved], why);
    }
    let mut moved_any = made_current;
    let others = asked.unwrap_or_default().iter().filter(|label| **label != StagingLabel::CURRENT);
    for label in others {
        let moved = secret.versions.attach(label, token);
        moved_any |= moved.is_some();
        secret.note_moves(out, stamp.at, actor, moved, &fact::LABELS_ASKED_FOR);
    }
    settle_labels(secret, settings, out, stamp.at, before);
    let counts = secret.rotation.rules.as_ref().is_none_or(RotationRules::count_manual_changes);
    if made_current && actor == Actor::Caller && counts {
        secret.rotation.counted_from = Some(stamp.at);
        if secret.rotation.enabled == Some(true) {
            schedule_next(secret, settings, out, stamp.at, stamp.at, &fact::NEXT_AFTER_MANUAL_CHANGE);
        }
    }
    moved_any
}
