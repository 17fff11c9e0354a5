//! What the page opens on.

use rotation_core::rotation::Step;

use super::{
    Act, Rotate, START, Scene, Story,
    act::AGAIN,
    stories::{DB, DB_FUNCTION, DB_VALUE},
};
use crate::world::{self, Fault};

pub(super) fn story() -> Story {
    Story {
        summary: "A scheduled rotation fails at setSecret; the service tries the same version again.",
        region: "eu-central-1",
        start: START,
        seed: 11,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene {
        caption: "A secret with a value. Its only version has AWSCURRENT.",
        acts: &[Act::Pass(5), Act::Create { name: DB, value: Some(DB_VALUE) }],
    },
    Scene {
        caption: "A label of your own can stand beside AWSCURRENT, and stays when AWSCURRENT goes.",
        acts: &[Act::Pass(120), Act::Label { id: DB, label: "ROLLBACK", from: None, to: Some("AWSCURRENT") }],
    },
    Scene {
        caption: "RotateSecret sets a schedule and rotates at once: the function makes a new version and moves AWSCURRENT to it.",
        acts: &[
            Act::Pass(235),
            Act::Rotate(
                DB,
                Rotate { function: Some(DB_FUNCTION), days: Some(6), duration: Some("3h"), ..AGAIN },
            ),
            Act::Until("RotationSucceeded"),
        ],
    },
    Scene {
        caption: "The next window opens, and setSecret does not answer in time. AWSPENDING stays on the new version; AWSCURRENT has not moved.",
        acts: &[Act::Fault(Step::Set, Some(Fault::TimesOut)), Act::Until("RotationFailed")],
    },
    Scene {
        caption: "The function is mended. The service tries the same version again, from createSecret on.",
        acts: &[
            Act::Fault(Step::Set, None),
            Act::Until("RotationSucceeded"),
            Act::PlayheadAtStep(Step::Test),
        ],
    },
];
