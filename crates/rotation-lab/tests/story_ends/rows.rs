//! The table: every story, and how it ends.

/// How a secret stands: its labels by version, the oldest first; RotationEnabled; NextRotationDate; LastRotatedDate.
#[derive(Debug, PartialEq)]
pub(crate) struct End {
    pub(crate) name: String,
    pub(crate) versions: Vec<String>,
    pub(crate) enabled: Option<bool>,
    pub(crate) next: Option<String>,
    pub(crate) last: Option<String>,
}

pub(crate) struct Row {
    pub(crate) id: &'static str,
    pub(crate) secrets: Vec<End>,
    pub(crate) refused: &'static [&'static str],
    /// Turning points of the service, in order.
    pub(crate) service: &'static [&'static str],
}

pub(crate) const DB: &str = "prod/orders/db";
const UNFINISHED: &str = "RotateSecret InvalidRequestException A previous rotation isn't complete. That rotation will be reattempted.";
const DONE: &[&str] = &["RotationStarted", "RotationSucceeded"];

pub(crate) fn end(
    name: &str,
    versions: &[&str],
    enabled: Option<bool>,
    next: Option<&str>,
    last: Option<&str>,
) -> End {
    let [next, last] = [next, last].map(|text| text.map(str::to_owned));
    let versions = versions.iter().map(|labels| (*labels).to_owned()).collect();
    End { name: name.into(), versions, enabled, next, last }
}

fn on(versions: &[&str], next: &str, last: &str) -> Vec<End> {
    vec![end(DB, versions, Some(true), Some(next), Some(last))]
}

/// Next to each the rule that it shows.
pub(crate) fn rows() -> Vec<Row> {
    let december = "2026-12-17T23:59:59Z";
    vec![
        Row {
            // R5, R10: AWSPENDING stays beside AWSCURRENT; a label of one's own stays where it is.
            id: "timeout-in-set-secret",
            secrets: on(
                &["ROLLBACK", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                "2026-11-29T02:59:59Z",
                "2026-11-23T01:23:17.135Z",
            ),
            refused: &[],
            service: &[
                "RotationStarted",
                "RotationSucceeded",
                "RotationStarted",
                "RotationFailed",
                "RotationSucceeded",
            ],
        },
        Row {
            // R10 to R12.
            id: "first-rotation",
            secrets: on(&["AWSPREVIOUS", "AWSCURRENT AWSPENDING"], december, "2026-11-17T09:15:05.790Z"),
            refused: &[],
            service: DONE,
        },
        Row {
            id: "reference-page",
            secrets: vec![end(
                "MyTestDatabaseSecret",
                &["", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                Some(true),
                Some(december),
                Some("2026-11-17T09:17:00.790Z"),
            )],
            refused: &[],
            service: &["RotationStarted", "RotationSucceeded", "RotationStarted", "RotationSucceeded"],
        },
        Row {
            // Semantics 5.5 and 6.3: LastRotatedDate is not set.
            id: "stuck-pending",
            secrets: vec![end(DB, &["AWSCURRENT", "AWSPENDING"], Some(true), Some(december), None)],
            refused: &[UNFINISHED],
            service: &["RotationStarted", "RotationFailed"],
        },
        Row {
            id: "mended",
            secrets: on(&["AWSPREVIOUS", "", "AWSCURRENT AWSPENDING"], december, "2026-11-17T09:15:51.578Z"),
            refused: &[UNFINISHED],
            service: &[
                "RotationStarted",
                "RotationFailed",
                "RotationAbandoned",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // R3, R4, R15: the tested version is left without a label.
            id: "test-only",
            secrets: on(
                &["AWSPREVIOUS", "", "AWSCURRENT AWSPENDING"],
                "2027-01-01T00:59:59Z",
                "2026-12-01T00:00:12.790Z",
            ),
            refused: &[],
            service: &[
                "TestRotationStarted",
                "TestRotationSucceeded",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // Semantics 6.6: accepted without a value; R20: overtaken by AWSCURRENT. The version that never got a
            // value is left without a label.
            id: "no-value",
            secrets: on(&["", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"], december, "2026-11-17T09:16:05.943Z"),
            refused: &[],
            service: &[
                "RotationStarted",
                "RotationFailed",
                "RotationAbandoned",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // R2, R7 to R9.
            id: "cancel-and-resume",
            secrets: on(
                &["", "AWSPREVIOUS", "", "AWSCURRENT AWSPENDING"],
                "2026-12-18T23:59:59Z",
                "2026-11-18T09:18:37.018Z",
            ),
            refused: &[UNFINISHED],
            service: &[
                "RotationStarted",
                "RotationSucceeded",
                "RotationStarted",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // L7, R20.
            id: "changed-by-hand",
            secrets: on(
                &["", "", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                december,
                "2026-11-17T10:16:16.191Z",
            ),
            refused: &[],
            service: &["RotationStarted", "RotationAbandoned", "RotationStarted", "RotationSucceeded"],
        },
        Row {
            id: "alternating-users",
            secrets: vec![
                end(
                    DB,
                    &["", "", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                    Some(true),
                    Some("2027-02-15T23:59:59Z"),
                    Some("2027-01-16T00:04:14.790Z"),
                ),
                end("prod/orders/superuser", &["AWSCURRENT"], None, None, None),
            ],
            refused: &[],
            service: &[
                "RotationStarted",
                "RotationSucceeded",
                "RotationStarted",
                "RotationSucceeded",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // Semantics 6.3: the same version again, in a later window; 9.6: the base is the last rotation.
            id: "missed-window",
            secrets: on(
                &["", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                "2026-12-08T02:59:59Z",
                "2026-11-28T01:00:36.790Z",
            ),
            refused: &[],
            service: &[
                "RotationStarted",
                "RotationSucceeded",
                "RotationStarted",
                "RotationFailed",
                "RotationFailed",
                "RotationFailed",
                "RotationFailed",
                "RotationFailed",
                "RotationStarted",
                "RotationSucceeded",
            ],
        },
        Row {
            // Semantics 1.6.
            id: "partial-arn",
            secrets: vec![
                end(
                    "orders-a1b2c3",
                    &["AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                    Some(true),
                    Some(december),
                    Some("2026-11-17T09:17:11.580Z"),
                ),
                end(
                    "orders-db",
                    &["AWSPREVIOUS", "AWSCURRENT AWSPENDING"],
                    Some(true),
                    Some(december),
                    Some("2026-11-17T09:15:10.790Z"),
                ),
            ],
            refused: &[
                "RotateSecret ResourceNotFoundException Secrets Manager can't find the specified secret.",
            ],
            service: &["RotationStarted", "RotationSucceeded", "RotationStarted", "RotationSucceeded"],
        },
        Row {
            // Semantics 4.6, and T1 of 4.4.
            id: "reused-token",
            secrets: on(&["", "AWSPREVIOUS", "AWSCURRENT AWSPENDING"], december, "2026-11-17T09:16:06.580Z"),
            refused: &[
                "RotateSecret ResourceExistsException You can't use ClientRequestToken 11111111-90ab-cdef-fedc-ba9871111111 because that value is already in use for a version of secret ARN.",
            ],
            service: &["RotationStarted", "RotationSucceeded", "RotationStarted", "RotationSucceeded"],
        },
        Row {
            id: "not-configured",
            secrets: vec![end("my/first/secret", &["AWSCURRENT"], None, None, None)],
            refused: &[],
            service: &[],
        },
    ]
}
