//! One secret as the naive model sees it, and what happens to labels when one moves.

use std::collections::BTreeMap;

use super::{CURRENT, PENDING, PREVIOUS};

pub(super) const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 3_600_000;

/// A secret. Moments are milliseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(super) arn: String,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) key: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) policy: Option<String>,
    pub(super) tags: Option<BTreeMap<String, String>>,
    pub(super) deleted: Option<Deleted>,
    pub(super) versions: BTreeMap<String, Version>,
    /// Which version has each label.
    pub(super) labels: BTreeMap<String, String>,
    /// How many versions there have been.
    pub(super) made: u32,
    pub(super) enabled: Option<bool>,
    pub(super) function: Option<String>,
    pub(super) rules: Option<Rules>,
    pub(super) role: Option<String>,
    pub(super) metadata: Option<Vec<(String, String)>>,
    pub(super) created: i64,
    pub(super) changed: i64,
    pub(super) rotated: Option<i64>,
    pub(super) next: Next,
    /// The start of the day.
    pub(super) accessed: Option<i64>,
    /// The version that a run under way makes, and whether a step is being done just now.
    pub(super) run: Option<(String, bool)>,
}

/// AutomaticallyAfterDays, ScheduleExpression and the hours of Duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) days: Option<u16>,
    pub(super) expression: Option<String>,
    pub(super) hours: Option<u8>,
}

/// NextRotationDate, where it can be said simply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Next {
    #[default]
    None,
    At(i64),
    /// It depends on the moments that the service drew: what the vault has is taken over.
    Drawn,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Deleted {
    pub(super) at: i64,
    pub(super) gone: i64,
    pub(super) forced: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Version {
    /// The value, and when it was written.
    pub(super) value: Option<(u32, i64)>,
    pub(super) number: u32,
    pub(super) made: i64,
    pub(super) keys: Vec<String>,
    pub(super) accessed: Option<i64>,
}

impl Record {
    pub(super) fn holder(&self, label: &str) -> Option<String> {
        self.labels.get(label).cloned()
    }

    /// The version that blocks the next rotation: AWSPENDING without AWSCURRENT.
    pub(super) fn unfinished(&self) -> Option<String> {
        self.holder(PENDING).filter(|pending| self.labels.get(CURRENT) != Some(pending))
    }

    pub(super) fn labels_of(&self, id: &str) -> Vec<&str> {
        self.labels.iter().filter(|(_, holder)| *holder == id).map(|(label, _)| label.as_str()).collect()
    }

    pub(super) fn is_labelled(&self, id: &str) -> bool {
        self.labels.values().any(|holder| holder == id)
    }

    /// The service rotates it itself: for the service that owns it, or in a partner's role.
    pub(super) fn needs_no_function(&self) -> bool {
        self.owner.is_some() || self.kind.is_some()
    }

    /// L2, L6, L7 and L10: the old current becomes previous and loses AWSPENDING.
    pub(super) fn make_current(&mut self, id: &str) {
        let old = self.labels.insert(CURRENT.into(), id.into());
        if let Some(old) = old.filter(|old| old != id) {
            self.labels.retain(|label, holder| label != PENDING || *holder != old);
            self.labels.insert(PREVIOUS.into(), old);
        }
    }

    /// The oldest version that may go to make room: no label, a day old.
    pub(super) fn to_go(&self, at: i64) -> Option<String> {
        let may_go = |(id, version): &(&String, &Version)| !self.is_labelled(id) && version.made + DAY <= at;
        let oldest = self.versions.iter().filter(may_go).min_by_key(|(_, version)| version.number);
        oldest.map(|(id, _)| id.clone())
    }

    pub(super) fn has_room(&self, at: i64) -> bool {
        self.versions.len() < 100 || self.to_go(at).is_some()
    }

    /// Makes a version without a value.
    pub(super) fn make_version(&mut self, id: &str, at: i64) {
        while self.versions.len() >= 100 {
            let Some(oldest) = self.to_go(at) else { break };
            self.versions.remove(&oldest);
        }
        self.made += 1;
        self.versions.insert(id.into(), Version { number: self.made, made: at, ..Version::default() });
    }

    pub(super) fn write_value(&mut self, id: &str, value: u32, at: i64) {
        if !self.versions.contains_key(id) {
            self.make_version(id, at);
        }
        let key = self.key.clone();
        if let Some(version) = self.versions.get_mut(id) {
            version.value = Some((value, at));
            version.keys = key.into_iter().collect();
        }
    }

    /// What a move of labels means for a rotation: overtaken by another current version, or robbed of its label, it
    /// is abandoned, and (an assumption) an overtaken one loses AWSPENDING.
    pub(super) fn abandon(&mut self, before: &Record, keeps_label: bool) {
        let overtaken = self.labels.get(CURRENT) != before.labels.get(CURRENT);
        let lost = |id: &String| self.labels.get(CURRENT) != Some(id);
        let was_unfinished = before.unfinished();
        let pending_lost = was_unfinished.filter(|id| overtaken && lost(id));
        let run_lost = self
            .run
            .as_ref()
            .is_some_and(|(id, _)| lost(id) && (overtaken || self.labels.get(PENDING) != Some(id)));
        if run_lost {
            self.run = None;
            self.next = Next::Drawn;
        }
        if let Some(id) = pending_lost.filter(|_| !keeps_label) {
            self.labels.retain(|label, holder| label != PENDING || *holder != id);
        }
    }

    /// Section 9.6: the window opens at 00:00 of the UTC day N days after the last rotation; NextRotationDate is its
    /// last second.
    pub(super) fn count_from(&mut self, at: i64) {
        self.next = match &self.rules {
            Some(Rules { days: Some(days), hours, .. }) => {
                let start = (at / DAY + i64::from(*days)) * DAY;
                Next::At(start + i64::from(hours.unwrap_or(24)) * HOUR - 1_000)
            }
            // When an expression's windows open is held by tests of its own.
            Some(Rules { expression: Some(_), .. }) => Next::Drawn,
            _ => Next::None,
        };
    }

    /// A value written by hand counts as a rotation, but not under an expression.
    pub(super) fn counts_manual_changes(&self) -> bool {
        self.rules.as_ref().is_none_or(|rules| rules.expression.is_none())
    }

    /// A running step ends as it ends; nothing follows it.
    pub(super) fn stop_run(&mut self) {
        self.run.take_if(|(_, busy)| !*busy);
    }
}
