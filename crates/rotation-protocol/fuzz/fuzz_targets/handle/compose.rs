//! Bodies made of pairs of bytes, a member and one of its values each: most are valid JSON that fits the API, so that
//! the fuzzer does not spend its time on finding quotes.

use std::fmt::Write as _;

use rotation_core::Vault;

const TOKENS: &[&str] = &[
    r#""11111111111111111111111111111111""#,
    r#""22222222222222222222222222222222""#,
    r#""33333333333333333333333333333333""#,
    r#""44444444444444444444444444444444""#,
    r#""short""#,
];
const TEXTS: &[&str] = &[r#""""#, r#""one two""#, r#""\u0000\ud83d\ude00""#, "null", "1", "{}", "[]"];
const FLAGS: &[&str] = &["true", "false", "null", r#""true""#];
const NUMBERS: &[&str] =
    &["1", "2", "7", "30", "100", "1000", "0", "-1", "9223372036854775807", "1e400", "1.5"];
const TAGS: &[&str] = &[
    r#"[{"Key":"a","Value":"1"}]"#,
    r#"[{"Key":"a","Value":"2"},{"Key":"b"}]"#,
    "[]",
    r#"[{"Key":""}]"#,
    "[null]",
];
const POLICIES: &[&str] = &[
    r#""{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}""#,
    r#""{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":\"*\",\"Resource\":\"*\"}}""#,
    r#""{""#,
];
const FILTERS: &[&str] = &[
    r#"[{"Key":"name","Values":["d"]}]"#,
    r#"[{"Key":"all","Values":["!one","DB"]},{"Key":"tag-key","Values":["a"]}]"#,
    r#"[{"Key":"description","Values":["two"]}]"#,
    r#"[{"Key":"other","Values":[]}]"#,
    "[{}]",
    "[]",
];
const LABELS: &[&str] = &[r#""AWSCURRENT""#, r#""AWSPENDING""#, r#""AWSPREVIOUS""#, r#""BLUE""#, r#""""#];

/// A member and what it may be given. Of `SecretId` and `NextToken` see [`value`].
const MEMBERS: &[(&str, &[&str])] = &[
    ("SecretId", &[r#""db""#, r#""other""#, r#""not a name""#, r#""arn:""#]),
    ("ClientRequestToken", TOKENS),
    ("Name", &[r#""db""#, r#""other""#, r#""a-b1c2d3""#, r#""""#]),
    ("SecretString", &[r#""one""#, r#""two""#, r#""""#, "7"]),
    ("SecretBinary", &[r#""AAEC""#, r#""====""#]),
    (
        "VersionStages",
        &[r#"["AWSPENDING"]"#, r#"["AWSCURRENT","BLUE"]"#, r#"["BLUE","BLUE"]"#, r#"[""]"#, "[]"],
    ),
    ("VersionStage", LABELS),
    ("VersionId", TOKENS),
    ("MoveToVersionId", TOKENS),
    ("RemoveFromVersionId", TOKENS),
    ("RotationLambdaARN", &[r#""arn:aws:lambda:us-east-1:123456789012:function:rotate""#, r#""""#, r#""f""#]),
    (
        "RotationRules",
        &[
            r#"{"AutomaticallyAfterDays":1}"#,
            r#"{"AutomaticallyAfterDays":1000,"Duration":"3h"}"#,
            r#"{"ScheduleExpression":"cron(0 2/10 * * ? *)","Duration":"1h"}"#,
            r#"{"ScheduleExpression":"rate(4 hours)"}"#,
            r#"{"Duration":"99h"}"#,
            "{}",
        ],
    ),
    ("RotateImmediately", FLAGS),
    ("ExternalSecretRotationRoleArn", &[r#""arn:aws:iam::123456789012:role/partner""#, r#""r""#]),
    ("ExternalSecretRotationMetadata", TAGS),
    ("Type", &[r#""SalesforceClientSecret""#, r#""""#]),
    ("Description", TEXTS),
    ("KmsKeyId", TEXTS),
    ("Tags", TAGS),
    ("TagKeys", &[r#"["a"]"#, r#"["b","c"]"#, "[]", r#"[""]"#]),
    ("ResourcePolicy", POLICIES),
    ("BlockPublicPolicy", FLAGS),
    ("RecoveryWindowInDays", NUMBERS),
    ("ForceDeleteWithoutRecovery", FLAGS),
    ("Filters", FILTERS),
    ("SecretIdList", &[r#"["db"]"#, r#"["db","other","nobody"]"#, "[]"]),
    ("MaxResults", NUMBERS),
    ("NextToken", &[r#""AAAAAAAAAAAAAAAA.1""#, r#""""#]),
    ("SortBy", &[r#""name""#, r#""last-changed-date""#, r#""last-accessed-date""#, r#""other""#]),
    ("SortOrder", &[r#""desc""#, r#""asc""#]),
    ("IncludePlannedDeletion", FLAGS),
    ("IncludeDeprecated", FLAGS),
    ("PasswordLength", NUMBERS),
    ("ExcludeCharacters", TEXTS),
    ("ExcludeNumbers", FLAGS),
    ("ExcludePunctuation", FLAGS),
    ("ExcludeUppercase", FLAGS),
    ("ExcludeLowercase", FLAGS),
    ("IncludeSpace", FLAGS),
    ("RequireEachIncludedType", FLAGS),
    ("AddReplicaRegions", &["[]"]),
];

/// A body. A member that comes twice counts by its last value, as in any JSON.
pub(crate) fn body(vault: &Vault, pairs: &[u8]) -> String {
    let mut text = String::from("{");
    for (place, pair) in pairs.chunks(2).take(24).enumerate() {
        let [member, given] = [pair[0], pair.get(1).copied().unwrap_or(0)];
        let (name, known) = MEMBERS[usize::from(member) % MEMBERS.len()];
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\"{name}\":{}", value(vault, name, known, given));
    }
    text.push('}');
    text
}

/// One of the known values, or what only the vault can tell: an ARN, a version's id.
fn value(vault: &Vault, name: &str, known: &'static [&'static str], given: u8) -> String {
    let told = || {
        let secret = vault.secrets().nth(usize::from(given >> 5))?;
        match name {
            "SecretId" => Some(secret.arn.to_string()),
            "MoveToVersionId" | "RemoveFromVersionId" | "VersionId" => {
                let ids: Vec<_> = secret.versions.iter().collect();
                ids.get(usize::from(given) % ids.len().max(1)).map(|(id, _)| id.to_string())
            }
            _ => None,
        }
    };
    // A version's id is in what its caller chose: it may hold a quote.
    let told =
        if given & 16 == 0 { None } else { told().map(|text| serde_json::Value::from(text).to_string()) };
    told.unwrap_or_else(|| known[usize::from(given) % known.len()].to_owned())
}
