//! ListSecretVersionIds: order, members, keys, pages. And a NextToken that belongs elsewhere.

use crate::driver::{Driver, error, token, v};

const BAD_TOKEN: &str = "The provided NextToken is invalid.";

/// v1 without a label, v2 BLUE, v3 AWSPREVIOUS, v4 AWSCURRENT, v5 AWSPENDING.
fn five_versions() -> Driver {
    let mut driver = Driver::with_secret();
    for (n, stages) in
        [(2, r#","VersionStages":["BLUE"]"#), (3, ""), (4, ""), (5, r#","VersionStages":["AWSPENDING"]"#)]
    {
        driver.pass(rotation_core::time::Span::seconds(1));
        driver.on_db("PutSecretValue", &format!(r#"{},"SecretString":"{n}"{stages}"#, token(n)));
    }
    assert_eq!(driver.labels(), "v2: BLUE; v3: AWSPREVIOUS; v4: AWSCURRENT; v5: AWSPENDING");
    driver
}

fn ids(list: &serde_json::Value) -> String {
    let entries = list["Versions"].as_array().expect("versions").iter();
    let ids: Vec<_> = entries.filter_map(|one| one["VersionId"].as_str()).collect();
    ids.iter().map(|id| id.trim_start_matches('0')).collect::<Vec<_>>().join(" ")
}

#[test]
fn versions_are_listed_newest_first_and_with_the_deprecated_ones_oldest_first() {
    let mut driver = five_versions();
    assert_eq!(ids(&driver.on_db("ListSecretVersionIds", "")), "5 4 3 2", "R22");
    assert_eq!(ids(&driver.on_db("ListSecretVersionIds", r#","IncludeDeprecated":true"#)), "1 2 3 4 5");
    let described = driver.described();
    let keys: Vec<_> =
        described["VersionIdsToStages"].as_object().into_iter().flatten().map(|(id, _)| id).collect();
    assert_eq!(keys, [&v(2), &v(3), &v(4), &v(5)], "by id");
}

#[test]
fn an_entry_has_the_members_that_have_a_value() {
    let mut driver = five_versions();
    driver.on_db("GetSecretValue", "");
    let list = driver.on_db("ListSecretVersionIds", r#","IncludeDeprecated":true"#);
    assert_eq!((&list["ARN"], &list["Name"]), (&driver.arn().into(), &"db".into()));
    let keys = serde_json::json!(["DefaultEncryptionKey"]);
    let first = serde_json::json!({ "CreatedDate": 1_790_230_300.0, "KmsKeyIds": keys, "VersionId": v(1) });
    assert_eq!(list["Versions"][0], first, "no VersionStages");
    let read = serde_json::json!({
        "CreatedDate": 1_790_230_303.0, "KmsKeyIds": keys, "LastAccessedDate": 1_790_208_000.0,
        "VersionId": v(4), "VersionStages": ["AWSCURRENT"],
    });
    assert_eq!(list["Versions"][3], read);
}

#[test]
fn another_key_is_added_to_the_services_three_labels_only() {
    let mut driver = five_versions();
    driver.on_db("UpdateSecret", &format!(r#"{},"KmsKeyId":"alias/new""#, token(9)));
    assert_eq!(driver.described()["KmsKeyId"], "alias/new");
    let list = driver.on_db("ListSecretVersionIds", r#","IncludeDeprecated":true"#);
    let keys: Vec<_> =
        list["Versions"].as_array().into_iter().flatten().map(|one| one["KmsKeyIds"].clone()).collect();
    let (old, both) = (
        serde_json::json!(["DefaultEncryptionKey"]),
        serde_json::json!(["DefaultEncryptionKey", "alias/new"]),
    );
    assert_eq!(keys, [&old, &old, &both, &both, &both].map(Clone::clone), "R25");
    let dates = |list: &serde_json::Value| -> Vec<_> {
        list["Versions"].as_array().into_iter().flatten().map(|one| one["CreatedDate"].clone()).collect()
    };
    assert_eq!(dates(&list), [0, 1, 2, 3, 4].map(|n| serde_json::json!(1_790_230_300.0 + f64::from(n))));
    // A value written from now on has the new key alone.
    driver.put_by_hand(6);
    let list = driver.on_db("ListSecretVersionIds", "");
    assert_eq!(list["Versions"][0]["KmsKeyIds"], serde_json::json!(["alias/new"]));
}

#[test]
fn a_key_is_shown_only_if_it_was_given() {
    for (key, shown) in [
        ("", None),
        (r#","KmsKeyId":"""#, None),
        (r#","KmsKeyId":"alias/aws/secretsmanager""#, Some("alias/aws/secretsmanager")),
    ] {
        let mut driver = Driver::new();
        let body = format!(r#"{{"Name":"db","SecretString":"x"{}{key}}}"#, token(1));
        driver.accepted("CreateSecret", &body);
        let described = driver.described();
        assert_eq!(described.get("KmsKeyId").and_then(|key| key.as_str()), shown, "R25: {key}");
    }
}

#[test]
fn versions_come_in_pages_and_a_version_that_is_new_does_not_disturb_them() {
    let mut driver = five_versions();
    for (rest, all) in [("", "5 4 3 2"), (r#","IncludeDeprecated":true"#, "1 2 3 4 5")] {
        let (mut seen, mut next) = (Vec::new(), String::new());
        loop {
            let page = driver.on_db("ListSecretVersionIds", &format!(r#","MaxResults":2{rest}{next}"#));
            assert!(page["Versions"].as_array().is_some_and(|page| (1..=2).contains(&page.len())));
            seen.push(ids(&page));
            let Some(token) = page.get("NextToken").and_then(|token| token.as_str()) else { break };
            next = format!(r#","NextToken":"{token}""#);
        }
        assert_eq!(seen.join(" "), all);
    }
}

#[test]
fn a_token_is_good_for_the_list_that_gave_it_and_no_other() {
    let mut driver = five_versions();
    driver.create("other", 1);
    driver.create("third", 1);
    let given = |driver: &mut Driver, operation: &str, body: &str| {
        driver.accepted(operation, body)["NextToken"].as_str().expect("a token").to_owned()
    };
    let versions = given(&mut driver, "ListSecretVersionIds", r#"{"SecretId":"db","MaxResults":1}"#);
    let secrets = given(&mut driver, "ListSecrets", r#"{"MaxResults":1}"#);
    let batch = given(
        &mut driver,
        "BatchGetSecretValue",
        r#"{"Filters":[{"Key":"name","Values":[""]}],"MaxResults":1}"#,
    );
    for (operation, rest, token) in [
        ("ListSecretVersionIds", r#""SecretId":"other""#, &versions),
        ("ListSecretVersionIds", r#""SecretId":"db","IncludeDeprecated":true"#, &versions),
        ("ListSecretVersionIds", r#""SecretId":"db""#, &secrets),
        ("ListSecrets", r#""MaxResults":1"#, &versions),
        ("ListSecrets", r#""SortBy":"name""#, &secrets),
        ("ListSecrets", r#""SortOrder":"desc""#, &secrets),
        ("ListSecrets", r#""MaxResults":1"#, &batch),
        ("BatchGetSecretValue", r#""Filters":[{"Key":"name","Values":[""]}]"#, &secrets),
        ("ListSecrets", r#""MaxResults":1"#, &format!("{secrets}0")),
        ("ListSecrets", r#""MaxResults":1"#, &String::from("x")),
        ("ListSecrets", r#""MaxResults":1"#, &"x".repeat(4096)),
    ] {
        let refusal = driver.refused(operation, &format!(r#"{{{rest},"NextToken":"{token}"}}"#));
        assert_eq!(refusal, error("InvalidNextTokenException", BAD_TOKEN), "{operation} {rest} {token}");
    }
    driver.accepted("ListSecrets", &format!(r#"{{"NextToken":"{secrets}"}}"#));
}
