//! Random lists: filters, orders, sizes of pages.

use rotation_core::{
    Vault,
    operation::{
        Operation,
        filter::{Filter, Key},
        list_secret_version_ids,
        list_secrets::{self, SortBy},
    },
};

use super::Dice;

const KEYS: [&str; 7] =
    ["description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all"];
const WORDS: [&str; 14] = [
    "prod", "prod/", "PROD", "a", "one", "the PROD", "key1", "blue", "Green", "!prod", "!r", "rds", "",
    "db app",
];

impl Dice {
    pub(super) fn filters(&mut self) -> Vec<Filter> {
        let count = self.throw(3);
        let filter = |dice: &mut Self| Filter {
            key: Key::parse(&dice.text(&KEYS)).expect("a key"),
            values: (0..1 + dice.throw(2)).map(|_| dice.text(&WORDS)).collect(),
        };
        (0..count).map(|_| filter(self)).collect()
    }

    pub(super) fn list_secrets(&mut self) -> Operation {
        let orders = [SortBy::Created, SortBy::LastAccessed, SortBy::LastChanged, SortBy::Name];
        Operation::ListSecrets(list_secrets::Input {
            max_results: self.page_size(),
            next_token: self.bad_token(),
            filters: self.filters(),
            sort_by: self.of(&orders).unwrap_or_default(),
            descending: self.once_in(2),
            include_planned_deletion: self.once_in(2),
        })
    }

    pub(super) fn list_versions(&mut self, vault: &Vault) -> Operation {
        Operation::ListSecretVersionIds(list_secret_version_ids::Input {
            secret_id: self.secret_id(vault),
            max_results: self.page_size(),
            next_token: self.bad_token(),
            include_deprecated: self.once_in(2),
        })
    }

    fn page_size(&mut self) -> Option<u8> {
        (!self.once_in(3)).then(|| 1 + self.throw(4) as u8)
    }

    fn bad_token(&mut self) -> Option<String> {
        self.once_in(9).then(|| self.text(&["nobody gave this", "ABCDEFGHIJKLMNOP.1", "1"]))
    }
}
