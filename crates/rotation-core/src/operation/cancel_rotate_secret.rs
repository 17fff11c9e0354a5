//! CancelRotateSecret.

use alloc::string::String;

use super::Context;
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretId, SecretName},
    rotation::Phase,
    vault::Vault,
};

/// Which secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
}

/// Never a VersionId (R7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
}

pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = vault.find(&SecretId::parse(&input.secret_id)?)?;
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone() };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("CancelRotateSecret");
        secret.note(out, at, context.actor, None, call, &fact::CANCEL_KEEPS_LABELS);
        // Cancelled again, or never configured, it is not a change.
        if secret.rotation.function.is_some() && secret.rotation.enabled != Some(false) {
            secret.last_changed = at;
        }
        secret.rotation.enabled = Some(false);
        secret.rotation.plan = None;
        if secret.rotation.next.take().is_some() {
            let gone = EventKind::NextRotation { window: None };
            secret.note(out, at, context.actor, None, gone, &fact::CANCEL_KEEPS_LABELS);
        }
        // A step under way ends as it ends; what would follow it does not.
        let at_work = |phase: &Phase| matches!(phase, Phase::Answering { .. });
        secret.rotation.run.take_if(|run| !at_work(&run.phase));
    });
    Ok(output)
}
