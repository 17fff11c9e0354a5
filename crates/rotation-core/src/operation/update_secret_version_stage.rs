//! UpdateSecretVersionStage.

use alloc::{format, string::String, vec::Vec};

use super::{Context, labels, target};
use crate::{
    assumption,
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName, VersionId},
    label::StagingLabel,
    rotation::settle_labels,
    secret::Secret,
    vault::Vault,
    version_table::LabelMove,
};

/// Which label, from where to where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// VersionStage.
    pub version_stage: StagingLabel,
    /// RemoveFromVersionId.
    pub remove_from: Option<VersionId>,
    /// MoveToVersionId.
    pub move_to: Option<VersionId>,
}

/// Whose label moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = target::own(vault, context, &input.secret_id)?;
    check(secret, &input)?;
    if let Some(to) = &input.move_to {
        let new = core::slice::from_ref(&input.version_stage);
        labels::check_limit(secret, vault.assumptions().label_limit, to, new)?;
    }
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone() };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, settings, out| {
        let before = secret.label_state();
        let version = input.move_to.as_ref().or(input.remove_from.as_ref());
        let call = EventKind::Call("UpdateSecretVersionStage");
        secret.note(out, at, context.actor, version, call, &fact::CALL_ACCEPTED);
        let moves = move_label(secret, &input);
        secret.last_changed = at;
        for moved in moves {
            let lost_pending = moved.to.is_none() && input.version_stage != moved.label;
            let why = if lost_pending {
                &assumption::PREVIOUS_LOSES_PENDING_TOO
            } else {
                &fact::LABEL_MOVED_BY_CALL
            };
            secret.note_moves(out, at, context.actor, [moved], why);
        }
        settle_labels(secret, settings, out, at, before);
    });
    Ok(output)
}

fn move_label(secret: &mut Secret, input: &Input) -> Vec<LabelMove> {
    match &input.move_to {
        Some(to) if input.version_stage == StagingLabel::CURRENT => secret.versions.promote(to),
        Some(to) => secret.versions.attach(&input.version_stage, to).into_iter().collect(),
        None => secret.versions.detach(&input.version_stage).into_iter().collect(),
    }
}

fn check(secret: &Secret, input: &Input) -> Result<(), ServiceError> {
    let Input { version_stage: label, remove_from, move_to, .. } = input;
    // A version that was reserved for a rotation cannot be current before it has a value: `VALUELESS_CURRENT`.
    let known = |id: &VersionId| {
        secret.versions.get(id).is_some_and(|v| v.written.is_some() || *label != StagingLabel::CURRENT)
    };
    if let Some(unknown) = move_to.as_ref().filter(|id| !known(id)) {
        return Err(ServiceError::version_not_found(unknown.as_str()));
    }
    let holder = secret.versions.holder(label);
    // Moving a label to where it is changes nothing, and is allowed.
    if move_to.is_some() && holder == move_to.as_ref() {
        return Ok(());
    }
    let must_name_holder = || match holder {
        Some(holder) => format!(
            "The parameter RemoveFromVersionId can't be empty. Staging label {label} is currently attached to version \
             {holder}, so you must explicitly reference that version in RemoveFromVersionId."
        ),
        None => format!("Staging label {label} is not attached to any version of this secret."),
    };
    match (remove_from, move_to) {
        (None, None) => Err(ServiceError::invalid_parameter(must_name_holder())),
        (Some(from), _) if holder != Some(from) => Err(ServiceError::invalid_parameter(must_name_holder())),
        (None, Some(_)) if holder.is_some() => Err(ServiceError::invalid_parameter(must_name_holder())),
        (Some(_), None) if *label == StagingLabel::CURRENT => Err(ServiceError::invalid_parameter(
            "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
        )),
        _ => Ok(()),
    }
}
