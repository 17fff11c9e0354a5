//! The examples of the AWS CLI's reference page of rotate-secret, as they can be run: in its account of twelve digits.

use crate::{
    scenario::{Act, Rotate, START, Scene, Story, act::AGAIN},
    world,
};

const EXAMPLE: &str = "MyTestDatabaseSecret";

pub(in crate::scenario) fn reference_page() -> Story {
    Story {
        summary: "Configure rotation every 30 days, which rotates at once; then ask for another rotation.",
        region: "us-west-2",
        start: START,
        seed: 12,
        world: world::Setup::default(),
        scenes: SCENES,
    }
}

const SCENES: &[Scene] = &[
    Scene {
        caption: "MyTestDatabaseSecret exists and has a value. The reference page takes that for granted.",
        acts: &[
            Act::Pass(60),
            Act::Create { name: EXAMPLE, value: Some(r#"{"password":"first","username":"app"}"#) },
        ],
    },
    Scene {
        caption: "Example 1 configures rotation every 30 days. It rotates at once, and the VersionId of the answer is the ClientRequestToken.",
        acts: &[
            Act::Pass(60),
            Act::Rotate(
                EXAMPLE,
                Rotate {
                    token: Some("EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"),
                    function: Some("arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda"),
                    days: Some(30),
                    ..AGAIN
                },
            ),
        ],
    },
    Scene {
        caption: "Example 2 names the secret alone: function and schedule are the stored ones. At acceptance AWSPENDING leaves the version that is still current.",
        acts: &[
            Act::Pass(60),
            Act::Rotate(EXAMPLE, Rotate { token: Some("EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE"), ..AGAIN }),
            Act::Pass(60),
        ],
    },
];
