//! Requests that no client of AWS's sends: each is answered with an error of AWS's, and leaves everything as it was.
//!
//! Where AWS has not been recorded the answer is ours: of two members of one name the last counts, as it does for
//! the AWS CLI and for the reader of JSON that the service is known by its messages to use.

use crate::driver::{Driver, configured, token, v};

/// Sends it, and holds the vault against what it was before.
fn refused(target: &str, body: &[u8]) -> String {
    let mut driver = Driver::rotating();
    driver.play_function();
    let before: Vec<_> = driver.vault.secrets().cloned().collect();
    let answer = driver.send(target, body);
    let shown = String::from_utf8_lossy(&body[..body.len().min(80)]);
    assert_eq!(answer.status, 400, "{target} {shown}: {}", answer.text);
    let json = answer.json();
    let text = json.get("Message").or_else(|| json.get("message")).and_then(|text| text.as_str());
    assert!(text.is_some_and(|text| !text.is_empty()), "{target} {shown}: {}", answer.text);
    assert_eq!(driver.vault.secrets().cloned().collect::<Vec<_>>(), before, "{target} {shown}");
    json["__type"].as_str().expect("a type").to_owned()
}

#[test]
fn a_target_that_is_none_is_unknown() {
    for target in [
        "secretsmanager.Nothing",
        "secretsmanager.",
        "secretsmanager.rotatesecret",
        "secretsmanager.ReplicateSecretToRegions",
        "secretsmanager.StopReplicationToReplica",
        "AWSSecretsManager.RotateSecret",
        "RotateSecret",
        "",
    ] {
        assert_eq!(refused(target, b"{}"), "UnknownOperationException", "{target}");
    }
}

