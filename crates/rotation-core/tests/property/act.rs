//! One thing done to a vault: what a log holds.

use rotation_core::{
    Vault,
    error::ServiceError,
    event::Actor,
    ident::SecretArn,
    operation::{Operation, Reply},
    rotation::{InvocationId, Outcome},
    secret::Secret,
    stamp::Stamp,
    vault::Managed,
};

#[derive(Clone, Debug)]
pub(crate) enum Act {
    Call(Actor, Operation),
    Answer(InvocationId, Outcome),
    Adopt(Managed),
    Permit(&'static str, bool),
    Advance,
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Came {
    Answered(Box<Reply>),
    Adopted(SecretArn),
    Done,
    /// An answer nobody waited for.
    Ignored,
    Refused(ServiceError),
}

pub(crate) fn perform(vault: &mut Vault, stamp: Stamp, act: Act) -> Came {
    let result = match act {
        Act::Call(actor, operation) => {
            vault.apply_as(actor, stamp, operation).map(|reply| Came::Answered(Box::new(reply)))
        }
        Act::Adopt(managed) => {
            vault.advance(stamp.at).expect("time goes forward");
            vault.adopt(stamp, managed).map(Came::Adopted)
        }
        Act::Answer(id, outcome) => {
            let awaited = vault.complete(stamp, &id, outcome).expect("time goes forward");
            Ok(if awaited { Came::Done } else { Came::Ignored })
        }
        Act::Permit(action, allowed) => {
            vault.advance(stamp.at).expect("time goes forward");
            vault.permit(action, allowed);
            Ok(Came::Done)
        }
        Act::Advance => {
            vault.advance(stamp.at).expect("time goes forward");
            Ok(Came::Done)
        }
    };
    result.unwrap_or_else(Came::Refused)
}

/// All there is to see of a vault.
pub(crate) fn picture(vault: &Vault) -> Vec<Secret> {
    vault.secrets().cloned().collect()
}
