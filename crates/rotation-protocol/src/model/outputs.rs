//! The answers of the API's operations. The service writes them in its own order; this is the model's, which is the
//! order in which a client shows them.

use super::shape::{Kind, Member, long, member, text, words};

/// The members of an operation's answer; `None` if it has none at all.
pub(crate) fn output_of(operation: &str) -> Option<&'static [Member]> {
    let found = OUTPUTS.iter().find(|(operations, _)| operations.contains(&operation));
    found.map(|(_, members)| *members)
}

static OUTPUTS: [(&[&str], &[Member]); 15] = [
    (&["BatchGetSecretValue"], &[list("SecretValues", &VALUE), NEXT_TOKEN, list("Errors", &ERROR)]),
    (&["CancelRotateSecret", "RotateSecret", "UpdateSecret"], &[ARN, NAME, VERSION]),
    (&["CreateSecret"], &[ARN, NAME, VERSION, REPLICATION]),
    (
        &["DeleteResourcePolicy", "PutResourcePolicy", "RestoreSecret", "UpdateSecretVersionStage"],
        &[ARN, NAME],
    ),
    (&["DeleteSecret"], &[ARN, NAME, time("DeletionDate")]),
    (
        &["DescribeSecret"],
        &[
            ARN,
            NAME,
            KIND,
            DESCRIPTION,
            KEY,
            ENABLED,
            FUNCTION,
            RULES,
            METADATA,
            ROLE,
            ROTATED,
            CHANGED,
            ACCESSED,
            DELETED,
            NEXT,
            TAGS,
            labels("VersionIdsToStages"),
            OWNER,
            CREATED,
            PRIMARY,
            REPLICATION,
        ],
    ),
    (&["GetRandomPassword"], &[text("RandomPassword", 0, MOST)]),
    (&["GetResourcePolicy"], &[ARN, NAME, text("ResourcePolicy", 1, MOST)]),
    (&["GetSecretValue"], &VALUE_MEMBERS),
    (&["ListSecretVersionIds"], &[list("Versions", &VERSIONS), NEXT_TOKEN, ARN, NAME]),
    (&["ListSecrets"], &[list("SecretList", &ENTRY), NEXT_TOKEN]),
    (&["PutSecretValue"], &[ARN, NAME, VERSION, STAGES]),
    (&["RemoveRegionsFromReplication", "ReplicateSecretToRegions"], &[ARN, REPLICATION]),
    (&["StopReplicationToReplica"], &[ARN]),
    (
        &["ValidateResourcePolicy"],
        &[member("PolicyValidationPassed", Kind::Flag), list("ValidationErrors", &FAULT)],
    ),
];

const MOST: usize = usize::MAX;
const ARN: Member = text("ARN", 20, MOST);
const NAME: Member = text("Name", 1, MOST);
const VERSION: Member = text("VersionId", 32, MOST);
const NEXT_TOKEN: Member = text("NextToken", 1, MOST);
const KIND: Member = text("Type", 0, MOST);
const DESCRIPTION: Member = text("Description", 0, MOST);
const KEY: Member = text("KmsKeyId", 0, MOST);
const ENABLED: Member = member("RotationEnabled", Kind::Flag);
const FUNCTION: Member = text("RotationLambdaARN", 0, MOST);
const ROLE: Member = text("ExternalSecretRotationRoleArn", 20, MOST);
const ROTATED: Member = time("LastRotatedDate");
const CHANGED: Member = time("LastChangedDate");
const ACCESSED: Member = time("LastAccessedDate");
const DELETED: Member = time("DeletedDate");
const NEXT: Member = time("NextRotationDate");
const CREATED: Member = time("CreatedDate");
const OWNER: Member = text("OwningService", 1, MOST);
const PRIMARY: Member = text("PrimaryRegion", 1, MOST);

const STAGE_LIST: Kind = Kind::List { min: 1, max: MOST, item: &words(1, MOST) };
const STAGES: Member = member("VersionStages", STAGE_LIST);
const METADATA: Member =
    list("ExternalSecretRotationMetadata", &Kind::Structure(&[text("Key", 1, MOST), text("Value", 1, MOST)]));
const TAGS: Member = list("Tags", &Kind::Structure(&[text("Key", 1, MOST), text("Value", 0, MOST)]));
const RULES: Member = member(
    "RotationRules",
    Kind::Structure(&[
        long("AutomaticallyAfterDays", 1, i64::MAX),
        text("Duration", 2, MOST),
        text("ScheduleExpression", 1, MOST),
    ]),
);
const REPLICATION: Member = list(
    "ReplicationStatus",
    &Kind::Structure(&[
        text("Region", 1, MOST),
        KEY,
        text("Status", 0, MOST),
        text("StatusMessage", 1, MOST),
        ACCESSED,
    ]),
);

static VALUE_MEMBERS: [Member; 7] = [
    ARN,
    NAME,
    VERSION,
    member("SecretBinary", Kind::Blob { max: MOST }),
    text("SecretString", 1, MOST),
    STAGES,
    CREATED,
];
static VALUE: Kind = Kind::Structure(&VALUE_MEMBERS);
static ERROR: Kind =
    Kind::Structure(&[text("SecretId", 1, MOST), text("ErrorCode", 0, MOST), text("Message", 0, MOST)]);
static FAULT: Kind = Kind::Structure(&[text("CheckName", 1, MOST), text("ErrorMessage", 0, MOST)]);
static VERSIONS: Kind =
    Kind::Structure(&[VERSION, STAGES, ACCESSED, CREATED, list("KmsKeyIds", &words(0, MOST))]);
static ENTRY: Kind = Kind::Structure(&[
    ARN,
    NAME,
    KIND,
    DESCRIPTION,
    KEY,
    ENABLED,
    FUNCTION,
    RULES,
    METADATA,
    ROLE,
    ROTATED,
    CHANGED,
    ACCESSED,
    DELETED,
    NEXT,
    TAGS,
    labels("SecretVersionsToStages"),
    OWNER,
    CREATED,
    PRIMARY,
]);

const fn list(name: &'static str, item: &'static Kind) -> Member {
    member(name, Kind::List { min: 0, max: MOST, item })
}

const fn labels(name: &'static str) -> Member {
    member(name, Kind::Map { key: 32, value: &STAGE_LIST })
}

const fn time(name: &'static str) -> Member {
    member(name, Kind::Time)
}
