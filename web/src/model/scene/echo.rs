//! Which payload is an echo: a page that keeps what its scene tells may hand it back late, when the scene has gone on. It
//! is one when it comes as echoes do, each once, in the order they were told, and soon; any other is a wish.

use std::{
    collections::VecDeque,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use rotation_core::time::{Span, Timestamp};

/// A page that saves or debounces has handed back what it was told by then.
const SOON: Span = Span::seconds(2);
/// Whoever is this many behind is not waited for.
const MOST: usize = 64;

/// What was told and has not been handed back yet, oldest first.
#[derive(Debug, Default)]
pub(super) struct Told {
    waiting: VecDeque<u64>,
    last: Option<Timestamp>,
}

impl Told {
    /// The page was told this payload.
    pub(super) fn note(&mut self, payload: &str, at: Timestamp) {
        if self.waiting.len() == MOST {
            self.waiting.pop_front();
        }
        self.waiting.push_back(hash(payload));
        self.last = Some(at);
    }

    /// Whether this payload, handed in, is an echo. What was told before it will not come any more.
    pub(super) fn echoes(&mut self, payload: &str, at: Timestamp) -> bool {
        let payload = hash(payload);
        let place = self.waiting.iter().position(|told| *told == payload);
        if let Some(place) = place {
            self.waiting.drain(..=place);
        }
        place.is_some() && self.last.is_some_and(|last| at.since(last) < SOON)
    }
}

/// Payloads can be long, and nothing hangs on one in 2^64.
fn hash(payload: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    payload.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    /// Told `a`, `b`, `c` and `a` again, the last at 1000.
    fn told() -> Told {
        let mut told = Told::default();
        for (payload, millis) in [("a", 0), ("b", 0), ("c", 0), ("a", 1000)] {
            told.note(payload, at(millis));
        }
        told
    }

    #[test]
    fn echoes_come_each_once_in_the_order_they_were_told_and_soon() {
        for (handed, expected, why) in [
            (&[("a", 1000), ("b", 1000), ("c", 2999), ("a", 2999)][..], &[true, true, true, true][..], "all"),
            (&[("b", 1000), ("b", 1000)], &[true, false], "each once"),
            (&[("c", 1000), ("b", 1000)], &[true, false], "backwards"),
            (&[("b", 1000), ("a", 1000), ("a", 1000)], &[true, true, false], "told twice"),
            (&[("b", 3000)], &[false], "late"),
            (&[("b", 500)], &[true], "a clock that was set back"),
            (&[("z", 1000), ("b", 1000)], &[false, true], "a stranger"),
        ] {
            let mut told = told();
            let seen: Vec<_> = handed.iter().map(|(payload, ms)| told.echoes(payload, at(*ms))).collect();
            assert_eq!(seen, expected, "{why}");
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut told = Told::default();
        for n in 0..=MOST {
            told.note(&n.to_string(), at(0));
        }
        assert!(!told.echoes("0", at(0)) && told.echoes("1", at(0)));
        assert_eq!(told.waiting.len(), MOST - 1);
    }
}
