//! Which version of a secret holds which staging labels, and every move the service makes by itself.
//!
//! A label stands in the table once, with its holder: two holders of one label cannot be written down.

use alloc::{string::String, vec::Vec};

use crate::{
    ident::VersionId,
    label::{StagingLabel, in_service_order},
    time::{Day, Span, Timestamp},
    value::ValueId,
};

/// So many versions a secret keeps before those without a label are removed (part of `VERSION_LIMIT`).
const KEPT: usize = 100;
/// A version younger than this is not removed.
const PROTECTED: Span = Span::hours(24);
/// What stands for the account's own key, where no other was given.
const DEFAULT_KEY: &str = "DefaultEncryptionKey";

/// The versions of one secret and their labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionTable {
    /// In the order of their ids.
    versions: Vec<(VersionId, Version)>,
    /// Holder of each label, in the order the labels were attached.
    holders: Vec<(StagingLabel, VersionId)>,
    /// How many versions there have ever been.
    made: u32,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its value and when that was written; `None` while it is reserved for a rotation.
    pub written: Option<(ValueId, Timestamp)>,
    /// The day it was last read.
    pub last_accessed: Option<Day>,
    /// Versions are numbered from 1 in the order they came to be.
    pub number: u32,
    /// When it came to be.
    pub made: Timestamp,
    /// The keys its value is encrypted with; none is the account's own key.
    keys: Vec<String>,
}

impl Version {
    /// KmsKeyIds, as ListSecretVersionIds tells them.
    pub fn kms_key_ids(&self) -> Vec<String> {
        if self.keys.is_empty() { alloc::vec![DEFAULT_KEY.into()] } else { self.keys.clone() }
    }
}

/// A label that changed its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelMove {
    /// Which label.
    pub label: StagingLabel,
    /// Who had it.
    pub from: Option<VersionId>,
    /// Who has it.
    pub to: Option<VersionId>,
}

impl VersionTable {
    /// The version with this id.
    pub fn get(&self, id: &VersionId) -> Option<&Version> {
        self.versions.get(self.place(id).ok()?).map(|(_, version)| version)
    }

    /// All versions by id, those without a label included.
    pub fn iter(&self) -> impl Iterator<Item = (&VersionId, &Version)> {
        self.versions.iter().map(|(id, version)| (id, version))
    }

    /// Whether there is no version at all.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// The version that has `label`.
    pub fn holder(&self, label: &StagingLabel) -> Option<&VersionId> {
        self.holders.iter().find(|(held, _)| held == label).map(|(_, id)| id)
    }

    /// The labels of a version, in the order the service lists them.
    pub fn labels_of(&self, id: &VersionId) -> Vec<StagingLabel> {
        let held = self.holders.iter().filter(|(_, holder)| holder == id);
        in_service_order(held.map(|(label, _)| label.clone()).collect())
    }

    /// Versions with at least one label, by id, with their labels.
    pub fn labelled(&self) -> impl Iterator<Item = (&VersionId, Vec<StagingLabel>)> {
        self.versions.iter().map(|(id, _)| (id, self.labels_of(id))).filter(|(_, labels)| !labels.is_empty())
    }

    /// Every label of the secret.
    pub fn labels(&self) -> impl Iterator<Item = &StagingLabel> {
        self.holders.iter().map(|(label, _)| label)
    }

    /// The version being made: it has AWSPENDING and not AWSCURRENT.
    pub fn unfinished(&self) -> Option<&VersionId> {
        let pending = self.holder(&StagingLabel::PENDING)?;
        (self.holder(&StagingLabel::CURRENT) != Some(pending)).then_some(pending)
    }

    /// The current version's value.
    pub fn current_value(&self) -> Option<ValueId> {
        Some(self.get(self.holder(&StagingLabel::CURRENT)?)?.written?.0)
    }

    /// Makes a version without a value, if there is none with this id. Old ones without a label make room for it.
    pub(crate) fn reserve(&mut self, id: &VersionId, at: Timestamp) {
        if self.place(id).is_ok() {
            return;
        }
        self.make_room(at);
        if let Err(place) = self.place(id) {
            self.made = self.made.saturating_add(1);
            let version =
                Version { written: None, last_accessed: None, number: self.made, made: at, keys: Vec::new() };
            self.versions.insert(place, (id.clone(), version));
        }
    }

