//! PutSecretValue.

use alloc::{string::String, vec::Vec};

use super::{Context, labels};
use crate::{
    error::{ErrorCode, ServiceError},
    event::{Actor, EventKind},
    fact,
    ident::{SecretArn, SecretId, SecretName, VersionId},
    label::StagingLabel,
    rotation::{Outbox, Settings, schedule_next, settle_labels},
    secret::Secret,
    value::ValueId,
    vault::Vault,
};

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// ClientRequestToken: the id of the version.
    pub client_request_token: Option<VersionId>,
    /// SecretString or SecretBinary, interned.
    pub value: Option<ValueId>,
    /// VersionStages; AWSCURRENT if it is left out.
    pub version_stages: Option<Vec<StagingLabel>>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// VersionId.
    pub version_id: VersionId,
    /// VersionStages: all labels of the version (R24).
    pub version_stages: Vec<StagingLabel>,
}

pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let token = input
        .client_request_token
        .ok_or_else(|| ServiceError::token_missing(ErrorCode::InvalidRequestException))?;
    let secret = vault.find(&SecretId::parse(&input.secret_id)?)?;
    let value = input.value.ok_or_else(|| {
        ServiceError::invalid_request("You must provide either SecretString or SecretBinary.")
    })?;
    let written = secret.versions.get(&token).and_then(|version| version.written);
    if written.is_some_and(|(known, _)| known != value) {
        return Err(ServiceError::token_in_use(token.as_str(), secret.arn.as_str()));
    }
    let replay = written.is_some();
    let asked = input.version_stages;
    if let Some(new) = &asked {
        labels::check_limit(secret, vault.assumptions().label_limit, &token, new)?;
    }
    let (arn, name) = (secret.arn.clone(), secret.name.clone());
    vault.change(&arn, |secret, settings, out| {
        let call = EventKind::Call("PutSecretValue");
        secret.note(out, context.stamp.at, context.actor, Some(&token), call, &fact::CALL_ACCEPTED);
        if !replay {
            secret.versions.write(&token, value, context.stamp.at);
            let why = &fact::CREATED_WITH_VALUE;
            secret.note(out, context.stamp.at, context.actor, Some(&token), EventKind::ValueWritten, why);
        }
        // Repeated without labels a call changes nothing; with labels it may add them (R6, R24).
        if !replay || asked.is_some() {
            let moved = attach(secret, settings, out, context, &token, asked.as_deref());
            if moved || !replay {
                secret.last_changed = context.stamp.at;
            }
        }
    });
    let version_stages =
        vault.find_arn(&arn).map(|secret| secret.versions.labels_of(&token)).unwrap_or_default();
    Ok(Output { arn, name, version_id: token, version_stages })
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
    if made_current && actor == Actor::Caller {
        secret.rotation.counted_from = Some(stamp.at);
        if secret.rotation.enabled == Some(true) {
            schedule_next(secret, settings, out, stamp.at, stamp.at, &fact::NEXT_AFTER_MANUAL_CHANGE);
        }
    }
    moved_any
}
