//! Every member of every operation gets every kind of value it should not have, and is left out: whatever comes of it is
//! an answer, and a refusal leaves secrets, values and events as they were.

use serde_json::{Value, json};

use crate::driver::{Driver, FUNCTION, v};

/// A good body for each operation, with every member it has.
fn bodies() -> Vec<(&'static str, Value)> {
    let policy = r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"a"},"Action":"x","Resource":"*"}}"#;
    let filters = json!([{ "Key": "name", "Values": ["d"] }]);
    let tags = json!([{ "Key": "a", "Value": "b" }]);
    let id = "db";
    vec![
        ("BatchGetSecretValue", json!({ "Filters": filters, "MaxResults": 2 })),
        ("BatchGetSecretValue", json!({ "SecretIdList": [id] })),
        ("CancelRotateSecret", json!({ "SecretId": id })),
        (
            "CreateSecret",
            json!({ "Name": "new", "ClientRequestToken": v(8), "Description": "d", "KmsKeyId": "k",
                "SecretString": "x", "Tags": tags, "ForceOverwriteReplicaSecret": false, "Type": "t" }),
        ),
        ("CreateSecret", json!({ "Name": "new", "ClientRequestToken": v(8), "SecretBinary": "AAAA" })),
        ("DeleteResourcePolicy", json!({ "SecretId": id })),
        (
            "DeleteSecret",
            json!({ "SecretId": id, "RecoveryWindowInDays": 7, "ForceDeleteWithoutRecovery": false }),
        ),
        ("DescribeSecret", json!({ "SecretId": id })),
        (
            "GetRandomPassword",
            json!({ "PasswordLength": 20, "ExcludeCharacters": "a", "ExcludeNumbers": false, "ExcludePunctuation": false,
                "ExcludeUppercase": false, "ExcludeLowercase": false, "IncludeSpace": true, "RequireEachIncludedType": true }),
        ),
        ("GetResourcePolicy", json!({ "SecretId": id })),
        ("GetSecretValue", json!({ "SecretId": id, "VersionId": v(2), "VersionStage": "AWSCURRENT" })),
        ("ListSecretVersionIds", json!({ "SecretId": id, "MaxResults": 1, "IncludeDeprecated": true })),
        (
            "ListSecrets",
            json!({ "IncludePlannedDeletion": true, "MaxResults": 1, "Filters": filters, "SortOrder": "asc", "SortBy": "name" }),
        ),
        ("PutResourcePolicy", json!({ "SecretId": id, "ResourcePolicy": policy, "BlockPublicPolicy": true })),
        (
            "PutSecretValue",
            json!({ "SecretId": id, "ClientRequestToken": v(8), "SecretString": "x", "VersionStages": ["A", "B"],
                "RotationToken": v(1) }),
        ),
        ("RestoreSecret", json!({ "SecretId": id })),
        (
            "RotateSecret",
            json!({ "SecretId": id, "ClientRequestToken": v(8), "RotationLambdaARN": FUNCTION, "RotateImmediately": false,
                "RotationRules": { "AutomaticallyAfterDays": 7, "Duration": "2h" } }),
        ),
        ("TagResource", json!({ "SecretId": id, "Tags": tags })),
        ("UntagResource", json!({ "SecretId": id, "TagKeys": ["a"] })),
        (
            "UpdateSecret",
            json!({ "SecretId": id, "ClientRequestToken": v(8), "Description": "d", "KmsKeyId": "k", "SecretString": "x", "Type": "t" }),
        ),
        (
            "UpdateSecretVersionStage",
            json!({ "SecretId": id, "VersionStage": "AWSCURRENT", "RemoveFromVersionId": v(2), "MoveToVersionId": v(1) }),
        ),
        ("ValidateResourcePolicy", json!({ "SecretId": id, "ResourcePolicy": policy })),
    ]
}

fn odd_values() -> Vec<Value> {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    vec![
        Value::Null,
        json!(""),
        json!(" "),
        json!("\u{0}\u{7f}"),
        json!("🔑é☃"),
        json!("x".repeat(70_000)),
        json!("arn:aws:secretsmanager:us-east-1:123456789012:secret:db"),
        json!("arn::::::"),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1.5),
        json!(1e300),
        json!(true),
        json!([]),
        json!([null]),
        json!([{}]),
        json!([""]),
        json!(vec!["a"; 1000]),
        json!({}),
        json!({ "Key": null }),
        deep,
    ]
}

/// The places in a body: its members, theirs, and the items of lists.
fn places(value: &Value, path: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (format!("{path}/{name}"), value)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(n, value)| (format!("{path}/{n}"), value)).collect()
        }
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(|(path, value)| [vec![path.clone()], places(value, &path)].concat()).collect()
}

#[test]
fn no_value_of_any_member_makes_anything_but_an_answer() {
    let fresh = || {
        let mut driver = Driver::rotating();
        driver.play_function();
        driver.vault.take_events();
        driver
    };
    let (mut driver, mut refusals, mut answers) = (fresh(), 0, 0);
    for (operation, good) in bodies() {
        assert_eq!(fresh().call(operation, &good.to_string()).status, 200, "{operation} {good}");
        for place in places(&good, "") {
            for odd in odd_values() {
                let mut body = good.clone();
                *body.pointer_mut(&place).expect("a place") = odd;
                let before: Vec<_> = driver.vault.secrets().cloned().collect();
                let known = driver.known_values();
                let answer = driver.call(operation, &body.to_string());
                let events = driver.event_names();
                if answer.status == 200 {
                    (driver, answers) = (fresh(), answers + 1);
                    continue;
                }
                refusals += 1;
                let json = answer.json();
                let text = json.get("Message").or_else(|| json.get("message")).and_then(Value::as_str);
                assert!(
                    answer.status == 400 && json["__type"].is_string() && text.is_some(),
                    "{operation} {place}"
                );
                assert_eq!(
                    driver.vault.secrets().cloned().collect::<Vec<_>>(),
                    before,
                    "{operation} {place}"
                );
                assert_eq!(
                    (driver.known_values(), events.len()),
                    (known, 0),
                    "{operation} {place} {events:?}"
                );
            }
        }
    }
    assert!(refusals > 1000 && answers > 50, "{refusals} refusals, {answers} answers");
}
