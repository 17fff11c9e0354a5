//! GetResourcePolicy.

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

/// Its policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// ResourcePolicy, if there is one.
    pub policy: Option<String>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = target::live(vault, &input.secret_id)?;
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone(), policy: secret.policy.clone() };
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("GetResourcePolicy");
        secret.note(out, context.stamp.at, context.actor, None, call, &fact::CALL_ACCEPTED);
    });
    Ok(output)
}
