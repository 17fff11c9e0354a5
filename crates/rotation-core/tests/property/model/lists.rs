//! ListSecrets and ListSecretVersionIds, whole: section 11, R22, R44. How they come in pages is `pages` business.

use rotation_core::operation::{
    filter::Filter,
    list_secret_version_ids,
    list_secrets::{self, SortBy},
};

use super::{Model, Record, Verdict, filter::fits, reads::bad_token};

impl Model {
    pub(super) fn list(&self, input: &list_secrets::Input) -> Verdict {
        bad_token(&input.next_token)
    }

    pub(super) fn list_versions(&self, input: &list_secret_version_ids::Input) -> Verdict {
        self.find(&input.secret_id)?;
        bad_token(&input.next_token)
    }

    /// The secrets that pass, oldest first.
    pub(super) fn filtered(&self, filters: &[Filter], deleted_too: bool) -> impl Iterator<Item = &Record> {
        self.secrets
            .iter()
            .filter(move |secret| (deleted_too || secret.deleted.is_none()) && fits(secret, filters))
    }

    /// The names that the pages of this list have, in order.
    pub(crate) fn names(&self, input: &list_secrets::Input) -> Vec<String> {
        let mut all: Vec<&Record> = self.filtered(&input.filters, input.include_planned_deletion).collect();
        match input.sort_by {
            SortBy::Created => {}
            SortBy::LastAccessed => all.sort_by_key(|secret| secret.accessed),
            SortBy::LastChanged => all.sort_by_key(|secret| secret.changed),
            SortBy::Name => all.sort_by(|one, other| one.name.cmp(&other.name)),
        }
        if input.descending {
            all.reverse();
        }
        all.into_iter().map(|secret| secret.name.clone()).collect()
    }

    /// The ARNs that the pages of a batch found by these filters read.
    pub(crate) fn arns(&self, filters: &[Filter]) -> Vec<String> {
        self.filtered(filters, false).map(|secret| secret.arn.clone()).collect()
    }

    /// The ids that the pages of this list of versions have, in order: oldest first with deprecated ones, newest
    /// first without them.
    pub(crate) fn version_ids(&self, input: &list_secret_version_ids::Input) -> Vec<String> {
        let Ok(place) = self.find(&input.secret_id) else { return Vec::new() };
        let secret = &self.secrets[place];
        let mut all: Vec<(i64, u32, &String)> = Vec::new();
        for (id, version) in &secret.versions {
            let Some((_, written)) = version.value else { continue };
            if input.include_deprecated || secret.is_labelled(id) {
                all.push((written, version.number, id));
            }
        }
        all.sort_unstable();
        if !input.include_deprecated {
            all.reverse();
        }
        all.into_iter().map(|(_, _, id)| id.clone()).collect()
    }
}
