//! A name that ends like an ARN.

use super::{DB_FUNCTION, DB_VALUE};
use crate::{
    scenario::{Act, Rotate, START, Scene, Story, act::AGAIN},
    world,
};

const CONFIGURED: Rotate = Rotate { function: Some(DB_FUNCTION), days: Some(30), ..AGAIN };

pub(in crate::scenario) fn partial_arn() -> Story {
    Story {
        summary: "A name that ends in a hyphen and six characters cannot be found by a partial ARN.",
        region: "eu-central-1",
        start: START,
        seed: 23,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene {
        caption: "Two secrets. The name of the second ends in a hyphen and six characters, as an ARN does.",
        acts: &[
            Act::Pass(5),
            Act::Create { name: "orders-db", value: Some(DB_VALUE) },
            Act::Pass(5),
            Act::Create { name: "orders-a1b2c3", value: Some(DB_VALUE) },
        ],
    },
    Scene {
        caption: "A partial ARN leaves the last hyphen and six characters out. It finds orders-db, which is rotated.",
        acts: &[
            Act::Pass(60),
            Act::Rotate("arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-db", CONFIGURED),
            Act::Until("RotationSucceeded"),
        ],
    },
    Scene {
        caption: "The partial ARN of orders-a1b2c3 is refused: its end looks like the six characters of a complete ARN, so a secret named orders is looked for.",
        acts: &[
            Act::Pass(60),
            Act::Rotate("arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-a1b2c3", CONFIGURED),
        ],
    },
    Scene {
        caption: "Its name works, and so does its complete ARN. Better still, no name ends like this.",
        acts: &[
            Act::Pass(60),
            Act::Rotate("orders-a1b2c3", CONFIGURED),
            Act::Until("RotationSucceeded"),
            Act::Pass(60),
        ],
    },
];
