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

// The model of the API demands none of these keys; without them there is nothing to tag or to find (`WORDS_OF_OURS`).
static TAG: Kind = Kind::Structure(&[text("Key", 1, 128).required(), text("Value", 0, 256)]);

static RULES: [Member; 3] = [
    member("AutomaticallyAfterDays", Kind::Number { min: 1, max: 1000 }),
    member("Duration", Kind::Text { min: 2, max: 3, pattern: Some(&DURATION) }),
    member("ScheduleExpression", Kind::Text { min: 1, max: 256, pattern: Some(&EXPRESSION) }),
];

static FILTER_VALUE: Pattern = Pattern {
    text: r"^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$",
    fits: |text| text.chars().all(|c| c.is_ascii_alphanumeric() || " :_@/+=.-!".contains(c)),
};
static FILTER: Kind = Kind::Structure(&[
    member(
        "Key",
        Kind::Choice(&[
            "description",
            "name",
            "tag-key",
            "tag-value",
            "primary-region",
            "owning-service",
            "all",
        ]),
    )
    .required(),
    member(
        "Values",
        Kind::List { min: 1, max: 10, item: &Kind::Text { min: 0, max: 512, pattern: Some(&FILTER_VALUE) } },
    )
    .required(),
]);
const FILTERS: Member = member("Filters", Kind::List { min: 0, max: 10, item: &FILTER });
const TAGS: Member = member("Tags", Kind::List { min: 0, max: MOST, item: &TAG });
const MAX_RESULTS: Member = member("MaxResults", Kind::Number { min: 1, max: 100 });
const NEXT_TOKEN: Member = text("NextToken", 1, 4096);
const RESOURCE_POLICY: Member = text("ResourcePolicy", 1, 20_480).required();
const POLICY_NAME: Member = member("PolicyName", Kind::Outside);

static METADATA: Kind = Kind::Structure(&[text("Key", 1, 256).required(), text("Value", 1, 2048).required()]);

/// An operation and its input, in the order of the service model.
pub(super) fn input_of(operation: &str) -> Option<(&'static str, &'static [Member])> {
    INPUTS.iter().copied().find(|(name, _)| *name == operation)
}

pub(super) static INPUTS: [(&str, &[Member]); 20] = [
    (
        "BatchGetSecretValue",
        &[
            member(
                "SecretIdList",
                Kind::List { min: 1, max: 20, item: &Kind::Text { min: 1, max: 2048, pattern: None } },
            ),
            FILTERS,
            member("MaxResults", Kind::Number { min: 1, max: 20 }),
            NEXT_TOKEN,
        ],
    ),
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
            TAGS,
            member("AddReplicaRegions", Kind::Outside),
            member("ForceOverwriteReplicaSecret", Kind::Flag),
            text("Type", 0, 256),
            member("CrossAccountPrimaryARN", Kind::Outside),
        ],
    ),
    ("DeleteResourcePolicy", &[SECRET_ID, POLICY_NAME]),
    (
        "DeleteSecret",
        &[
            SECRET_ID,
            member("RecoveryWindowInDays", Kind::Number { min: i64::MIN, max: i64::MAX }),
            member("ForceDeleteWithoutRecovery", Kind::Flag),
        ],
    ),
    ("DescribeSecret", &[SECRET_ID]),
    (
        "GetRandomPassword",
        &[
            member("PasswordLength", Kind::Number { min: 1, max: 4096 }),
            text("ExcludeCharacters", 0, 4096),
            member("ExcludeNumbers", Kind::Flag),
            member("ExcludePunctuation", Kind::Flag),
            member("ExcludeUppercase", Kind::Flag),
            member("ExcludeLowercase", Kind::Flag),
            member("IncludeSpace", Kind::Flag),
            member("RequireEachIncludedType", Kind::Flag),
        ],
    ),
    ("GetResourcePolicy", &[SECRET_ID, POLICY_NAME]),
    ("GetSecretValue", &[SECRET_ID, text("VersionId", 32, 64), text("VersionStage", 1, 256)]),
    ("ListSecretVersionIds", &[SECRET_ID, MAX_RESULTS, NEXT_TOKEN, member("IncludeDeprecated", Kind::Flag)]),
    (
        "ListSecrets",
        &[
            member("IncludePlannedDeletion", Kind::Flag),
            MAX_RESULTS,
            NEXT_TOKEN,
            FILTERS,
            member("SortOrder", Kind::Choice(&["asc", "desc"])),
            member(
                "SortBy",
                Kind::Choice(&["created-date", "last-accessed-date", "last-changed-date", "name"]),
            ),
        ],
    ),
    (
        "PutResourcePolicy",
        &[SECRET_ID, RESOURCE_POLICY, POLICY_NAME, member("BlockPublicPolicy", Kind::Flag)],
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
    ("RestoreSecret", &[SECRET_ID]),
    (
        "RotateSecret",
        &[
            SECRET_ID,
            TOKEN,
            text("RotationLambdaARN", 0, 2048),
            member("RotationRules", Kind::Structure(&RULES)),
            member("ExternalSecretRotationMetadata", Kind::List { min: 0, max: MOST, item: &METADATA }),
            text("ExternalSecretRotationRoleArn", 20, 2048),
            member("RotateImmediately", Kind::Flag),
        ],
    ),
    ("TagResource", &[SECRET_ID, TAGS.required()]),
    (
        "UntagResource",
        &[
            SECRET_ID,
            member(
                "TagKeys",
                Kind::List { min: 0, max: MOST, item: &Kind::Text { min: 1, max: 128, pattern: None } },
            )
            .required(),
        ],
    ),
    (
        "UpdateSecret",
        &[
            SECRET_ID,
            TOKEN,
            text("Description", 0, 2048),
            text("KmsKeyId", 0, 2048),
            SECRET_BINARY,
            SECRET_STRING,
            text("Type", 0, 256),
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
    ("ValidateResourcePolicy", &[text("SecretId", 1, 2048), RESOURCE_POLICY]),
];
