//! PutResourcePolicy. What a policy means is read where JSON is known; here it is kept, or refused.

use alloc::string::String;

use super::{Context, target};
use crate::{
    error::{ErrorCode, ServiceError},
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName},
    vault::Vault,
};

/// In the service's words (recorded), where a public policy is refused and where one is only looked at.
pub(super) const PUBLIC: &str =
    "You can not attach a resource policy that grants Public access to your secret.";

/// A policy's text, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// As the service prints it.
    pub text: String,
    /// Why it is no policy.
    pub fault: Option<&'static str>,
    /// It lets anybody in.
    pub public: bool,
}

/// What to put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// ResourcePolicy.
    pub policy: Policy,
    /// BlockPublicPolicy: refuse it if it is public.
    pub block_public: bool,
}

/// Whose policy it is.
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
    if let Some(fault) = input.policy.fault {
        return Err(ServiceError::new(ErrorCode::MalformedPolicyDocumentException, fault));
    }
    if input.block_public && input.policy.public {
        return Err(ServiceError::new(ErrorCode::PublicPolicyException, PUBLIC));
    }
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone() };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("PutResourcePolicy");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
        secret.policy = Some(input.policy.text);
        secret.last_changed = at;
    });
    Ok(output)
}
