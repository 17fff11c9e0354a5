//! What the sessions did: one in which nothing is ever forked or undone proves little.

use std::fmt;

#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) accepted: u64,
    pub(crate) refused: u64,
    pub(crate) rotations: u64,
    pub(crate) by_function: u64,
    pub(crate) forks: u64,
    pub(crate) switches: u64,
    pub(crate) undone: u64,
    pub(crate) redone: u64,
    pub(crate) in_between: u64,
    pub(crate) links: u64,
    pub(crate) longest_link: usize,
}

impl Tally {
    /// Whether the mix was a fair one.
    pub(crate) fn check(&self, steps: u64) {
        for (what, count, one_in) in [
            ("accepted", self.accepted, 16),
            ("refused", self.refused, 20),
            ("rotations", self.rotations, 400),
            ("calls by a function from outside", self.by_function, 400),
            ("forks", self.forks, 100),
            ("switches", self.switches, 100),
            ("undone", self.undone, 30),
            ("redone", self.redone, 30),
            ("playheads between beats", self.in_between, 50),
            ("links", self.links, 50),
        ] {
            assert!(count * one_in >= steps, "{what}: {count} of {steps} steps");
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accepted, refused, rotations, forks, switches, undone, redone, .. } = self;
        write!(
            f,
            "{accepted} calls accepted, {refused} refused, {rotations} rotations, {forks} forks, {switches} changes of \
             branch, {undone} undone, {redone} redone, {} links, the longest of {} characters",
            self.links, self.longest_link
        )
    }
}
