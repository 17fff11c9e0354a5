//! What the sessions did: a mix in which nothing is ever accepted, or nothing ever refused, proves little.

use std::{collections::BTreeMap, fmt};

use rotation_core::error::ErrorCode;

use crate::act::{Act, Came};

/// The operations of the model.
const OPERATIONS: usize = 20;

#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) rotations: u64,
    /// By operation.
    accepted: BTreeMap<&'static str, u64>,
    refused: BTreeMap<(&'static str, &'static str), u64>,
}

impl Tally {
    pub(crate) fn count(&mut self, act: &Act, came: &Came) {
        let Act::Call(_, operation) = act else { return };
        *match came {
            Came::Refused(error) => self.refused.entry((operation.name(), error.code().name())).or_default(),
            _ => self.accepted.entry(operation.name()).or_default(),
        } += 1;
    }

    /// Whether the mix was a fair one.
    pub(crate) fn check(&self, steps: u64) {
        let accepted: u64 = self.accepted.values().sum();
        assert!(self.rotations * 2_000 > steps, "rotations must also succeed: {} of {steps}", self.rotations);
        assert!(accepted > steps / 10, "most sessions must do something: {accepted} of {steps}");
        assert_eq!(self.accepted.len(), OPERATIONS, "every operation is accepted at times: {self}");
        // Rare ones need long runs.
        if steps >= 100_000 {
            let limits = self.refused.keys().filter(|(_, code)| *code == LIMIT).count();
            assert!(limits >= 4, "limits are reached: {self}");
            let codes: std::collections::BTreeSet<_> = self.refused.keys().map(|(_, code)| *code).collect();
            assert_eq!(codes.len(), 10, "every refusal that the core gives is seen: {codes:?}");
        }
    }
}

const LIMIT: &str = ErrorCode::LimitExceededException.name();

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let accepted: u64 = self.accepted.values().sum();
        let refused: u64 = self.refused.values().sum();
        writeln!(f, "{accepted} calls accepted, {refused} refused, {} rotations succeeded", self.rotations)?;
        for (operation, count) in &self.accepted {
            write!(f, "  {operation} {count}")?;
            for ((_, code), count) in self.refused.iter().filter(|((refused, _), _)| refused == operation) {
                write!(f, ", {code} {count}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
