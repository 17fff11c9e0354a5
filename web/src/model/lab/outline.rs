//! What changes only with the log: reckoned once for each log and secret, so that moving the playhead costs nothing of
//! the log's length.

use std::{any::Any, cell::OnceCell, rc::Rc, sync::Arc};

use rotation_core::{
    event::{Actor, EventKind},
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    time::Timestamp,
};
use rotation_lab::{Beat, Entry, Lab};

use super::{
    Filter, Outages,
    kinds::{is_failure, shows},
};

/// The outline of a log, for one of its secrets.
#[derive(Debug)]
pub struct Outline {
    /// All secrets, in the order they came to be.
    pub secrets: Vec<SecretArn>,
    /// The beats of the secret in view, and those of none: their places in the log.
    pub own: Vec<usize>,
    /// The versions of the secret in view, in the order they came to be.
    pub versions: Vec<Version>,
    /// The last instant that is known.
    pub end: Timestamp,
    /// Places among the versions, in the order of their ids.
    by_id: Vec<usize>,
    /// Of each label of the secret in view, the beats that move it, in the labels' order.
    pub moves: Vec<(StagingLabel, Vec<usize>)>,
    /// When the programs of the picture could not log in, once somebody asked.
    pub outages: Option<Outages>,
    key: Vec<usize>,
    service: Vec<usize>,
    failures: Vec<usize>,
    of: Of,
    derived: OnceCell<Rc<dyn Any>>,
}

/// A version as the log shows it. Versions are numbered in the order they came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// The beat with which it came to be.
    pub born: usize,
    /// The beat that wrote its value.
    pub written: Option<usize>,
    /// What made it: `CreateSecret`, `RotateSecret`, `schedule`, `PutSecretValue`.
    pub maker: &'static str,
}

/// Which log it is of, and which secret. The last entry is that of no other log while it is kept here.
#[derive(Clone, Debug)]
struct Of {
    last: Option<Arc<Entry>>,
    beats: usize,
    end: Timestamp,
    chosen: Option<SecretArn>,
}

impl Of {
    fn same(&self, other: &Self) -> bool {
        let last = match (&self.last, &other.last) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(mine, theirs),
            (None, None) => true,
            _ => false,
        };
        last && (self.beats, self.end, &self.chosen) == (other.beats, other.end, &other.chosen)
    }
}

impl Outline {
    /// The outline of a log, for the secret that was chosen or else the first there was.
    pub fn of(lab: &Lab, chosen: Option<&SecretArn>) -> Self {
        let of = Of::now(lab, chosen);
        let mut outline = Self {
            secrets: Vec::new(),
            own: Vec::new(),
            versions: Vec::new(),
            end: of.end,
            moves: Vec::new(),
            by_id: Vec::new(),
            outages: None,
            key: Vec::new(),
            service: Vec::new(),
            failures: Vec::new(),
            of,
            derived: OnceCell::new(),
        };
        for event in lab.beats().iter().filter_map(Beat::event) {
            // Nearly always the secret of the beat before.
            if !outline.secrets.iter().rev().any(|known| *known == event.secret) {
                outline.secrets.push(event.secret.clone());
            }
        }
        let shown = outline.secrets.iter().find(|arn| chosen == Some(*arn));
        let shown = shown.or(outline.secrets.first()).cloned();
        for (index, beat) in lab.beats().iter().enumerate() {
            if beat.event().is_none_or(|event| Some(&event.secret) == shown.as_ref()) {
                outline.own.push(index);
                if let Some(EventKind::LabelMoved { label, .. }) = beat.event().map(|event| &event.kind) {
                    let place = outline.moves.partition_point(|(known, _)| known < label);
                    match outline.moves.get_mut(place).filter(|(known, _)| known == label) {
                        Some((_, moves)) => moves.push(index),
                        None => outline.moves.insert(place, (label.clone(), vec![index])),
                    }
                }
                if shows(Filter::Key, beat) {
                    outline.key.push(index);
                }
                if shows(Filter::Service, beat) {
                    outline.service.push(index);
                }
                if is_failure(beat) {
                    outline.failures.push(index);
                }
            }
        }
        outline.find_versions(lab.beats());
        outline
    }

    /// Whether it is still that of this log and secret.
    pub fn is_of(&self, lab: &Lab, chosen: Option<&SecretArn>) -> bool {
        self.of.same(&Of::now(lab, chosen))
    }

    /// The beats that a filter shows.
    pub fn rows(&self, filter: Filter) -> &[usize] {
        match filter {
            Filter::Key => &self.key,
            Filter::All => &self.own,
            Filter::Service => &self.service,
            Filter::Failures => &self.failures,
        }
    }

    /// The place of a version among the versions: one less than its number.
    pub fn place(&self, id: &VersionId) -> Option<usize> {
        self.sought(id).ok().and_then(|found| self.by_id.get(found)).copied()
    }

    /// What somebody derives from it alone, and what costs as much as the log is long: made once, gone with it.
    pub fn derived<T: 'static>(&self, make: impl FnOnce() -> T) -> Option<Rc<T>> {
        let kept = self.derived.get_or_init(|| Rc::new(make()));
        Rc::clone(kept).downcast().ok()
    }
}

impl Of {
    fn now(lab: &Lab, chosen: Option<&SecretArn>) -> Self {
        Self {
            last: lab.log().last().cloned(),
            beats: lab.beats().len(),
            end: lab.end(),
            chosen: chosen.cloned(),
        }
    }
}

impl Outline {
    fn sought(&self, id: &VersionId) -> Result<usize, usize> {
        let id_of = |place: &usize| self.versions.get(*place).map(|version| &version.id);
        self.by_id.binary_search_by(|place| id_of(place).cmp(&Some(id)))
    }

    fn find_versions(&mut self, beats: &[Beat]) {
        let mut maker = "CreateSecret";
        for n in 0..self.own.len() {
            let found = self.own.get(n).and_then(|index| Some((*index, beats.get(*index)?.event()?)));
            let Some((index, event)) = found else { continue };
            match &event.kind {
                EventKind::Call(operation) if event.actor == Actor::Caller => maker = operation,
                EventKind::RotationStarted { scheduled: true } => maker = "schedule",
                EventKind::VersionReserved | EventKind::ValueWritten => {
                    let Some(id) = &event.version else { continue };
                    let written = (event.kind == EventKind::ValueWritten).then_some(index);
                    match self.sought(id) {
                        Ok(known) => {
                            let place = self.by_id.get(known).copied();
                            if let Some(known) = place.and_then(|place| self.versions.get_mut(place)) {
                                known.written = known.written.or(written);
                            }
                        }
                        Err(order) => {
                            self.by_id.insert(order, self.versions.len());
                            self.versions.push(Version { id: id.clone(), born: index, written, maker });
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