    /// Writes a version's value, making the version if need be, encrypted with `key`.
    pub(crate) fn write(&mut self, id: &VersionId, value: ValueId, at: Timestamp, key: Option<&str>) {
        self.reserve(id, at);
        if let Some(version) = self.get_mut(id) {
            version.written = Some((value, at));
            version.keys = key.map(String::from).into_iter().collect();
        }
    }

    /// Encrypts with another key what the service's three labels are on; other versions keep theirs (R25).
    pub(crate) fn change_key(&mut self, key: &str) {
        for label in [StagingLabel::CURRENT, StagingLabel::PENDING, StagingLabel::PREVIOUS] {
            let Some(id) = self.holder(&label).cloned() else { continue };
            let Some(version) = self.get_mut(&id).filter(|version| version.written.is_some()) else {
                continue;
            };
            let mut keys = version.kms_key_ids();
            if keys.last().is_none_or(|last| last != key) {
                keys.push(key.into());
                version.keys = keys;
            }
        }
    }

    /// Whether another version can be made, once those that may go have gone.
    pub(crate) fn has_room(&self, at: Timestamp) -> bool {
        self.versions.len() < KEPT || self.oldest_to_go(at).is_some()
    }

    /// Removes the oldest versions without a label until there is room for another one. None that is labelled and
    /// none that is younger than a day is removed.
    fn make_room(&mut self, at: Timestamp) {
        while self.versions.len() >= KEPT {
            let Some(place) = self.oldest_to_go(at) else { return };
            self.versions.remove(place);
        }
    }

    fn oldest_to_go(&self, at: Timestamp) -> Option<usize> {
        let labelled: Vec<u32> =
            self.holders.iter().filter_map(|(_, id)| self.get(id)).map(|version| version.number).collect();
        let may_go = |(_, (_, version)): &(usize, &(VersionId, Version))| {
            version.made.plus(PROTECTED) <= at && !labelled.contains(&version.number)
        };
        let candidates = self.versions.iter().enumerate().filter(may_go);
        candidates.min_by_key(|(_, (_, version))| version.number).map(|(place, _)| place)
    }

    /// Notes that a version was read.
    pub(crate) fn mark_read(&mut self, id: &VersionId, day: Day) {
        if let Some(version) = self.get_mut(id) {
            version.last_accessed = Some(day);
        }
    }

    /// Gives `label` to `to`. `None` if it has it already, or is no version of this secret.
    pub(crate) fn attach(&mut self, label: &StagingLabel, to: &VersionId) -> Option<LabelMove> {
        if self.holder(label) == Some(to) || self.place(to).is_err() {
            return None;
        }
        let from = self.take(label);
        self.holders.push((label.clone(), to.clone()));
        Some(LabelMove { label: label.clone(), from, to: Some(to.clone()) })
    }

    /// Takes `label` off whoever has it.
    pub(crate) fn detach(&mut self, label: &StagingLabel) -> Option<LabelMove> {
        let from = self.take(label)?;
        Some(LabelMove { label: label.clone(), from: Some(from), to: None })
    }

    /// Makes `to` current, with all that follows: the old current becomes previous and loses AWSPENDING.
    pub(crate) fn promote(&mut self, to: &VersionId) -> Vec<LabelMove> {
        let old = self.holder(&StagingLabel::CURRENT).cloned();
        let Some(moved) = self.attach(&StagingLabel::CURRENT, to) else { return Vec::new() };
        let mut moves = alloc::vec![moved];
        if let Some(old) = old {
            moves.extend(self.attach(&StagingLabel::PREVIOUS, &old));
            if self.holder(&StagingLabel::PENDING) == Some(&old) {
                moves.extend(self.detach(&StagingLabel::PENDING));
            }
        }
        moves
    }

    fn get_mut(&mut self, id: &VersionId) -> Option<&mut Version> {
        let place = self.place(id).ok()?;
        self.versions.get_mut(place).map(|(_, version)| version)
    }

    /// Where a version stands, or would stand.
    fn place(&self, id: &VersionId) -> Result<usize, usize> {
        self.versions.binary_search_by(|(known, _)| known.cmp(id))
    }

    fn take(&mut self, label: &StagingLabel) -> Option<VersionId> {
        let place = self.holders.iter().position(|(held, _)| held == label)?;
        Some(self.holders.remove(place).1)
    }
}

