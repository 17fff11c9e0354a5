//! What a good function does next, so that rotations also succeed.

use rotation_core::{
    Vault,
    event::Actor,
    label::StagingLabel,
    operation::{Operation, put_secret_value, update_secret_version_stage},
    rotation::{Invocation, Outcome, Step},
    value::ValueId,
};

use super::Dice;
use crate::act::Act;

impl Dice {
    pub(super) fn play(&mut self, vault: &Vault, call: &Invocation) -> Act {
        // The service rotates some secrets itself; a function may also call under its own name.
        let actor = match &call.function {
            Some(_) if self.once_in(4) => Actor::Caller,
            Some(_) => Actor::Function,
            None => Actor::Service,
        };
        let secret = vault.secrets().find(|secret| secret.arn == call.secret);
        let version = secret.and_then(|secret| secret.versions.get(&call.token));
        let written = version.is_some_and(|version| version.written.is_some());
        let current = secret.and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT));
        let secret_id = call.secret.to_string();
        match call.step {
            Step::Create if !written => {
                let input = put_secret_value::Input {
                    secret_id,
                    client_request_token: Some(call.token.clone()),
                    value: Some(ValueId::symbolic(9)),
                    version_stages: Some(vec![StagingLabel::PENDING]),
                };
                Act::Call(actor, Operation::PutSecretValue(input))
            }
            Step::Finish if current != Some(&call.token) => {
                let input = update_secret_version_stage::Input {
                    secret_id,
                    version_stage: StagingLabel::CURRENT,
                    remove_from: current.cloned(),
                    move_to: Some(call.token.clone()),
                };
                Act::Call(actor, Operation::UpdateSecretVersionStage(input))
            }
            _ => Act::Answer(call.id.clone(), Outcome::Returned),
        }
    }
}