#[test]
fn a_body_that_cannot_be_read_is_a_serialization_exception() {
    let deep = |open: &str, close: &str| {
        format!(r#"{{"SecretId":"db","x":{}1{}}}"#, open.repeat(5000), close.repeat(5000))
    };
    let bodies: Vec<Vec<u8>> = vec![
        b"{".to_vec(),
        b"{\"SecretId\":\"db\"".to_vec(),
        b"{\"SecretId\":\"db\"}}".to_vec(),
        b"{'SecretId':'db'}".to_vec(),
        b"{\"SecretId\":\"db\",}".to_vec(),
        b"[]".to_vec(),
        b"\"db\"".to_vec(),
        b"null".to_vec(),
        b"1".to_vec(),
        b"\xef\xbb\xbf{\"SecretId\":\"db\"}".to_vec(),
        b"{\"SecretId\":\"\xff\xfe\"}".to_vec(),
        b"{\"SecretId\":\"\xc3\"}".to_vec(),
        b"{\"SecretId\":\"\xed\xa0\x80\"}".to_vec(),
        b"{\"SecretId\":\"\\ud800\"}".to_vec(),
        b"{\"SecretId\":\"a\nb\"}".to_vec(),
        vec![0; 64],
        b"SecretId=db&VersionId=x".to_vec(),
        b"<xml/>".to_vec(),
        deep("[", "]").into_bytes(),
        deep("{\"a\":", "}").into_bytes(),
        vec![b'['; 1_000_000],
    ];
    for operation in ["DescribeSecret", "RotateSecret", "PutSecretValue", "ListSecrets"] {
        for body in &bodies {
            assert_eq!(
                refused(&format!("secretsmanager.{operation}"), body),
                "SerializationException",
                "{operation}"
            );
        }
    }
}

#[test]
fn a_value_of_the_wrong_type_is_a_serialization_exception_for_every_kind_of_member() {
    let id = r#""SecretId":"db""#;
    let rows: [(&str, String, &str, &[&str]); 9] = [
        ("DescribeSecret", String::new(), "SecretId", &["1", "1.5", "true", "[]", "{}", r#"["db"]"#]),
        ("PutSecretValue", id.into(), "SecretString", &["1", "false", "[]", r#"{"password":"x"}"#]),
        ("PutSecretValue", id.into(), "SecretBinary", &["1", "[1,2]", "{}", r#""not base64!""#, r#""AAA""#]),
        (
            "PutSecretValue",
            id.into(),
            "VersionStages",
            &[r#""AWSCURRENT""#, "1", "{}", "[1]", "[[]]", "[{}]", "[null]"],
        ),
        (
            "DeleteSecret",
            id.into(),
            "RecoveryWindowInDays",
            &[r#""7""#, "7.5", "1e3", "true", "[]", "{}", "9223372036854775808"],
        ),
        ("DeleteSecret", id.into(), "ForceDeleteWithoutRecovery", &[r#""true""#, "1", "0", "[]", "{}"]),
        (
            "RotateSecret",
            id.into(),
            "RotationRules",
            &[r#""rate(10 days)""#, "30", "[]", r#"{"AutomaticallyAfterDays":"30"}"#, r#"{"Duration":3}"#],
        ),
        ("ListSecrets", String::new(), "SortBy", &["1", "[]", "{}"]),
        (
            "TagResource",
            id.into(),
            "Tags",
            &[r#"{"a":"b"}"#, r#"["a"]"#, r#"[{"Key":1}]"#, r#"[{"Key":{}}]"#],
        ),
    ];
    for (operation, members, member, values) in rows {
        for value in values {
            let comma = if members.is_empty() { "" } else { "," };
            let body = format!(r#"{{{members}{comma}"{member}":{value}}}"#);
            let told = refused(&format!("secretsmanager.{operation}"), body.as_bytes());
            assert_eq!(told, "SerializationException", "{operation} {body}");
        }
    }
}

#[test]
fn members_that_are_unknown_are_passed_over_and_null_is_no_value() {
    let mut driver = Driver::with_secret();
    let body = format!(
        r#"{{"SecretId":"db","Unknown":{{"a":[1,null]}},"secretId":7,"VersionId":null,"x":"{}"}}"#,
        "y".repeat(9999)
    );
    assert_eq!(driver.accepted("GetSecretValue", &body)["SecretString"], "one");
    driver.rotate(2, &format!(r#"{},"RotateImmediately":null,"Extra":1"#, configured()));
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
}

#[test]
fn of_two_members_of_one_name_the_last_counts() {
    let mut driver = Driver::with_secret();
    let body = format!(
        r#"{{"SecretId":"nope","SecretString":"first","SecretId":"db","SecretString":"last"{}}}"#,
        token(2)
    );
    driver.accepted("PutSecretValue", &body);
    assert_eq!(driver.on_db("GetSecretValue", "")["SecretString"], "last");
    let wrong_last = r#"{"SecretId":"db","SecretId":7}"#;
    assert_eq!(refused("secretsmanager.DescribeSecret", wrong_last.as_bytes()), "SerializationException");
    driver.accepted("DescribeSecret", r#"{"SecretId":7,"SecretId":"db"}"#);
}

#[test]
fn a_value_given_as_text_and_as_bytes_or_too_long_is_refused() {
    let both = format!(r#"{{"SecretId":"db","SecretString":"x","SecretBinary":"eA=="{}}}"#, token(9));
    assert_eq!(refused("secretsmanager.PutSecretValue", both.as_bytes()), "InvalidParameterException");
    for value in ["x".repeat(65_537), format!("{}x", "é".repeat(32_768))] {
        let body = format!(r#"{{"SecretId":"db","SecretString":"{value}"{}}}"#, token(9));
        assert_eq!(refused("secretsmanager.PutSecretValue", body.as_bytes()), "ValidationException");
    }
    let binary = format!(r#"{{"SecretId":"db","SecretBinary":"{}AAA="{}}}"#, "AAAA".repeat(21_845), token(9));
    assert_eq!(refused("secretsmanager.PutSecretValue", binary.as_bytes()), "ValidationException");
}

#[test]
fn a_body_of_ten_megabytes_is_answered_and_forgotten() {
    let ten = "x".repeat(10 * 1024 * 1024);
    for (operation, member) in
        [("PutSecretValue", "SecretString"), ("UpdateSecret", "Description"), ("DescribeSecret", "SecretId")]
    {
        let body = format!(r#"{{"SecretId":"db"{},"{member}":"{ten}"}}"#, token(9));
        assert_eq!(refused(&format!("secretsmanager.{operation}"), body.as_bytes()), "ValidationException");
    }
    let items =
        format!(r#"{{"SecretId":"db","Tags":[{}{{}}]}}"#, r#"{"Key":"a","Value":"b"},"#.repeat(400_000));
    let mut driver = Driver::with_secret();
    driver.send("secretsmanager.TagResource", items.as_bytes());
    assert!(driver.described()["Tags"].as_array().is_none_or(|tags| tags.len() <= 2));
}

#[test]
fn a_refused_value_leaves_no_bytes_behind() {
    let mut driver = Driver::with_secret();
    driver
        .refused("PutSecretValue", &format!(r#"{{"SecretId":"nope","SecretString":"canary"{}}}"#, token(2)));
    assert_eq!(driver.known_values(), 1, "that of v1: {}", v(1));
}

#[test]
fn a_request_that_is_no_post_to_the_root_is_none_of_the_services() {
    for (method, path) in [("GET", "/"), ("PUT", "/"), ("POST", "/x"), ("POST", ""), ("", "/")] {
        let mut driver = Driver::with_secret();
        let answer = driver.request(method, path, "secretsmanager.DescribeSecret", br#"{"SecretId":"db"}"#);
        assert_eq!(
            (answer.status, answer.text.contains("UnknownOperationException")),
            (400, true),
            "{method} {path}"
        );
    }
}
