//! The service of one account in one region, on the recording's clock.

use rotation_core::{
    Vault,
    event::Actor,
    ident::{AccountId, Place, Region},
    operation::{Operation, delete_secret},
    rotation::Invocation,
    stamp::{Entropy, Stamp},
    value::{ValueId, ValueTable},
    vault::{Managed, Setup},
};
use rotation_protocol::service::{HttpRequest, handle};

use crate::clock::timestamp;

/// How much later than AWS the model may call the function, in milliseconds.
const LATEST: i64 = 25;

pub(crate) struct World {
    pub(crate) vault: Vault,
    values: ValueTable,
    stamps: u64,
}

impl World {
    pub(crate) fn new(region: &str) -> Self {
        let place = Place {
            region: Region::parse(region).expect("a region"),
            account: AccountId::parse("000000000000").expect("an account"),
        };
        let setup = Setup { seed: 1, place, ..Setup::default() };
        Self { vault: Vault::new(setup), values: ValueTable::new(), stamps: 0 }
    }

    fn stamp(&mut self, at: i64) -> Stamp {
        self.stamps += 1;
        // A call that was on its way while another was answered is not made before it.
        Stamp { at: timestamp(at).max(self.vault.now()), entropy: Entropy::of_call(1, self.stamps) }
    }

    /// The status and body of an answer.
    pub(crate) fn call(&mut self, at: i64, operation: &str, body: &str) -> (u16, String) {
        let stamp = self.stamp(at);
        let headers = [(String::from("x-amz-target"), format!("secretsmanager.{operation}"))];
        let request = HttpRequest { method: "POST", path: "/", headers: &headers, body: body.as_bytes() };
        let answer = handle(&mut self.vault, &mut self.values, stamp, &request);
        (answer.status, answer.body)
    }

    /// The calls of the function that wait at that time, or a little later: from step to step AWS took 25 to 48 ms, the
    /// model always takes the same.
    pub(crate) fn invocations(&mut self, at: i64) -> Vec<Invocation> {
        let due = self.vault.next_wake().map(|due| due.as_millis()).filter(|due| *due <= at + LATEST);
        let stamp = self.stamp(due.unwrap_or(at).max(at));
        self.vault.advance(stamp.at).expect("time goes forward");
        self.vault.take_invocations()
    }

    /// The end of a call of the function. Whether it still counted.
    pub(crate) fn complete(
        &mut self,
        at: i64,
        invocation: &Invocation,
        outcome: rotation_core::rotation::Outcome,
    ) -> bool {
        let stamp = self.stamp(at);
        self.vault.complete(stamp, &invocation.id, outcome).expect("time goes forward")
    }

    /// Another service makes a secret of its own: its ARN and the id of its version.
    pub(crate) fn adopt(&mut self, at: i64, name: &str, owner: &str) -> (String, String) {
        let stamp = self.stamp(at);
        let managed = Managed { name: name.into(), owner: owner.into(), value: ValueId::symbolic(1) };
        let arn = self.vault.adopt(stamp, managed).expect("a name that is free");
        let secret = self.vault.find_arn(&arn).expect("it was made");
        let version = secret.versions.iter().next().map(|(id, _)| id.to_string()).expect("its version");
        (arn.to_string(), version)
    }

    /// And takes it away.
    pub(crate) fn disown(&mut self, at: i64, name: &str) {
        let stamp = self.stamp(at);
        let input = delete_secret::Input { secret_id: name.into(), force: true, ..Default::default() };
        let deleted = self.vault.apply_as(Actor::Service, stamp, Operation::DeleteSecret(input));
        assert!(deleted.is_ok(), "{deleted:?}");
    }
}
