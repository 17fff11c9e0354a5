//! The branches that were left, told by what was done in them and when.

use std::sync::Arc;

use super::{Entry, Lab, Tip, replay};

/// A branch that was left, seen from the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its name for [`Lab::switch`].
    pub tip: Tip,
    /// The first thing that was done there and not here; only if nothing was, how far time went.
    pub did: Arc<Entry>,
    /// How many things were done there and not here.
    pub commands: usize,
}

impl Lab {
    /// The branches that were left, the newest first. One that is but the beginning of the present log is none.
    pub fn branches(&self) -> Vec<Branch> {
        self.history.left.iter().rev().filter_map(|left| self.branch(left.tip)).collect()
    }

    fn branch(&self, tip: Tip) -> Option<Branch> {
        let own = self.tree.back_to(tip, |tip, entries| self.course.begins_with(tip, entries));
        let mut acts = own.iter().rev().filter(|entry| !replay::passes(Some(entry)));
        let commands = acts.clone().count();
        let did = *acts.next().or(own.last())?;
        Some(Branch { tip, did: Arc::clone(did), commands })
    }
}
