//! A sentence for each operation, parameter and option, in our own words.

/// What an operation does.
pub(super) fn operation(name: &str) -> &'static str {
    of(&OPERATIONS, name).unwrap_or_default()
}

/// What a parameter says. One of the same name says the same wherever it stands.
pub(super) fn member(name: &str) -> &'static str {
    of(&MEMBERS, name).unwrap_or_default()
}

/// What an option says that is no parameter of the service.
pub(super) fn option(flag: &str) -> Option<&'static str> {
    of(&OPTIONS, flag)
}

fn of(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
}

const OPERATIONS: [(&str, &str); 23] = [
    ("BatchGetSecretValue", "Reads the values of up to twenty secrets, named or found by filters."),
    ("CancelRotateSecret", "Turns rotation off and ends a rotation under way; AWSPENDING stays where it is."),
    ("CreateSecret", "Makes a secret; with a value, its first version gets AWSCURRENT."),
    ("DeleteResourcePolicy", "Takes the resource policy off a secret."),
    (
        "DeleteSecret",
        "Marks a secret for deletion after a waiting time of 7 to 30 days, or deletes it without one.",
    ),
    (
        "DescribeSecret",
        "Shows all of a secret but its values: rotation, dates, tags, and which version has which labels.",
    ),
    ("GetRandomPassword", "Makes a password and keeps it nowhere."),
    ("GetResourcePolicy", "Shows the resource policy of a secret."),
    (
        "GetSecretValue",
        "Reads the value of one version: that with AWSCURRENT, where neither id nor label is given.",
    ),
    (
        "ListSecretVersionIds",
        "Lists the versions of a secret that have labels, and on request those without.",
    ),
    ("ListSecrets", "Lists the secrets of the account and region, page after page."),
    ("PutResourcePolicy", "Puts a resource policy on a secret, in the place of the one it has."),
    ("PutSecretValue", "Adds a version with a value; without VersionStages it becomes AWSCURRENT at once."),
    ("RemoveRegionsFromReplication", "Removes the copies of a secret in other regions."),
    ("ReplicateSecretToRegions", "Copies a secret to other regions."),
    ("RestoreSecret", "Takes back the deletion of a secret that still waits for it."),
    ("RotateSecret", "Sets how a secret rotates, and starts a rotation at once unless it says not to."),
    ("StopReplicationToReplica", "Makes a copy in another region a secret of its own."),
    ("TagResource", "Adds tags to a secret, or gives them other values."),
    ("UntagResource", "Takes tags off a secret."),
    (
        "UpdateSecret",
        "Changes description or key of a secret; with a value, it adds a version as AWSCURRENT.",
    ),
    (
        "UpdateSecretVersionStage",
        "Moves a staging label from one version to another, adds it, or takes it off.",
    ),
    ("ValidateResourcePolicy", "Checks a resource policy without keeping it."),
];