#[cfg(test)]
mod tests {
    use std::{format, string::String};

    use super::*;

    fn id(n: u32) -> VersionId {
        VersionId::parse(&format!("{n:032}")).unwrap()
    }

    fn table(labels: &[(u32, &[&str])]) -> VersionTable {
        let mut table = VersionTable::default();
        for (n, labels) in labels {
            table.write(&id(*n), ValueId::symbolic(*n), Timestamp::EPOCH, None);
            for label in *labels {
                table.attach(&StagingLabel::parse(label).unwrap(), &id(*n));
            }
        }
        table
    }

    fn check(table: &VersionTable, expected: &[(u32, &[&str])]) {
        let labelled: Vec<_> = table.labelled().map(|(id, l)| (id.clone(), l)).collect();
        let texts: Vec<(String, Vec<&str>)> = labelled
            .iter()
            .map(|(id, labels)| {
                (String::from(id.as_str()), labels.iter().map(StagingLabel::as_str).collect())
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(n, l)| (String::from(id(*n).as_str()), l.to_vec())).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_new_current_makes_the_old_one_previous_and_the_older_one_lose_it() {
        let mut t = table(&[(1, &["AWSPREVIOUS"]), (2, &["AWSCURRENT"]), (3, &[])]);
        t.promote(&id(3));
        check(&t, &[(2, &["AWSPREVIOUS"]), (3, &["AWSCURRENT"])]);
    }

    #[test]
    fn pending_vanishes_from_a_version_that_becomes_previous() {
        let mut t = table(&[(2, &["AWSCURRENT", "AWSPENDING"]), (3, &[])]);
        t.promote(&id(3));
        check(&t, &[(2, &["AWSPREVIOUS"]), (3, &["AWSCURRENT"])]);
    }

    #[test]
    fn pending_stays_on_the_version_that_becomes_current() {
        let mut t = table(&[(1, &["AWSCURRENT"]), (2, &["AWSPENDING"])]);
        t.promote(&id(2));
        check(&t, &[(1, &["AWSPREVIOUS"]), (2, &["AWSCURRENT", "AWSPENDING"])]);
    }

    #[test]
    fn moving_current_back_swaps_current_and_previous() {
        let mut t = table(&[(1, &["AWSPREVIOUS"]), (2, &["AWSCURRENT"])]);
        t.promote(&id(1));
        check(&t, &[(1, &["AWSCURRENT"]), (2, &["AWSPREVIOUS"])]);
    }

    #[test]
    fn custom_labels_stay_where_they_are() {
        let mut t = table(&[(1, &["PUT0", "AWSPREVIOUS"]), (2, &["AWSCURRENT"]), (3, &[])]);
        t.promote(&id(3));
        check(&t, &[(1, &["PUT0"]), (2, &["AWSPREVIOUS"]), (3, &["AWSCURRENT"])]);
    }

    #[test]
    fn the_oldest_versions_without_a_label_make_room_once_they_are_a_day_old() {
        let mut t = table(&[]);
        for n in 0..100 {
            t.write(&id(n), ValueId::symbolic(n), Timestamp::EPOCH, None);
        }
        t.promote(&id(0));
        let young = Timestamp::EPOCH.plus(Span::hours(23));
        assert!(!t.has_room(young));
        t.make_room(young);
        assert_eq!(t.iter().count(), 100);
        let old = Timestamp::EPOCH.plus(Span::hours(24));
        assert!(t.has_room(old));
        t.make_room(old);
        assert_eq!((t.iter().count(), t.get(&id(0)).is_some(), t.get(&id(1)).is_some()), (99, true, false));
    }

    #[test]
    fn another_key_is_added_where_the_services_labels_are_and_nowhere_else() {
        let mut t = table(&[(1, &["BLUE"]), (2, &["AWSCURRENT"]), (3, &[])]);
        t.change_key("new");
        t.change_key("new");
        let keys = |n| t.get(&id(n)).unwrap().kms_key_ids();
        assert_eq!(keys(1), ["DefaultEncryptionKey"]);
        assert_eq!(keys(2), ["DefaultEncryptionKey", "new"]);
        assert_eq!(keys(3), ["DefaultEncryptionKey"]);
    }
}
