//! The faults in force: in which steps, and for how long.

use rotation_core::{rotation::Step, time::Timestamp};

use super::fault::{Fault, PARTITION};

/// Where a fault holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Steps {
    /// In one step.
    One(Step),
    /// In every step that has no fault of its own.
    All,
}

impl Steps {
    /// The step's name, or that it is every one.
    pub const fn name(self) -> &'static str {
        match self {
            Self::One(step) => step.name(),
            Self::All => "every step",
        }
    }
}

impl From<Step> for Steps {
    fn from(step: Step) -> Self {
        Self::One(step)
    }
}

/// For how long a fault holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lasts {
    /// For the next call of the function that it concerns.
    Once,
    /// Until it is mended; a partition heals by itself.
    #[default]
    UntilMended,
}

/// A fault in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Injected {
    /// Where.
    pub steps: Steps,
    /// What.
    pub fault: Fault,
    /// How long.
    pub lasts: Lasts,
    /// When it heals by itself.
    pub heals: Option<Timestamp>,
}

/// All of them: one for each step at most, and one for every step.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults(Vec<Injected>);

impl Faults {
    /// Sets a fault from `at` on, or mends what is there. To mend every step mends each.
    pub(super) fn set(&mut self, at: Timestamp, steps: Steps, fault: Option<(Fault, Lasts)>) {
        self.heal(at);
        self.0.retain(|known| known.steps != steps && (steps != Steps::All || fault.is_some()));
        if let Some((fault, lasts)) = fault {
            let heals = (fault == Fault::Partition).then(|| at.plus(PARTITION));
            let place = self.0.partition_point(|before| before.steps < steps);
            self.0.insert(place, Injected { steps, fault, lasts, heals });
        }
    }

    /// In the order of the steps.
    pub(super) fn as_slice(&self) -> &[Injected] {
        &self.0
    }

    /// Time has gone on until then.
    pub(super) fn heal(&mut self, at: Timestamp) {
        if !self.0.is_empty() {
            self.0.retain(|known| known.heals.is_none_or(|heals| at < heals));
        }
    }

    /// What troubles a call of the function for this step, made now.
    pub(super) fn trouble(&mut self, at: Timestamp, step: Step) -> Option<Injected> {
        self.heal(at);
        let of = |steps: Steps| self.0.iter().position(|known| known.steps == steps);
        let place = of(Steps::One(step)).or_else(|| of(Steps::All))?;
        let found = self.0.get(place).copied()?;
        if found.lasts == Lasts::Once {
            self.0.remove(place);
        }
        Some(found)
    }

    /// The same where only some faults tell; the others stay as they are.
    pub(super) fn trouble_of(
        &mut self,
        at: Timestamp,
        step: Step,
        tells: fn(Fault) -> bool,
    ) -> Option<Injected> {
        let any = self.0.iter().any(|known| tells(known.fault));
        any.then(|| self.trouble(at, step)).flatten().filter(|found| tells(found.fault))
    }
}
