//! The stories there are. The first one is what the page opens on.

use rotation_core::rotation::Step;

use super::{Act, Scenario};
use crate::world::Fault;

const DB: &str = "prod/orders/db";
const DB_FUNCTION: &str = "arn:aws:lambda:eu-central-1:123456789012:function:rotate-orders-db";
const DB_VALUE: &str =
    r#"{"engine":"postgres","host":"orders.example","password":"first","username":"orders"}"#;
const EXAMPLE: &str = "MyTestDatabaseSecret";

/// All of them.
pub static SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "timeout-in-set-secret",
        title: "Time-out in setSecret",
        summary: "A scheduled rotation fails at setSecret; the service tries the same version again.",
        region: "eu-central-1",
        start: 1_794_906_840_000, // 2026-11-17T09:14:00Z
        seed: 11,
        acts: &[
            Act::Pass(5),
            Act::Create { name: DB, value: DB_VALUE },
            Act::Pass(120),
            Act::LabelCurrent { id: DB, label: "ROLLBACK" },
            Act::Pass(235),
            Act::Rotate {
                id: DB,
                token: None,
                function: Some(DB_FUNCTION),
                days: Some(6),
                duration: Some("3h"),
            },
            Act::Until("RotationSucceeded"),
            Act::Fault(Step::Set, Some(Fault::TimesOut)),
            Act::Until("RotationFailed"),
            Act::Fault(Step::Set, None),
            Act::Until("RotationSucceeded"),
            Act::PlayheadAtStep(Step::Test),
        ],
    },
    Scenario {
        id: "reference-page",
        title: "The two examples of the reference page",
        summary: "Configure rotation every 30 days, which rotates at once; then ask for another rotation.",
        region: "us-west-2",
        start: 1_794_906_840_000,
        seed: 12,
        acts: &[
            Act::Pass(60),
            Act::Create { name: EXAMPLE, value: r#"{"password":"first","username":"app"}"# },
            Act::Pass(60),
            Act::Rotate {
                id: EXAMPLE,
                token: Some("EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"),
                function: Some("arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda"),
                days: Some(30),
                duration: None,
            },
            Act::Pass(60),
            Act::Rotate {
                id: EXAMPLE,
                token: Some("EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE"),
                function: None,
                days: None,
                duration: None,
            },
            Act::Pass(60),
        ],
    },
    Scenario {
        id: "stuck-pending",
        title: "testSecret fails and stays stuck",
        summary: "AWSPENDING stays on a version that is not current, so RotateSecret is refused.",
        region: "eu-central-1",
        start: 1_794_906_840_000,
        seed: 13,
        acts: &[
            Act::Pass(5),
            Act::Create { name: DB, value: DB_VALUE },
            Act::Fault(Step::Test, Some(Fault::Raises)),
            Act::Pass(60),
            Act::Rotate { id: DB, token: None, function: Some(DB_FUNCTION), days: Some(30), duration: None },
            Act::Until("RotationFailed"),
            Act::Pass(30),
            Act::Rotate { id: DB, token: None, function: None, days: None, duration: None },
        ],
    },
    Scenario {
        id: "not-configured",
        title: "A secret without rotation",
        summary: "One secret with a value, nothing configured: a place to begin.",
        region: "us-east-1",
        start: 1_794_906_840_000,
        seed: 14,
        acts: &[
            Act::Pass(5),
            Act::Create { name: "my/first/secret", value: r#"{"password":"first","username":"me"}"# },
        ],
    },
];
