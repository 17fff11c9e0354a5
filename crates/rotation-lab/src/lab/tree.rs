//! Every entry there ever was, as a tree: logs that begin alike share their beginning, so that keeping a log costs one
//! number. What is undone stays in the tree until the lab is gone.

use std::sync::Arc;

use super::Entry;

/// Names a log by its last entry; the default is the empty log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tip(usize);

#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    entry: Arc<Entry>,
    before: Tip,
    /// How many entries the log has.
    entries: usize,
}

impl Tree {
    /// The log that goes on from `before` with one more entry.
    pub(super) fn add(&mut self, before: Tip, entry: Arc<Entry>) -> Tip {
        let entries = self.node(before).map_or(0, |node| node.entries) + 1;
        self.nodes.push(Node { entry, before, entries });
        Tip(self.nodes.len())
    }

    /// The log without its last entry.
    pub(super) fn before(&self, tip: Tip) -> Tip {
        self.node(tip).map_or(Tip::default(), |node| node.before)
    }

    /// The log from its first entry to its last, each with the log that ends there.
    pub(super) fn path(&self, tip: Tip) -> Vec<(Tip, Arc<Entry>)> {
        let mut path = Vec::new();
        let mut here = tip;
        while let Some(node) = self.node(here) {
            path.push((here, Arc::clone(&node.entry)));
            here = node.before;
        }
        path.reverse();
        path
    }

    /// The entries of a log, from its last back to where it meets another, of which `is_there` says whether a log of so
    /// many entries is its beginning.
    pub(super) fn back_to(&self, tip: Tip, is_there: impl Fn(Tip, usize) -> bool) -> Vec<&Arc<Entry>> {
        let mut own = Vec::new();
        let mut here = tip;
        while let Some(node) = self.node(here).filter(|node| !is_there(here, node.entries)) {
            own.push(&node.entry);
            here = node.before;
        }
        own
    }

    fn node(&self, tip: Tip) -> Option<&Node> {
        self.nodes.get(tip.0.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use rotation_core::time::Timestamp;

    use super::*;
    use crate::lab::Command;

    #[test]
    fn two_logs_share_their_beginning_and_neither_changes_the_other() {
        let mut tree = Tree::default();
        let mut add = |before, millis| {
            let at = Timestamp::from_millis(millis).unwrap();
            tree.add(before, Arc::new(Entry { at, command: Command::Advance(at) }))
        };
        let one = add(Tip::default(), 1);
        let (left, right) = (add(one, 2), add(one, 3));
        let times = |tip| tree.path(tip).iter().map(|(_, entry)| entry.at.as_millis()).collect::<Vec<_>>();
        assert_eq!((times(left), times(right), times(Tip::default())), (vec![1, 2], vec![1, 3], vec![]));
        assert_eq!((tree.before(left), tree.before(one)), (one, Tip::default()));
    }
}
