//! PutSecretValue.

use alloc::{string::String, vec::Vec};

use super::{Context, labels, target, write};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName, VersionId},
    label::StagingLabel,
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

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let token = write::token(input.client_request_token)?;
    let secret = target::own(vault, context, &input.secret_id)?;
    let value = input.value.ok_or_else(|| {
        ServiceError::invalid_request("You must provide either SecretString or SecretBinary.")
    })?;
    write::check(secret, context, &token, value)?;
    let asked = input.version_stages;
    if let Some(new) = &asked {
        labels::check_limit(secret, vault.assumptions().label_limit, &token, new)?;
    }
    let (arn, name) = (secret.arn.clone(), secret.name.clone());
    vault.change(&arn, |secret, settings, out| {
        let call = EventKind::Call("PutSecretValue");
        secret.note(out, context.stamp.at, context.actor, Some(&token), call, &fact::CALL_ACCEPTED);
        if write::write(secret, settings, out, context, (&token, value), asked.as_deref()) {
            secret.last_changed = context.stamp.at;
        }
    });
    let version_stages =
        vault.find_arn(&arn).map(|secret| secret.versions.labels_of(&token)).unwrap_or_default();
    Ok(Output { arn, name, version_id: token, version_stages })
}
