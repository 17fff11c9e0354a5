//! The part of the rotation function, played by the test: it takes the vault's invocations and answers them.

use rotation_core::{
    ident::VersionId,
    rotation::{Invocation, Outcome, Step},
    stamp::{Entropy, Stamp},
    time::Timestamp,
};

use crate::driver::Driver;

impl Driver {
    /// The next call of the function.
    pub(crate) fn invocation(&mut self) -> Invocation {
        self.at = self.vault.next_wake().expect("something falls due");
        self.vault.advance(self.at).expect("time goes forward");
        self.vault.take_invocations().pop().expect("a call of the function")
    }

    /// The first call of the function at or after `from`.
    pub(crate) fn invocation_after(&mut self, from: Timestamp) -> Invocation {
        self.at = from;
        self.vault.advance(from).expect("time goes forward");
        self.invocation()
    }

    pub(crate) fn answer(&mut self, invocation: &Invocation, outcome: Outcome) {
        let stamp = Stamp { at: self.at, entropy: Entropy::of_call(8, self.calls) };
        assert!(self.vault.complete(stamp, &invocation.id, outcome).expect("time goes forward"));
    }

    /// Whether the answer still counts.
    pub(crate) fn completes(&mut self, invocation: &Invocation) -> bool {
        let stamp = Stamp { at: self.at, entropy: Entropy::of_call(8, self.calls) };
        self.vault.complete(stamp, &invocation.id, Outcome::Returned).expect("time goes forward")
    }

    /// What createSecret does: a new value under AWSPENDING.
    pub(crate) fn create_pending(&mut self, token: &VersionId) {
        self.accepted("PutSecretValue", &format!(
            r#"{{"SecretId":"db","SecretString":"new {token}","ClientRequestToken":"{token}","VersionStages":["AWSPENDING"]}}"#
        ));
    }

    /// Plays the function's part until its last step has returned.
    pub(crate) fn play_function(&mut self) -> Vec<&'static str> {
        let mut steps = Vec::new();
        self.play_with(|_, invocation| steps.push(invocation.step.name()));
        steps
    }

    /// The same; `also` is done in each step before it returns.
    pub(crate) fn play_with(&mut self, mut also: impl FnMut(&mut Self, &Invocation)) {
        loop {
            let invocation = self.invocation();
            let token = invocation.token.clone();
            if invocation.step == Step::Create {
                self.create_pending(&token);
            }
            if invocation.step == Step::Finish {
                let current = self.holder("AWSCURRENT").expect("a current version");
                self.accepted("UpdateSecretVersionStage", &format!(
                    r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{token}","RemoveFromVersionId":"{current}"}}"#
                ));
            }
            also(self, &invocation);
            self.answer(&invocation, Outcome::Returned);
            if invocation.step == Step::Finish {
                return;
            }
        }
    }
}
