//! The secret a call is about, if its state allows the call at all.

use super::Context;
use crate::{error::ServiceError, event::Actor, ident::SecretId, secret::Secret, vault::Vault};

/// A secret that is not marked for deletion.
pub(super) fn live<'a>(vault: &'a Vault, secret_id: &str) -> Result<&'a Secret, ServiceError> {
    let secret = vault.find(&SecretId::parse(secret_id)?)?;
    if secret.deletion.is_some() { Err(ServiceError::marked_for_deletion()) } else { Ok(secret) }
}

/// A live secret that this caller may change: a service changes its own secrets, nobody else does.
pub(super) fn own<'a>(
    vault: &'a Vault,
    context: Context,
    secret_id: &str,
) -> Result<&'a Secret, ServiceError> {
    let secret = live(vault, secret_id)?;
    check_owner(secret, context)?;
    Ok(secret)
}

/// The refusal of R37 if the secret is another service's.
pub(super) fn check_owner(secret: &Secret, context: Context) -> Result<(), ServiceError> {
    match &secret.owner {
        Some(owner) if context.actor == Actor::Caller => Err(ServiceError::owned_by(owner)),
        _ => Ok(()),
    }
}
