//! A ClientRequestToken that comes twice.

use super::{DB, EVERY_30_DAYS, MADE};
use crate::{
    scenario::{Act, Rotate, START, Scene, Story, act::AGAIN},
    world,
};

const ONE: Option<&str> = Some("11111111-90ab-cdef-fedc-ba9871111111");
const TWO: Option<&str> = Some("22222222-90ab-cdef-fedc-ba9872222222");

pub(in crate::scenario) fn reused_token() -> Story {
    Story {
        summary: "While its rotation is under way a token is answered again; later it is refused. Both are assumed here.",
        region: "eu-central-1",
        start: START,
        seed: 24,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene { caption: "A secret with a value.", acts: MADE },
    Scene {
        caption: "RotateSecret with a ClientRequestToken of one's own: it becomes the id of the new version.",
        acts: &[Act::Pass(60), Act::Rotate(DB, Rotate { token: ONE, ..EVERY_30_DAYS })],
    },
    Scene {
        caption: "An SDK that lost the answer sends the same again. It is answered as before and nothing is started, as is assumed here: nobody has recorded it.",
        acts: &[
            Act::Until("StepStarted"),
            Act::Rotate(DB, Rotate { token: ONE, ..EVERY_30_DAYS }),
            Act::Until("RotationSucceeded"),
        ],
    },
    Scene {
        caption: "Another token starts another rotation.",
        acts: &[
            Act::Pass(60),
            Act::Rotate(DB, Rotate { token: TWO, ..AGAIN }),
            Act::Until("RotationSucceeded"),
        ],
    },
    Scene {
        caption: "The first token once more: it is the id of a version that is there already, so the call is refused and nothing changes, as is assumed here too.",
        acts: &[Act::Pass(60), Act::Rotate(DB, Rotate { token: ONE, ..AGAIN })],
    },
];
