//! Stories: each is data, a list of acts that a lab plays.

mod act;
mod stories;

use rotation_core::{
    assumption::Assumptions,
    ident::{AccountId, Place, Region},
    time::Timestamp,
};

pub use act::Act;
pub use stories::SCENARIOS;

use crate::{
    lab::{Lab, Setup},
    world,
};

/// A story.
#[derive(Debug)]
pub struct Scenario {
    /// A stable id.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What one sees in it.
    pub summary: &'static str,
    /// The region it plays in.
    pub region: &'static str,
    /// When it begins, in epoch milliseconds.
    pub start: i64,
    /// Its seed.
    pub seed: u64,
    /// What happens.
    pub acts: &'static [Act],
}

impl Scenario {
    /// The story with this id.
    pub fn by_id(id: &str) -> Option<&'static Scenario> {
        SCENARIOS.iter().find(|scenario| scenario.id == id)
    }

    /// The lab in which it has been played.
    pub fn open(&self) -> Lab {
        let mut lab = Lab::new(self.setup());
        for act in self.acts {
            act.play(&mut lab);
        }
        lab.forget_history();
        lab
    }

    /// What its lab is made with.
    pub fn setup(&self) -> Setup {
        let standard = Place::default();
        let place = Place {
            region: Region::parse(self.region).unwrap_or(standard.region),
            account: AccountId::parse("123456789012").unwrap_or(standard.account),
        };
        let start = Timestamp::from_millis(self.start).unwrap_or(Timestamp::EPOCH);
        Setup {
            seed: self.seed,
            place,
            start,
            assumptions: Assumptions::default(),
            world: world::Setup::default(),
        }
    }
}
