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
    let tags = merged(secret.tags.clone(), input.tags)?;
    let arn = secret.arn.clone();
    let at = context.stamp.at;
    vault.change(&arn, |secret, _, out| {
        let call = EventKind::Call("TagResource");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        secret.tags = tags;
        secret.last_changed = at;
    });
    Ok(Output)
}

/// The tags with others added: a key is there once, with its newest value. No tag at all is not "tagged".
pub(super) fn merged(known: Option<Vec<Tag>>, more: Vec<Tag>) -> Result<Option<Vec<Tag>>, ServiceError> {
    if more.is_empty() {
        return Ok(known);
    }
    let mut tags = known.unwrap_or_default();
    for tag in more {
        match tags.iter_mut().find(|known| known.key == tag.key) {
            Some(known) => known.value = tag.value,
            None => tags.push(tag),
        }
    }
    // See `WORDS_OF_OURS`.
    if tags.len() > MOST {
        return Err(ServiceError::new(
            ErrorCode::LimitExceededException,
            "A secret can have at most 50 tags.",
        ));
    }
    Ok(Some(tags))
}
