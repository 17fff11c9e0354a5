//! UntagResource. It does not move LastChangedDate (R23).

use alloc::{string::String, vec::Vec};

use super::{Context, target};
use crate::{error::ServiceError, event::EventKind, fact, vault::Vault};

/// Which tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// TagKeys; one that is not there is passed over.
    pub tag_keys: Vec<String>,
}

/// Nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output;

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let arn = target::own(vault, context, &input.secret_id)?.arn.clone();
    vault.change(&arn, |secret, _, out| {
        let call = EventKind::Call("UntagResource");
        secret.note(out, context.stamp.at, context.actor, None, call, &fact::CALL_ACCEPTED);
        // After the last one has gone the member stays, empty.
        if let Some(tags) = &mut secret.tags {
            tags.retain(|tag| !input.tag_keys.contains(&tag.key));
        }
    });
    Ok(Output)
}
