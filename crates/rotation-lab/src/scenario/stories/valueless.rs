//! A secret that is rotated before it has a value.

use super::{DB, DB_VALUE, EVERY_30_DAYS};
use crate::{
    scenario::{Act, START, Scene, Story, act::AGAIN},
    world,
};

pub(in crate::scenario) fn no_value() -> Story {
    Story {
        summary: "RotateSecret is accepted, and createSecret fails: there is no AWSCURRENT to read.",
        region: "eu-central-1",
        start: START,
        seed: 18,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene {
        caption: "A secret without a value: it has no version at all.",
        acts: &[Act::Pass(5), Act::Create { name: DB, value: None }],
    },
    Scene {
        caption: "RotateSecret is accepted all the same. A version without a value has AWSPENDING, and no version has AWSCURRENT.",
        acts: &[Act::Pass(60), Act::Rotate(DB, EVERY_30_DAYS)],
    },
    Scene {
        caption: "createSecret reads AWSCURRENT first, and there is none: ResourceNotFoundException. The rotation fails and will be tried again.",
        acts: &[Act::Until("RotationFailed")],
    },
    Scene {
        caption: "The first value is put. It becomes AWSCURRENT, which overtakes the version that was pending: the rotation is abandoned.",
        acts: &[Act::Pass(30), Act::Put { id: DB, value: DB_VALUE }],
    },
    Scene {
        caption: "Now RotateSecret goes through all four steps.",
        acts: &[Act::Pass(30), Act::Rotate(DB, AGAIN), Act::Until("RotationSucceeded"), Act::Pass(60)],
    },
];
