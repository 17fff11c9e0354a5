//! The programs under the picture: they use the secret in view all the time, and keep it for more or less long.

use rotation_core::time::Span;
use rotation_lab::{
    Lab,
    world::{Client, Outage},
};

use super::Page;

/// A program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// How often it logs in.
    pub every: Span,
    /// How long it keeps what it read.
    pub ttl: Span,
    /// The same in words.
    pub about: &'static str,
}

/// A busy one meets every gap; one that caches is shut out for as long as it holds what is not true any more.
pub const PROGRAMS: [Program; 2] = [
    Program {
        name: "checkout-api",
        every: Span::millis(100),
        ttl: Span::millis(0),
        about: "reads at each login",
    },
    Program {
        name: "report-worker",
        every: Span::seconds(1),
        ttl: Span::minutes(10),
        about: "caches for 10 min",
    },
];

/// When they could not log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outages {
    /// Of all of them, the oldest first of each.
    Known(Vec<Outage>),
    /// The log is played anew for it, and that would take long.
    TooLong,
}

/// What playing a log anew may cost with everything that is done: about as much for each command as for each beat. A few
/// commands may let years pass.
const DEAREST: usize = 8_000;

impl Page {
    /// Reckons it for the log there is, unless it is known.
    #[inline(never)]
    pub(in crate::model) fn keep_programs_true(&mut self) {
        if self.outline.outages.is_some() {
            return;
        }
        let Some(secret) = self.shown().map(|arn| arn.name().to_owned()) else { return };
        self.outline.outages = Some(outages(&self.lab, &secret));
    }
}

fn outages(lab: &Lab, secret: &str) -> Outages {
    if lab.log().len() + lab.beats().len() > DEAREST {
        return Outages::TooLong;
    }
    let clients = PROGRAMS.map(|program| Client {
        name: program.name.to_owned(),
        secret: secret.to_owned(),
        every: program.every,
        ttl: program.ttl,
        reads_when_refused: false,
    });
    Outages::Known(lab.outages(&clients))
}
