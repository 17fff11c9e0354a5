//! TagResource.

use alloc::{string::String, vec::Vec};

use super::{Context, target};
use crate::{
    error::{ErrorCode, ServiceError},
    event::EventKind,
    fact,
    secret::Tag,
    vault::Vault,
};

/// A secret has at most so many tags.
const MOST: usize = 50;

/// Which tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// Tags; a key that is there already gets the new value.
    pub tags: Vec<Tag>,
}

/// Nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output;

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = target::own(vault, context, &input.secret_id)?;
    let mut tags = secret.tags.clone().unwrap_or_default();
    for tag in input.tags {
        match tags.iter_mut().find(|known| known.key == tag.key) {
            Some(known) => known.value = tag.value,
            None => tags.push(tag),
        }
    }
    check_count(&tags)?;
    let arn = secret.arn.clone();
    let at = context.stamp.at;
    vault.change(&arn, |secret, _, out| {
        let call = EventKind::Call("TagResource");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        secret.tags = Some(tags);
        secret.last_changed = at;
    });
    Ok(Output)
}

/// See `WORDS_OF_OURS`.
pub(super) fn check_count(tags: &[Tag]) -> Result<(), ServiceError> {
    if tags.len() <= MOST {
        return Ok(());
    }
    Err(ServiceError::new(ErrorCode::LimitExceededException, "A secret can have at most 50 tags."))
}
