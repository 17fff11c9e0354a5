//! Rotation is cancelled in the middle, and resumed.

use rotation_core::rotation::Step;

use super::{DB, EVERY_30_DAYS, MADE, PENDING_OFF};
use crate::{
    scenario::{Act, START, Scene, Story, act::AGAIN},
    world::{self, Fault},
};

pub(in crate::scenario) fn cancel_and_resume() -> Story {
    Story {
        summary: "CancelRotateSecret in the middle of a rotation leaves AWSPENDING behind; it has to go before rotation resumes.",
        region: "eu-central-1",
        start: START,
        seed: 19,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene { caption: "A secret with a value.", acts: MADE },
    Scene {
        caption: "It is configured, and has rotated once.",
        acts: &[Act::Pass(60), Act::Rotate(DB, EVERY_30_DAYS), Act::Until("RotationSucceeded")],
    },
    Scene {
        caption: "A day later it is rotated again, and setSecret hangs.",
        acts: &[
            Act::Pass(86_400),
            Act::Fault(Step::Set, Some(Fault::TimesOut)),
            Act::Rotate(DB, AGAIN),
            Act::Until("StepSucceeded"),
            Act::Pass(10),
        ],
    },
    Scene {
        caption: "CancelRotateSecret: RotationEnabled is false and NextRotationDate is gone. Function, rules and LastRotatedDate stay, and so does AWSPENDING.",
        acts: &[Act::Cancel(DB)],
    },
    Scene {
        caption: "The step that was running ends by itself, in a time-out. No other step and no other try follows.",
        acts: &[Act::Until("StepFailed"), Act::Fault(Step::Set, None)],
    },
    Scene {
        caption: "RotateSecret is refused: cancelling took no label off, so the old rotation still counts as incomplete, as is assumed here: it was not recorded after a cancel.",
        acts: &[Act::Pass(60), Act::Rotate(DB, AGAIN)],
    },
    Scene { caption: "AWSPENDING is taken off its version.", acts: &[Act::Pass(60), PENDING_OFF] },
    Scene {
        caption: "RotateSecret with the secret's name alone resumes: function and rules are the stored ones, and NextRotationDate is back.",
        acts: &[Act::Pass(60), Act::Rotate(DB, AGAIN), Act::Until("RotationSucceeded"), Act::Pass(60)],
    },
];
