//! A random call: any of the operations, the ones that change much more often.

use rotation_core::{
    Vault,
    operation::{
        Operation, cancel_rotate_secret, delete_resource_policy, delete_secret, describe_secret,
        get_resource_policy,
        put_resource_policy::{self, Policy},
        restore_secret, tag_resource, untag_resource, validate_resource_policy,
    },
    secret::Tag,
};

use super::Dice;

impl Dice {
    pub(super) fn operation(&mut self, vault: &Vault) -> Operation {
        if self.crowded() && !self.once_in(6) {
            let begun = vault.secrets().next().is_some();
            return if begun { self.put(vault) } else { self.create(vault) };
        }
        let secret_id = self.secret_id(vault);
        match self.throw(50) {
            32..34 if self.crowded() => self.rotate(vault),
            0..7 => self.create(vault),
            7..13 => self.put(vault),
            13..16 => self.update(vault),
            16..18 => self.get(vault),
            18..22 => Operation::UpdateSecretVersionStage(self.move_label(vault)),
            22..24 => Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id }),
            24..32 => self.rotate(vault),
            32..34 => Operation::DeleteSecret(self.delete(secret_id)),
            34..37 => Operation::RestoreSecret(restore_secret::Input { secret_id }),
            37 => Operation::DescribeSecret(describe_secret::Input { secret_id }),
            38..40 => self.list_secrets(),
            40..42 => self.list_versions(vault),
            42 => self.batch(vault),
            43 => self.password(),
            44..46 => Operation::TagResource(tag_resource::Input { secret_id, tags: self.tags() }),
            46 => Operation::UntagResource(untag_resource::Input {
                secret_id,
                tag_keys: self.tags().into_iter().map(|tag| tag.key).collect(),
            }),
            _ => self.policy_call(secret_id),
        }
    }

    /// Of a secret that waits to be deleted, if there is one: else most would wait for long.
    pub(super) fn restore(&mut self, vault: &Vault) -> Operation {
        let waiting =
            vault.secrets().filter(|secret| secret.deletion.is_some_and(|deletion| !deletion.forced));
        let waiting: Vec<String> = waiting.map(|secret| secret.name.to_string()).collect();
        match self.of(&waiting) {
            Some(secret_id) => Operation::RestoreSecret(restore_secret::Input { secret_id }),
            None => self.operation(vault),
        }
    }

    fn policy_call(&mut self, secret_id: String) -> Operation {
        let policy = self.policy();
        match self.throw(5) {
            0 => Operation::GetResourcePolicy(get_resource_policy::Input { secret_id }),
            1 => Operation::DeleteResourcePolicy(delete_resource_policy::Input { secret_id }),
            2 => {
                let secret_id = Some(secret_id).filter(|_| !self.once_in(4));
                Operation::ValidateResourcePolicy(validate_resource_policy::Input { secret_id, policy })
            }
            _ => {
                let block_public = self.once_in(2);
                Operation::PutResourcePolicy(put_resource_policy::Input { secret_id, policy, block_public })
            }
        }
    }

    fn policy(&mut self) -> Policy {
        let fault = self.once_in(4).then_some("no policy");
        Policy { text: self.text(&["one", "two"]), fault, public: self.once_in(2) }
    }

    fn delete(&mut self, secret_id: String) -> delete_secret::Input {
        let recovery_window_in_days = (!self.once_in(3)).then(|| 6 + self.throw(26) as i64);
        let force = self.throw(if recovery_window_in_days.is_some() { 8 } else { 2 }) == 0;
        delete_secret::Input { secret_id, recovery_window_in_days, force }
    }

    /// Few keys mostly, so that some come twice; at times more than a secret may have.
    pub(super) fn tags(&mut self) -> Vec<Tag> {
        let (count, keys) = if self.once_in(6) { (60, 200) } else { (self.throw(4), 4) };
        let tag = |dice: &mut Self| Tag {
            key: format!("key{}", dice.throw(keys)),
            value: dice.text(&["blue", "green", "Green sea"]),
        };
        (0..count).map(|_| tag(self)).collect()
    }
}
