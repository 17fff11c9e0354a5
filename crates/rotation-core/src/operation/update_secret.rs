//! UpdateSecret: description, key, type, and a new current value. The rotation's configuration is not its business.

use alloc::string::String;

use super::{Context, target, write};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName, VersionId},
    value::ValueId,
    vault::Vault,
};

/// What to change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// ClientRequestToken: the id of the new version.
    pub client_request_token: Option<VersionId>,
    /// Description.
    pub description: Option<String>,
    /// KmsKeyId.
    pub kms_key_id: Option<String>,
    /// Type.
    pub kind: Option<String>,
    /// SecretString or SecretBinary, interned.
    pub value: Option<ValueId>,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// VersionId, only if a value was given.
    pub version_id: Option<VersionId>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let token = write::token(input.client_request_token)?;
    let secret = target::own(vault, context, &input.secret_id)?;
    let value = input.value;
    if let Some(value) = value {
        write::check(secret, context, &token, value)?;
    }
    let version_id = value.map(|_| token.clone());
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone(), version_id };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, settings, out| {
        let call = EventKind::Call("UpdateSecret");
        secret.note(out, at, context.actor, output.version_id.as_ref(), call, &fact::CALL_ACCEPTED);
        secret.last_changed = at;
        for (given, member) in [(input.description, &mut secret.description), (input.kind, &mut secret.kind)]
        {
            if given.is_some() {
                // An empty text counts as none (R45).
                *member = given.filter(|text| !text.is_empty());
            }
        }
        if let Some(key) = input.kms_key_id.filter(|key| !key.is_empty()) {
            secret.versions.change_key(&key);
            secret.kms_key_id = Some(key);
        }
        if let Some(value) = value {
            write::write(secret, settings, out, context, (&token, value), None);
        }
    });
    Ok(output)
}
