//! What the worker has said so far.

use rotation_lab::fleet::Progress;

use crate::model::fleet_job::{Load, Name, Told};

/// Where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// Nothing was asked, or it was cancelled.
    #[default]
    Idle,
    /// It is at work.
    AtWork {
        /// How far.
        progress: Progress,
        /// What has come already.
        found: Found,
    },
    /// It has said everything.
    Done(Found),
    /// It will not: why.
    Refused(String),
    /// The worker could not be started.
    Failed,
}

/// The answer, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The windows as they are.
    pub as_is: Option<Load>,
    /// The windows as spreading would move them.
    pub spread: Option<Load>,
    /// Secrets of the worst hour.
    pub names: Vec<Name>,
}

impl Run {
    pub(super) fn at_work() -> Self {
        Self::AtWork { progress: Progress { done: 0, total: 1 }, found: Found::default() }
    }

    pub(super) fn hear(&mut self, told: Option<Told>) {
        // What was cancelled may still speak once.
        let Self::AtWork { progress, found } = self else { return };
        match told {
            Some(Told::Progress(news)) => *progress = news,
            Some(Told::Load(load)) if load.spread => found.spread = Some(load),
            Some(Told::Load(load)) => found.as_is = Some(load),
            Some(Told::Names(names)) => {
                let found = Found { names, ..std::mem::take(found) };
                *self = Self::Done(found);
            }
            Some(Told::Refused(why)) => *self = Self::Refused(why),
            None => *self = Self::Failed,
        }
    }

    /// The answer, if it is complete.
    pub fn found(&self) -> Option<&Found> {
        if let Self::Done(found) = self { Some(found) } else { None }
    }
}
