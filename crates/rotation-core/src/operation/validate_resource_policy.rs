//! ValidateResourcePolicy: what PutResourcePolicy would find, without putting anything.

use alloc::{string::String, vec::Vec};

use super::{
    Context,
    put_resource_policy::{PUBLIC, Policy},
};
use crate::{error::ServiceError, ident::SecretId, vault::Vault};

/// What to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent; it need not be given.
    pub secret_id: Option<String>,
    /// ResourcePolicy.
    pub policy: Policy,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ValidationErrors: CheckName and ErrorMessage. None: PolicyValidationPassed.
    pub errors: Vec<(&'static str, &'static str)>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, _: Context, input: Input) -> Result<Output, ServiceError> {
    if let Some(id) = &input.secret_id {
        vault.find(&SecretId::parse(id)?)?;
    }
    let malformed = input.policy.fault.map(|fault| ("SYNTAX", fault));
    let public = input.policy.public.then_some(("BlockPublicPolicyCheck", PUBLIC));
    Ok(Output { errors: malformed.into_iter().chain(public).collect() })
}
