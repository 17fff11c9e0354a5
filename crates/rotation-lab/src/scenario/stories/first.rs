//! The beginning: a secret, and its first rotation step by step.

use super::{DB, EVERY_30_DAYS, MADE};
use crate::{
    scenario::{Act, START, Scene, Story},
    world,
};

pub(in crate::scenario) fn not_configured() -> Story {
    Story {
        summary: "One secret with a value, nothing configured: a place to begin.",
        region: "us-east-1",
        start: START,
        seed: 14,
        world: world::Setup::default(),
        scenes: &[Scene {
            caption: "One secret with a value. Rotation is not configured, so DescribeSecret shows no RotationEnabled.",
            acts: &[
                Act::Pass(5),
                Act::Create {
                    name: "my/first/secret",
                    value: Some(r#"{"password":"first","username":"me"}"#),
                },
            ],
        }],
    }
}

pub(in crate::scenario) fn first_rotation() -> Story {
    Story {
        summary: "A secret is configured to rotate every 30 days; the first rotation goes through its four steps.",
        region: "eu-central-1",
        start: START,
        seed: 15,
        world: world::Setup::default(),
        scenes: FIRST_ROTATION,
    }
}

const FIRST_ROTATION: &[Scene] = &[
    Scene {
        caption: "A secret with a value. Its only version has AWSCURRENT, and nothing is configured.",
        acts: MADE,
    },
    Scene {
        caption: "RotateSecret is accepted: configuration and NextRotationDate are there at once. A version without a value has AWSPENDING.",
        acts: &[Act::Pass(60), Act::Rotate(DB, EVERY_30_DAYS)],
    },
    Scene {
        caption: "createSecret: the function writes a new password into the version that has AWSPENDING. The database does not know it yet.",
        acts: &[Act::Until("StepSucceeded")],
    },
    Scene {
        caption: "setSecret: the function gives the database the new password. From now on the password of AWSCURRENT is refused.",
        acts: &[Act::Until("StepSucceeded")],
    },
    Scene {
        caption: "testSecret: the function logs in with the new password.",
        acts: &[Act::Until("StepSucceeded")],
    },
    Scene {
        caption: "finishSecret: AWSCURRENT moves to the new version and AWSPREVIOUS to the old one. AWSPENDING stays beside AWSCURRENT, and LastRotatedDate is set.",
        acts: &[Act::Until("RotationSucceeded"), Act::Pass(60)],
    },
];
