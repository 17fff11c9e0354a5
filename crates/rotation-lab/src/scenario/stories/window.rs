//! A window passes without a rotation that succeeds.

use rotation_core::rotation::Step;

use super::{DB, DB_FUNCTION, MADE};
use crate::{
    scenario::{Act, Rotate, START, Scene, Story, act::AGAIN},
    world::{self, Fault},
};

pub(in crate::scenario) fn missed_window() -> Story {
    Story {
        summary: "The database cannot be reached for a whole window; the same version is tried again in a later one.",
        region: "eu-central-1",
        start: START,
        seed: 22,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene { caption: "A secret with a value.", acts: MADE },
    Scene {
        caption: "It rotates every 10 days, in a window of three hours from midnight UTC.",
        acts: &[
            Act::Pass(60),
            Act::Rotate(
                DB,
                Rotate { function: Some(DB_FUNCTION), days: Some(10), duration: Some("3h"), ..AGAIN },
            ),
            Act::Until("RotationSucceeded"),
        ],
    },
    Scene {
        caption: "The database cannot be reached any more. In the next window setSecret fails.",
        acts: &[
            Act::Pass(86_400),
            Act::Fault(Step::Set, Some(Fault::DatabaseUnreachable)),
            Act::Until("RotationFailed"),
        ],
    },
    Scene {
        caption: "The service tries the same version again while the window is open, here five times in all. How often it really does is not known.",
        acts: &[
            Act::Until("RotationFailed"),
            Act::Until("RotationFailed"),
            Act::Until("RotationFailed"),
            Act::Until("RotationFailed"),
            Act::Pass(10_800),
        ],
    },
    Scene {
        caption: "The window is over and NextRotationDate lies in the past. AWSPENDING stays, AWSCURRENT has not moved. Then the database can be reached again.",
        acts: &[Act::Fault(Step::Set, None)],
    },
    Scene {
        caption: "In the window of the following day the same version is tried once more, and becomes current. NextRotationDate counts from this day.",
        acts: &[Act::Until("RotationSucceeded"), Act::Pass(60)],
    },
];
