//! DescribeSecret.

use alloc::{string::String, sync::Arc};

use super::Context;
use crate::{error::ServiceError, event::EventKind, fact, ident::SecretId, secret::Secret, vault::Vault};

/// Which secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
}

/// The secret as it stands; the wire shows the members that have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The record.
    pub secret: Arc<Secret>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let arn = vault.find(&SecretId::parse(&input.secret_id)?)?.arn.clone();
    vault.change(&arn, |secret, _, out| {
        let call = EventKind::Call("DescribeSecret");
        secret.note(out, context.stamp.at, context.actor, None, call, &fact::CALL_ACCEPTED);
    });
    let secret = vault.snapshot(&arn).ok_or_else(ServiceError::not_found)?;
    Ok(Output { secret })
}
