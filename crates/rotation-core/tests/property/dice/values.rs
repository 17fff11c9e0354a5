//! Random calls that write and read values.

use rotation_core::{
    Vault,
    operation::{
        Operation, batch_get_secret_value, create_secret, get_random_password, get_secret_value,
        put_secret_value, update_secret,
    },
    value::ValueId,
};

use super::Dice;

impl Dice {
    fn value(&mut self) -> Option<ValueId> {
        Some(ValueId::symbolic(1 + self.throw(3) as u32)).filter(|_| !self.once_in(9))
    }

    /// An optional text: left out mostly, empty at times.
    fn maybe(&mut self, items: &[&str]) -> Option<String> {
        self.once_in(3).then(|| self.text(items))
    }

    fn description(&mut self) -> Option<String> {
        self.maybe(&["", "The production database", "Another one"])
    }

    fn kind(&mut self) -> Option<String> {
        self.once_in(3).then(|| self.maybe(&["", "SalesforceClientSecret"])).flatten()
    }

    fn key(&mut self) -> Option<String> {
        self.maybe(&["", "alias/aws/secretsmanager", "key-1", "key-2"])
    }

    pub(super) fn create(&mut self, vault: &Vault) -> Operation {
        let name = self.new_name();
        Operation::CreateSecret(create_secret::Input {
            client_request_token: self.version(vault, &name),
            name,
            value: self.value(),
            description: self.description(),
            kms_key_id: self.key(),
            kind: self.kind(),
            tags: self.once_in(2).then(|| self.tags()),
        })
    }

    pub(super) fn put(&mut self, vault: &Vault) -> Operation {
        let secret_id = self.secret_id(vault);
        Operation::PutSecretValue(put_secret_value::Input {
            client_request_token: self.version(vault, &secret_id),
            secret_id,
            value: self.value(),
            version_stages: self
                .once_in(if self.crowded() { 5 } else { 2 })
                .then(|| vec![self.label(), self.label()]),
        })
    }

    pub(super) fn update(&mut self, vault: &Vault) -> Operation {
        let secret_id = self.secret_id(vault);
        Operation::UpdateSecret(update_secret::Input {
            client_request_token: self.version(vault, &secret_id),
            secret_id,
            value: self.value().filter(|_| self.once_in(2)),
            description: self.description(),
            kms_key_id: self.key(),
            kind: self.kind(),
        })
    }

    pub(super) fn get(&mut self, vault: &Vault) -> Operation {
        let secret_id = self.secret_id(vault);
        Operation::GetSecretValue(get_secret_value::Input {
            version_id: self.version(vault, &secret_id).filter(|_| self.once_in(2)),
            version_stage: Some(self.label()).filter(|_| self.once_in(2)),
            secret_id,
        })
    }

    pub(super) fn batch(&mut self, vault: &Vault) -> Operation {
        let by_ids = self.once_in(2);
        let ids = (0..1 + self.throw(4)).map(|_| self.secret_id(vault)).collect();
        Operation::BatchGetSecretValue(batch_get_secret_value::Input {
            secret_ids: by_ids.then_some(ids),
            filters: (by_ids == self.once_in(9)).then(|| self.filters()),
            max_results: self.once_in(2).then(|| 1 + self.throw(4) as u8),
            next_token: self.once_in(9).then(|| "nobody gave this".into()),
        })
    }

    pub(super) fn password(&mut self) -> Operation {
        Operation::GetRandomPassword(get_random_password::Input {
            length: self.once_in(2).then(|| 1 + self.throw(40) as u16),
            exclude_characters: self.text(&["", "", "/@\"'\\", "0123456789", " abc"]),
            exclude_numbers: self.once_in(3),
            exclude_punctuation: self.once_in(3),
            exclude_uppercase: self.once_in(3),
            exclude_lowercase: self.once_in(3),
            include_space: self.once_in(2),
            require_each_type: [None, Some(true), Some(false)][self.throw(3) as usize],
        })
    }
}
