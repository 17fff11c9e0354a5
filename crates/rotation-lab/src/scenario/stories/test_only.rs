//! RotateImmediately=false: the configuration is tried, and rotation waits for its window.

use super::{DB, DB_FUNCTION, MADE};
use crate::{
    scenario::{Act, Rotate, START, Scene, Story, act::AGAIN},
    world,
};

pub(in crate::scenario) fn test_only() -> Story {
    Story {
        summary: "Only testSecret runs, on a copy of the current value; the rotation comes in its window.",
        region: "eu-central-1",
        start: START,
        seed: 17,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene { caption: "A secret with a value, not configured.", acts: MADE },
    Scene {
        caption: "With RotateImmediately=false the configuration is stored. The service copies the current value into a version with AWSPENDING.",
        acts: &[
            Act::Pass(60),
            Act::Rotate(
                DB,
                Rotate {
                    function: Some(DB_FUNCTION),
                    expression: Some("cron(0 0 1 * ? *)"),
                    duration: Some("1h"),
                    immediately: Some(false),
                    ..AGAIN
                },
            ),
        ],
    },
    Scene {
        caption: "testSecret alone runs, and logs in with the copy. Then AWSPENDING is taken off: a version without a label is left, and LastRotatedDate is not set.",
        acts: &[Act::Until("TestRotationSucceeded"), Act::Pass(60)],
    },
    Scene {
        caption: "The window opens on the first of December, for an hour. All four steps run, and NextRotationDate goes on to the next month.",
        acts: &[Act::Until("RotationSucceeded")],
    },
];
