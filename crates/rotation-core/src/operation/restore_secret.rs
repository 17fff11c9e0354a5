//! RestoreSecret: takes the mark of DeleteSecret away. Rotation goes on as it was configured.

use alloc::string::String;

use super::{Context, target};
use crate::{
    error::ServiceError,
    event::{Actor, EventKind},
    fact,
    ident::{SecretArn, SecretId, SecretName},
    rotation::resume,
    vault::Vault,
};

/// Which secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = vault.find(&SecretId::parse(&input.secret_id)?)?;
    target::check_owner(secret, context)?;
    if secret.deletion.is_some_and(|deletion| deletion.forced) {
        return Err(ServiceError::marked_for_deletion());
    }
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone() };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, settings, out| {
        let call = EventKind::Call("RestoreSecret");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        if secret.deletion.take().is_some() {
            secret.last_changed = at;
            secret.note(out, at, Actor::Service, None, EventKind::DeletionCancelled, &fact::RECOVERY_WINDOW);
            resume(secret, settings, out, at);
        }
    });
    Ok(output)
}