const MEMBERS: [(&str, &str); 45] = [
    ("AddReplicaRegions", "Regions to copy to, each with the KMS key to use there."),
    ("BlockPublicPolicy", "Refuse a policy that lets everybody in."),
    (
        "ClientRequestToken",
        "Becomes the id of the new version, and makes sending twice harmless. Left out, a UUID is made up.",
    ),
    ("Description", "Free text that DescribeSecret shows."),
    ("ExcludeCharacters", "Characters that are not to be in the password."),
    ("ExcludeLowercase", "No letters a to z."),
    ("ExcludeNumbers", "No digits."),
    ("ExcludePunctuation", "No punctuation marks."),
    ("ExcludeUppercase", "No letters A to Z."),
    ("ExternalSecretRotationMetadata", "What a partner's service needs to rotate its secret."),
    ("ExternalSecretRotationRoleArn", "The role with which the rotation of a partner's secret is done."),
    ("Filters", "Only secrets of this name, tag, description or owner; a `!` before a value turns it round."),
    (
        "ForceDeleteWithoutRecovery",
        "Delete without a waiting time. There is no way back, and it excludes RecoveryWindowInDays.",
    ),
    ("ForceOverwriteReplicaSecret", "Replace a secret of the same name in the other region."),
    ("IncludeDeprecated", "Versions without labels too."),
    ("IncludePlannedDeletion", "Secrets that wait for their deletion too."),
    ("IncludeSpace", "Spaces too."),
    ("KmsKeyId", "The KMS key that encrypts the values; aws/secretsmanager where it is left out."),
    ("MaxResults", "The most that one answer lists."),
    ("MoveToVersionId", "The version that gets the label."),
    ("Name", "What the secret is called: letters, digits and /_+=.@- are allowed."),
    ("NextToken", "From the answer before, for its next page."),
    ("PasswordLength", "32 where it is left out."),
    ("PolicyName", "The name of the policy."),
    ("RecoveryWindowInDays", "How long it can be restored: 7 to 30 days, 30 where it is left out."),
    ("RemoveFromVersionId", "The version that has the label now. It must be named where one has it."),
    ("RemoveReplicaRegions", "The regions whose copies go."),
    ("RequireEachIncludedType", "At least one character of each kind; true where it is left out."),
    ("ResourcePolicy", "The policy, as JSON."),
    (
        "RotateImmediately",
        "Rotate now; true where it is left out. With false, the schedule starts the rotation, and only testSecret runs now.",
    ),
    ("RotationLambdaARN", "The rotation function. Left out, the one the secret has stays."),
    (
        "RotationRules",
        "When it rotates: AutomaticallyAfterDays or ScheduleExpression, and for how long the window is open.",
    ),
    (
        "RotationToken",
        "Given to a rotation function, which gives it back: it shows that the value comes from that rotation.",
    ),
    ("SecretBinary", "The value as bytes; fileb:// reads them from a file. Not together with SecretString."),
    ("SecretId", "The secret's name or ARN."),
    ("SecretIdList", "Names or ARNs. Not together with Filters."),
    ("SecretString", "The value as text, usually JSON. Not together with SecretBinary."),
    ("SortBy", "What the list is sorted by."),
    ("SortOrder", "Ascending or descending."),
    ("TagKeys", "The keys of the tags."),
    ("Tags", "Tags, each a key and a value."),
    ("Type", "Of a partner's secret: which partner it belongs to."),
    ("VersionId", "The id of a version, which is the token it was made with."),
    ("VersionStage", "A staging label: AWSCURRENT, AWSPENDING, AWSPREVIOUS or one of your own."),
    ("VersionStages", "The labels the new version gets; AWSCURRENT where they are left out."),
];

const OPTIONS: [(&str, &str); 17] = [
    ("--debug", "Changes nothing here: there is no log."),
    ("--endpoint-url", "Where to send it, in the place of the service's own endpoint."),
    ("--no-paginate", "Ask for one page only."),
    ("--output", "How the answer is printed; json where it is left out."),
    (
        "--query",
        "A JMESPath expression that picks from the answer. The parts of it that are not known here are refused by name.",
    ),
    ("--profile", "The profile whose keys and region count."),
    ("--region", "The region. It stands before that of the environment."),
    ("--color", "Changes nothing here: the output has no colours."),
    ("--no-sign-request", "Send it without a signature."),
    ("--cli-read-timeout", "How long to wait for an answer. Changes nothing here: who sends decides."),
    ("--cli-connect-timeout", "How long to wait for a connection. Changes nothing here: who sends decides."),
    ("--v2-debug", "Changes nothing here."),
    ("--cli-input-json", "All parameters as JSON; a parameter on the line stands before its member there."),
    ("--starting-token", "From NextToken of what was printed before: go on from there."),
    ("--page-size", "How many to ask for at once."),
    ("--generate-cli-skeleton", "Send nothing: print a sample of the input, or of the answer."),
    ("--max-items", "How many to print; NextToken says how to go on."),
];
