//! The inputs of the API's operations: names, bounds and patterns of the public service model (2017-10-17).

use super::shape::{Kind, Member, Pattern, Place, integer, long, member, text, words};

const SECRET_ID: Member = text("SecretId", 1, 2048).required();
const TOKEN: Member = text("ClientRequestToken", 32, 64);
const SECRET_STRING: Member = member("SecretString", Kind::Bytes { max: 65_536 }).sensitive();
const SECRET_BINARY: Member = member("SecretBinary", Kind::Blob { max: 65_536 }).sensitive();
const STAGE: Kind = words(1, 256);
const MOST: usize = usize::MAX;

static DURATION: Pattern = Pattern {
    text: "[0-9]+h",
    fits: |text| {
        text.strip_suffix('h').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    },
};
static EXPRESSION: Pattern = Pattern {
    text: r"[0-9A-Za-z\(\)#\?\*\-\/, ]+",
    fits: |text| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"()#?*-/, ".contains(&b)),
};
static ROTATION_TOKEN: Pattern = Pattern {
    text: r"^[a-zA-Z0-9\-]+$",
    fits: |text| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
};

// The model of the API demands none of these keys; without them there is nothing to tag or to find (`WORDS_OF_OURS`).
static TAG: Kind = Kind::Structure(&[text("Key", 1, 128).needed(), text("Value", 0, 256)]);

static RULES: [Member; 3] = [
    long("AutomaticallyAfterDays", 1, 1000),
    member("Duration", Kind::Text { min: 2, max: 3, pattern: Some(&DURATION) }),
    member("ScheduleExpression", Kind::Text { min: 1, max: 256, pattern: Some(&EXPRESSION) }),
];

static FILTER_VALUE: Pattern = Pattern {
    text: r"^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$",
    fits: |text| text.bytes().all(|b| b.is_ascii_alphanumeric() || b" :_@/+=.-!".contains(&b)),
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
    .needed(),
    member(
        "Values",
        Kind::List { min: 1, max: 10, item: &Kind::Text { min: 0, max: 512, pattern: Some(&FILTER_VALUE) } },
    )
    .needed(),
]);
const FILTERS: Member = member("Filters", Kind::List { min: 0, max: 10, item: &FILTER });
const TAGS: Member = member("Tags", Kind::List { min: 0, max: MOST, item: &TAG });
const MAX_RESULTS: Member = integer("MaxResults", 1, 100);
const NEXT_TOKEN: Member = text("NextToken", 1, 4096);
const RESOURCE_POLICY: Member = text("ResourcePolicy", 1, 20_480).required();
const POLICY_NAME: Member = text("PolicyName", 1, 64).outside(Place::Newer);

static REGION: Kind = Kind::Structure(&[text("Region", 1, 128), text("KmsKeyId", 0, 2048)]);
const REPLICAS: Member = member("AddReplicaRegions", Kind::List { min: 1, max: MOST, item: &REGION });

static METADATA: Kind = Kind::Structure(&[text("Key", 1, 256).needed(), text("Value", 1, 2048).needed()]);

/// An operation and its input, in the order of the service model.
pub(crate) fn input_of(operation: &str) -> Option<(&'static str, &'static [Member])> {
    INPUTS.iter().copied().find(|(name, _)| *name == operation)
}

pub(crate) static INPUTS: [(&str, &[Member]); 20] = [
    (
        "BatchGetSecretValue",
        &[
            member("SecretIdList", Kind::List { min: 1, max: 20, item: &words(1, 2048) }),
            FILTERS,
            integer("MaxResults", 1, 20),
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
            REPLICAS.outside(Place::Outside),
            member("ForceOverwriteReplicaSecret", Kind::Flag),
            text("Type", 0, 256),
            text("CrossAccountPrimaryARN", 20, 2048).outside(Place::Newer),
        ],
    ),
    ("DeleteResourcePolicy", &[SECRET_ID, POLICY_NAME]),
    (
        "DeleteSecret",
        &[
            SECRET_ID,
            long("RecoveryWindowInDays", i64::MIN, i64::MAX),
            member("ForceDeleteWithoutRecovery", Kind::Flag),
        ],
    ),
    ("DescribeSecret", &[SECRET_ID]),
    (
        "GetRandomPassword",
        &[
            long("PasswordLength", 1, 4096),
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
        &[SECRET_ID, member("TagKeys", Kind::List { min: 0, max: MOST, item: &words(1, 128) }).required()],
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

/// Operations that this model of the service does not have and the CLI can send all the same.
pub(crate) static BEYOND: [(&str, &[Member]); 3] = [
    (
        "RemoveRegionsFromReplication",
        &[
            SECRET_ID,
            member("RemoveReplicaRegions", Kind::List { min: 1, max: MOST, item: &words(1, 128) }).required(),
        ],
    ),
    (
        "ReplicateSecretToRegions",
        &[SECRET_ID, REPLICAS.required(), member("ForceOverwriteReplicaSecret", Kind::Flag)],
    ),
    ("StopReplicationToReplica", &[SECRET_ID]),
];
