//! The inputs of the API's operations: names, bounds and patterns of the public service model (2017-10-17).

use super::shape::{Kind, Member, Pattern, member, text};

const SECRET_ID: Member = text("SecretId", 1, 2048).required();
const TOKEN: Member = text("ClientRequestToken", 32, 64);
const SECRET_STRING: Member = member("SecretString", Kind::Bytes { max: 65_536 }).sensitive();
const SECRET_BINARY: Member = member("SecretBinary", Kind::Blob { max: 65_536 }).sensitive();
const STAGE: Kind = Kind::Text { min: 1, max: 256, pattern: None };
const MOST: usize = usize::MAX;

static DURATION: Pattern = Pattern {
    text: "[0-9]+h",
    fits: |text| {
        text.strip_suffix('h').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    },
};
static EXPRESSION: Pattern = Pattern {
    text: r"[0-9A-Za-z\(\)#\?\*\-\/, ]+",
    fits: |text| text.chars().all(|c| c.is_ascii_alphanumeric() || "()#?*-/, ".contains(c)),
};
static ROTATION_TOKEN: Pattern = Pattern {
    text: r"^[a-zA-Z0-9\-]+$",
    fits: |text| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
};

static TAG: [Member; 2] = [text("Key", 1, 128), text("Value", 0, 256)];

static RULES: [Member; 3] = [
    member("AutomaticallyAfterDays", Kind::Number { min: 1, max: 1000 }),
    member("Duration", Kind::Text { min: 2, max: 3, pattern: Some(&DURATION) }),
    member("ScheduleExpression", Kind::Text { min: 1, max: 256, pattern: Some(&EXPRESSION) }),
];

/// The input of an operation, in the order of the service model.
pub(super) fn input_of(operation: &str) -> Option<&'static [Member]> {
    INPUTS.iter().find(|(name, _)| *name == operation).map(|(_, members)| *members)
}

static INPUTS: [(&str, &[Member]); 8] = [
    ("CancelRotateSecret", &[SECRET_ID]),
    (
        "CreateSecret",
        &[
            text("Name", 1, 512).required(),
            TOKEN,
            text("Description", 0, 2048),
            text("KmsKeyId", 0, 2048),
            SECRET_BINARY,
            SECRET_STRING,
            member("Tags", Kind::List { min: 0, max: MOST, item: &Kind::Structure(&TAG) }),
            member("AddReplicaRegions", Kind::Outside),
            member("ForceOverwriteReplicaSecret", Kind::Flag),
            member("Type", Kind::Outside),
            member("CrossAccountPrimaryARN", Kind::Outside),
        ],
    ),
    ("DescribeSecret", &[SECRET_ID]),
    ("GetSecretValue", &[SECRET_ID, text("VersionId", 32, 64), text("VersionStage", 1, 256)]),
    (
        "ListSecrets",
        &[
            member("IncludePlannedDeletion", Kind::Flag),
            member("MaxResults", Kind::Number { min: 1, max: 100 }),
            text("NextToken", 1, 4096),
            member("Filters", Kind::Outside),
            member("SortOrder", Kind::Outside),
            member("SortBy", Kind::Outside),
        ],
    ),
    (
        "PutSecretValue",
        &[
            SECRET_ID,
            TOKEN,
            SECRET_BINARY,
            SECRET_STRING,
            member("VersionStages", Kind::List { min: 1, max: 20, item: &STAGE }),
            member("RotationToken", Kind::Text { min: 36, max: 256, pattern: Some(&ROTATION_TOKEN) })
                .sensitive(),
        ],
    ),
    (
        "RotateSecret",
        &[
            SECRET_ID,
            TOKEN,
            text("RotationLambdaARN", 0, 2048),
            member("RotationRules", Kind::Structure(&RULES)),
            member("ExternalSecretRotationMetadata", Kind::Outside),
            member("ExternalSecretRotationRoleArn", Kind::Outside),
            member("RotateImmediately", Kind::Flag),
        ],
    ),
    (
        "UpdateSecretVersionStage",
        &[
            SECRET_ID,
            text("VersionStage", 1, 256).required(),
            text("RemoveFromVersionId", 32, 64),
            text("MoveToVersionId", 32, 64),
        ],
    ),
];
