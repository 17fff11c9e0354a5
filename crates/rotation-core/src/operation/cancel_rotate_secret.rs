//! CancelRotateSecret.

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

/// Never a VersionId (R7).
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
        let call = EventKind::Call("CancelRotateSecret");
        secret.note(out, at, context.actor, None, call, &fact::CANCEL_KEEPS_LABELS);
        // Cancelled again, or never configured, it is not a change.
        if secret.rotation.enabled == Some(true) {
            secret.last_changed = at;
        }
        secret.rotation.enabled = Some(false);
        secret.rotation.plan = None;
        if secret.rotation.next.take().is_some() {
            let gone = EventKind::NextRotation { window: None };
            secret.note(out, at, context.actor, None, gone, &fact::CANCEL_KEEPS_LABELS);
        }
        secret.rotation.stop_after_step();
    });
    Ok(output)
}
