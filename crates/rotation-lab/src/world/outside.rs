//! A rotation function from outside: which of its calls wait for an answer, what keeps its own calls from the service,
//! and what its answer means for the database. It does not know what the function is.

use rotation_core::{
    Vault,
    error::ServiceError,
    label::StagingLabel,
    rotation::{Invocation, InvocationId, Outcome, Step},
    time::Timestamp,
};

use super::{Fault, Injected, Login, World, trouble};

/// A call of the function that has no answer yet.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    invocation: Invocation,
    trouble: Option<Injected>,
}

impl World {
    /// What waits for an answer from outside, the oldest first.
    pub fn waiting<'a>(&'a self, vault: &'a Vault) -> impl Iterator<Item = &'a Invocation> {
        self.outside.iter().map(|waiting| &waiting.invocation).filter(|waiting| vault.awaits(&waiting.id))
    }

    /// What the service refuses a call with that the function makes in this invocation; `None` within: nothing. `None`:
    /// the invocation is unknown, was answered, or its time is over, and whatever still ran is stopped.
    pub(crate) fn refuses(
        &self,
        vault: &Vault,
        id: &InvocationId,
        operation: &str,
    ) -> Option<Option<ServiceError>> {
        let waiting = self.outside.iter().find(|waiting| waiting.invocation.id == *id && vault.awaits(id))?;
        let refused =
            |trouble: Injected| trouble::refusal(vault, trouble.fault, &waiting.invocation, operation);
        Some(waiting.trouble.and_then(refused))
    }

    /// The answer has come. What setSecret set is in the database then: the world cannot look into the function.
    pub(crate) fn answered(&mut self, vault: &Vault, at: Timestamp, id: &InvocationId, outcome: &Outcome) {
        let Some(place) = self.outside.iter().position(|waiting| waiting.invocation.id == *id) else {
            return;
        };
        let Waiting { invocation, .. } = self.outside.remove(place);
        if invocation.step != Step::Set || *outcome != Outcome::Returned || !vault.awaits(id) {
            return;
        }
        let Some(secret) = vault.find_arn(&invocation.secret) else { return };
        let Some(pending) = secret.versions.holder(&StagingLabel::PENDING) else { return };
        let written = secret.versions.get(pending).and_then(|version| version.written);
        if let Some((password, _)) = written {
            let user = self.database.user_in_use(&invocation.secret);
            let login = Login { user, password };
            self.database.set(at, &invocation.secret, login);
            self.database.learn(&invocation.secret, pending, login);
        }
    }

    /// The function from outside is called and waited for, unless a fault keeps it from its own code.
    #[inline(never)]
    pub(super) fn outside(
        &mut self,
        vault: &Vault,
        at: Timestamp,
        invocation: &Invocation,
    ) -> Option<Injected> {
        let trouble = self.faults.trouble_of(at, invocation.step, Fault::reaches_outside);
        if let Some(stands) = trouble.filter(|trouble| trouble.fault.stands_in()) {
            return Some(stands);
        }
        // Those whose time is over are nobody's.
        self.outside.retain(|waiting| vault.awaits(&waiting.invocation.id));
        self.outside.push(Waiting { invocation: invocation.clone(), trouble });
        None
    }
}
