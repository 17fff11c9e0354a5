//! GetSecretValue.

use alloc::{string::String, vec::Vec};

use super::{Context, target};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName, VersionId},
    label::StagingLabel,
    secret::Secret,
    time::Timestamp,
    value::ValueId,
    vault::Vault,
};

/// Which version to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// VersionId.
    pub version_id: Option<VersionId>,
    /// VersionStage; AWSCURRENT if neither is given.
    pub version_stage: Option<StagingLabel>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// VersionId.
    pub version_id: VersionId,
    /// The value's id; its bytes are in the host's table.
    pub value: ValueId,
    /// VersionStages; empty for a deprecated version, and then not shown (R15).
    pub version_stages: Vec<StagingLabel>,
    /// CreatedDate of the version.
    pub created: Timestamp,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = target::live(vault, &input.secret_id)?;
    let (version_id, value, created) =
        select(secret, input.version_id.as_ref(), input.version_stage.as_ref())?;
    let output = Output {
        arn: secret.arn.clone(),
        name: secret.name.clone(),
        version_stages: secret.versions.labels_of(&version_id),
        version_id: version_id.clone(),
        value,
        created,
    };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, _, out| {
        secret.last_accessed = Some(at.day());
        secret.versions.mark_read(&version_id, at.day());
        let call = EventKind::Call("GetSecretValue");
        secret.note(out, at, context.actor, Some(&version_id), call, &fact::CALL_ACCEPTED);
    });
    Ok(output)
}

fn select(
    secret: &Secret,
    id: Option<&VersionId>,
    label: Option<&StagingLabel>,
) -> Result<(VersionId, ValueId, Timestamp), ServiceError> {
    let written = |id: &VersionId| {
        let (value, at) = secret.versions.get(id)?.written?;
        Some((id.clone(), value, at))
    };
    if let Some(id) = id {
        let found = written(id).ok_or_else(|| ServiceError::version_not_found(id.as_str()))?;
        if label.is_some_and(|label| secret.versions.holder(label) != Some(id)) {
            return Err(ServiceError::invalid_request(
                "You provided a VersionStage that is not associated to the provided VersionId.",
            ));
        }
        return Ok(found);
    }
    let label = label.unwrap_or(&StagingLabel::CURRENT);
    let holder = secret.versions.holder(label).and_then(written);
    holder.ok_or_else(|| ServiceError::label_not_found(label.as_str()))
}
