//! Two users in turn: whoever still holds the value from before can go on logging in.

use super::{DB, DB_VALUE, EVERY_30_DAYS};
use crate::{
    scenario::{Act, START, Scene, Story},
    world::{self, Strategy},
};

const SUPERUSER: &str = "prod/orders/superuser";

pub(in crate::scenario) fn alternating_users() -> Story {
    Story {
        summary: "Each rotation sets the password of the user that is not in use, so no client is locked out.",
        region: "eu-central-1",
        start: START,
        seed: 21,
        world: world::Setup {
            strategy: Strategy::AlternatingUsers,
            superuser: Some(SUPERUSER.into()),
            forgetful: false,
        },
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene {
        caption: "A secret for the clients, with the user orders.",
        acts: &[Act::Pass(5), Act::Create { name: DB, value: Some(DB_VALUE) }],
    },
    Scene {
        caption: "A second secret holds the superuser, who can set the password of others.",
        acts: &[
            Act::Pass(60),
            Act::Create { name: SUPERUSER, value: Some(r#"{"password":"root","username":"postgres"}"#) },
        ],
    },
    Scene {
        caption: "The first rotation makes a second user, orders_clone. AWSCURRENT names it from now on; orders and its password still work.",
        acts: &[Act::Pass(3600), Act::Rotate(DB, EVERY_30_DAYS), Act::Until("RotationSucceeded")],
    },
    Scene {
        caption: "The second rotation, in the next window, gives orders a new password. Clients that still hold orders_clone are not touched.",
        acts: &[Act::Until("RotationSucceeded")],
    },
    Scene {
        caption: "The third is the turn of orders_clone. A client is locked out only if it keeps a value for two rotations.",
        acts: &[Act::Until("RotationSucceeded"), Act::Pass(3600)],
    },
];
