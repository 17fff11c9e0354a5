//! The causes as they come in: each once, as well known as it was ever known.

use std::mem::discriminant;

use super::{Cause, Finding, Ground};

#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn extend(&mut self, causes: impl IntoIterator<Item = Cause>, ground: Ground) {
        for cause in causes {
            self.add(Finding { cause, ground });
        }
    }

    pub(super) fn any(&self, is: impl Fn(&Cause) -> bool) -> bool {
        self.0.iter().any(|finding| is(&finding.cause))
    }

    pub(super) fn retain(&mut self, is: impl Fn(&Cause) -> bool) {
        self.0.retain(|finding| is(&finding.cause));
    }

    /// The likeliest first.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|Finding { cause, ground }| match (ground, cause) {
            (Ground::Proved, _) => 0,
            (Ground::Said, _) => 1,
            (Ground::Read, _) => 2,
            // True, but seldom the reason.
            (Ground::Compared, Cause::Clock { .. } | Cause::Copy) => 4,
            (Ground::Compared, _) => 3,
        });
        self.0
    }

    /// Of what can be so only once, a comparison knows more than a sentence; a proof is not touched.
    fn add(&mut self, new: Finding) {
        match self.0.iter_mut().find(|known| same(&known.cause, &new.cause)) {
            Some(known) if known.ground == Ground::Said && new.ground != Ground::Read => {
                known.cause = new.cause;
                if new.ground == Ground::Proved {
                    known.ground = Ground::Proved;
                }
            }
            Some(_) => {}
            None => self.0.push(new),
        }
    }
}

fn same(a: &Cause, b: &Cause) -> bool {
    let many = matches!(a, Cause::HeaderChanged(_) | Cause::HeaderAdded(_) | Cause::HeaderDropped(_));
    if many { a == b } else { discriminant(a) == discriminant(b) }
}
