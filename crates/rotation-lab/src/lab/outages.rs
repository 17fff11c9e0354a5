//! Who could not log in while a log was done, under the lab's own strategy and under both.

use std::sync::Arc;

use rotation_core::{time::Timestamp, value::ValueTable};

use super::{Entry, Lab, Setup, replay};
use crate::world::{self, Client, Outage, Strategy};

/// The same log under two strategies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One user whose password is changed.
    pub single_user: Vec<Outage>,
    /// Two users in turn.
    pub alternating_users: Vec<Outage>,
}

impl Lab {
    /// When these clients could not log in, from the lab's start to the end of what has been reckoned.
    #[inline(never)]
    pub fn outages(&self, clients: &[Client]) -> Vec<Outage> {
        outages(&self.setup, self.log(), clients, None, self.course.whole().simulation.vault().now())
    }

    /// The gap between the strategies: the same log, played under both.
    #[inline(never)]
    pub fn compare(&self, clients: &[Client]) -> Comparison {
        let under = |strategy| {
            let world = world::Setup { strategy, ..self.setup.world.clone() };
            let setup = Setup { world, ..self.setup.clone() };
            outages(&setup, self.log(), clients, Some(strategy), self.course.whole().simulation.vault().now())
        };
        Comparison {
            single_user: under(Strategy::SingleUser),
            alternating_users: under(Strategy::AlternatingUsers),
        }
    }
}

/// The log is played anew, without the bytes of its values: nothing depends on them.
fn outages(
    setup: &Setup,
    log: &[Arc<Entry>],
    clients: &[Client],
    strategy: Option<Strategy>,
    end: Timestamp,
) -> Vec<Outage> {
    let history = replay::history(setup, &mut ValueTable::new(), log, end, strategy);
    world::outages(clients, &history, setup.seed, (setup.start, end))
}
