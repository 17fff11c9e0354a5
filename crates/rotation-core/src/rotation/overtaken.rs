//! What moves of labels mean for a rotation under way: it may be abandoned.

use super::{Outbox, Settings, plan::keep_scheduled};
use crate::{
    assumption::{self, AbandonedLabel},
    event::{Actor, EventKind},
    fact,
    ident::VersionId,
    label::StagingLabel,
    secret::Secret,
    time::Timestamp,
};

/// To be called after labels moved. `before` is the version that was being made before that, and the current one.
pub(crate) fn settle_labels(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    before: (Option<VersionId>, Option<VersionId>),
) {
    let (unfinished, current_before) = before;
    // A run whose version has become current already can still be overtaken before it ends.
    let under_way =
        secret.rotation.run.as_ref().map(|run| run.token.clone()).filter(|t| Some(t) != unfinished.as_ref());
    let overtaken = secret.versions.holder(&StagingLabel::CURRENT) != current_before.as_ref();
    for token in unfinished.into_iter().chain(under_way) {
        settle(secret, settings, out, at, &token, overtaken);
    }
}

fn settle(
    secret: &mut Secret,
    settings: &Settings,
    out: &mut Outbox,
    at: Timestamp,
    token: &VersionId,
    overtaken: bool,
) {
    if secret.versions.holder(&StagingLabel::CURRENT) == Some(token) {
        return;
    }
    let still_pending = secret.versions.holder(&StagingLabel::PENDING) == Some(token);
    let running = secret.rotation.run.as_ref().is_some_and(|run| run.token == *token);
    if !overtaken && (still_pending || !running) {
        return;
    }
    if running {
        secret.rotation.run = None;
    }
    let why = if overtaken { &assumption::ABANDONED } else { &fact::ABANDONED_BY_LABEL };
    secret.note(out, at, Actor::Service, Some(token), EventKind::RotationAbandoned, why);
    if running {
        keep_scheduled(secret, settings, out, at);
    }
    if still_pending && settings.assumptions.label_after_abandonment == AbandonedLabel::Removed {
        let moved = secret.versions.detach(&StagingLabel::PENDING);
        secret.note_moves(out, at, Actor::Service, moved, &assumption::LABEL_AFTER_ABANDONMENT);
    }
}
