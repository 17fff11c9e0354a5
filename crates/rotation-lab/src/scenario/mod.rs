//! Stories: each is data, scenes of acts that a lab plays, with a caption for each scene. What a story ends in follows
//! from the service's rules and is written nowhere here.

mod act;
mod by_hand;
mod opening;
mod stories;
mod telling;

use rotation_core::{
    assumption::Assumptions,
    ident::{AccountId, Place, Region},
    time::Timestamp,
};

pub use act::{Act, Rotate};
pub use telling::Telling;

use crate::{
    lab::{Lab, Setup},
    world,
};

/// All stories. The first one is what the page opens on.
pub static SCENARIOS: &[Scenario] = &[
    Scenario { id: "timeout-in-set-secret", title: "Time-out in setSecret", story: opening::story },
    Scenario { id: "first-rotation", title: "The first rotation", story: stories::first_rotation },
    Scenario {
        id: "reference-page",
        title: "The two examples of the reference page",
        story: stories::reference_page,
    },
    Scenario {
        id: "stuck-pending",
        title: "testSecret fails and stays stuck",
        story: stories::stuck_pending,
    },
    Scenario { id: "mended", title: "Mended with update-secret-version-stage", story: stories::mended },
    Scenario { id: "test-only", title: "RotateImmediately=false", story: stories::test_only },
    Scenario { id: "no-value", title: "Rotated before it had a value", story: stories::no_value },
    Scenario { id: "cancel-and-resume", title: "Cancelled and resumed", story: stories::cancel_and_resume },
    Scenario {
        id: "changed-by-hand",
        title: "Changed by hand during a rotation",
        story: stories::changed_by_hand,
    },
    Scenario {
        id: "alternating-users",
        title: "Alternating users without an outage",
        story: stories::alternating_users,
    },
    Scenario { id: "missed-window", title: "A window missed", story: stories::missed_window },
    Scenario { id: "partial-arn", title: "The trap of the partial ARN", story: stories::partial_arn },
    Scenario { id: "reused-token", title: "A token used again", story: stories::reused_token },
    Scenario { id: "not-configured", title: "A secret without rotation", story: stories::not_configured },
];

/// A story, as a menu names it.
#[derive(Debug)]
pub struct Scenario {
    /// A stable id.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// The rest of it: behind a function, because a menu needs the titles alone.
    pub story: fn() -> Story,
}

/// What is told.
#[derive(Debug)]
pub struct Story {
    /// What one sees in it.
    pub summary: &'static str,
    /// The region it plays in.
    pub region: &'static str,
    /// When it begins, in epoch milliseconds.
    pub start: i64,
    /// Its seed.
    pub seed: u64,
    /// The world it plays in.
    pub world: world::Setup,
    /// What happens.
    pub scenes: &'static [Scene],
}

/// A step of a story.
#[derive(Debug)]
pub struct Scene {
    /// What is seen and why, in a sentence or two.
    pub caption: &'static str,
    /// What is done.
    pub acts: &'static [Act],
}

/// When most stories begin: 2026-11-17T09:14:00Z.
const START: i64 = 1_794_906_840_000;

impl Scenario {
    /// The story with this id.
    pub fn by_id(id: &str) -> Option<&'static Scenario> {
        SCENARIOS.iter().find(|scenario| scenario.id == id)
    }

    /// What one sees in it.
    pub fn summary(&self) -> &'static str {
        (self.story)().summary
    }

    /// What its lab is made with.
    pub fn setup(&self) -> Setup {
        (self.story)().setup()
    }

    /// The lab in which it has been played.
    pub fn open(&self) -> Lab {
        self.tell().0
    }

    /// The same, with what there is to be said about it.
    pub fn tell(&self) -> (Lab, Telling) {
        let story = (self.story)();
        let mut lab = Lab::new(story.setup());
        let mut telling = Telling::default();
        for scene in story.scenes {
            telling.begin(scene, &lab);
            for act in scene.acts {
                act.play(&mut lab);
            }
        }
        telling.end(&lab);
        lab.forget_history();
        (lab, telling)
    }
}

impl Story {
    fn setup(&self) -> Setup {
        let standard = Place::default();
        let place = Place {
            region: Region::parse(self.region).unwrap_or(standard.region),
            account: AccountId::parse("123456789012").unwrap_or(standard.account),
        };
        let start = Timestamp::from_millis(self.start).unwrap_or(Timestamp::EPOCH);
        let world = self.world.clone();
        Setup { seed: self.seed, place, start, assumptions: Assumptions::default(), world }
    }
}
