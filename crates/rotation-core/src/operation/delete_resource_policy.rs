//! DeleteResourcePolicy.

use alloc::string::String;

use super::{Context, target};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName},
    vault::Vault,
};

/// Which secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
}

/// Whose policy went.
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
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone() };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("DeleteResourcePolicy");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        secret.policy = None;
        secret.last_changed = at;
    });
    Ok(output)
}
