//! Somebody writes a value while a rotation runs.

use rotation_core::rotation::Step;

use super::{DB, EVERY_30_DAYS, MADE};
use crate::{
    scenario::{Act, START, Scene, Story, act::AGAIN},
    world::{self, Fault},
};

pub(in crate::scenario) fn changed_by_hand() -> Story {
    Story {
        summary: "PutSecretValue moves AWSCURRENT in the middle of a rotation, which is abandoned.",
        region: "eu-central-1",
        start: START,
        seed: 20,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene { caption: "A secret with a value.", acts: MADE },
    Scene {
        caption: "It is being rotated. createSecret is done, and setSecret does not answer.",
        acts: &[
            Act::Fault(Step::Set, Some(Fault::TimesOut)),
            Act::Pass(60),
            Act::Rotate(DB, EVERY_30_DAYS),
            Act::Until("StepSucceeded"),
            Act::Pass(10),
        ],
    },
    Scene {
        caption: "PutSecretValue makes its own version current. That overtakes the version that was pending: the rotation is abandoned and, as is assumed here, loses AWSPENDING.",
        acts: &[Act::Put {
            id: DB,
            value: r#"{"engine":"postgres","host":"orders.example","password":"by hand","username":"orders"}"#,
        }],
    },
    Scene {
        caption: "The function is mended, and nothing is tried again: the value written by hand stays current, and the schedule stays on.",
        acts: &[Act::Pass(60), Act::Fault(Step::Set, None), Act::Pass(3600)],
    },
    Scene {
        caption: "No AWSPENDING is in the way, so RotateSecret is accepted.",
        acts: &[Act::Rotate(DB, AGAIN), Act::Until("RotationSucceeded"), Act::Pass(60)],
    },
];
