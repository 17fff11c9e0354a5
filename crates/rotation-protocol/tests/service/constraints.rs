//! Broken constraints in the service's words (R31 to R33): which bound, which path, how many.

use crate::driver::{Driver, token, validation};

const VALUE: &str = r#""SecretString":"x""#;

fn one(at: &str, rule: &str) -> String {
    format!("Value {at} failed to satisfy constraint: Member must {rule}")
}

#[test]
fn each_kind_of_constraint_names_the_bound_that_is_broken() {
    let long = |n: usize| "y".repeat(n);
    let id = r#""SecretId":"db""#;
    let rows: Vec<(&str, String, String)> = vec![
        (
            "GetSecretValue",
            format!(r#"{id},"VersionId":"short""#),
            one("'short' at 'versionId'", "have length greater than or equal to 32"),
        ),
        (
            "GetSecretValue",
            format!(r#"{id},"VersionId":"{}""#, long(65)),
            one(&format!("'{}' at 'versionId'", long(65)), "have length less than or equal to 64"),
        ),
        (
            "GetSecretValue",
            format!(r#"{id},"VersionStage":"""#),
            one("'' at 'versionStage'", "have length greater than or equal to 1"),
        ),
        (
            "DescribeSecret",
            r#""SecretId":"""#.into(),
            one("'' at 'secretId'", "have length greater than or equal to 1"),
        ),
        (
            "DescribeSecret",
            format!(r#""SecretId":"{}""#, long(2049)),
            one(&format!("'{}' at 'secretId'", long(2049)), "have length less than or equal to 2048"),
        ),
        (
            "CreateSecret",
            format!(r#""Name":"{}"{}"#, long(513), token(1)),
            one(&format!("'{}' at 'name'", long(513)), "have length less than or equal to 512"),
        ),
        ("CreateSecret", token(1)[1..].into(), one("null at 'name'", "not be null")),
        (
            "RotateSecret",
            format!(r#"{id}{},"RotationRules":{{"AutomaticallyAfterDays":0}}"#, token(2)),
            one("'0' at 'rotationRules.automaticallyAfterDays'", "have value greater than or equal to 1"),
        ),
        (
            "RotateSecret",
            format!(r#"{id}{},"RotationRules":{{"Duration":"3"}}"#, token(2)),
            one("'3' at 'rotationRules.duration'", "have length greater than or equal to 2"),
        ),
        (
            "RotateSecret",
            format!(r#"{id}{},"RotationRules":{{"Duration":"3000h"}}"#, token(2)),
            one("'3000h' at 'rotationRules.duration'", "have length less than or equal to 3"),
        ),
        (
            "RotateSecret",
            format!(r#"{id}{},"RotationRules":{{"Duration":"3m"}}"#, token(2)),
            one("'3m' at 'rotationRules.duration'", "satisfy regular expression pattern: [0-9]+h"),
        ),
        (
            "RotateSecret",
            format!(r#"{id}{},"ExternalSecretRotationRoleArn":"short""#, token(2)),
            one("'short' at 'externalSecretRotationRoleArn'", "have length greater than or equal to 20"),
        ),
        (
            "ListSecrets",
            r#""SortOrder":"up""#.into(),
            one("'up' at 'sortOrder'", "satisfy enum value set: [asc, desc]"),
        ),
        (
            "ListSecrets",
            r#""SortBy":"age""#.into(),
            one(
                "'age' at 'sortBy'",
                "satisfy enum value set: [created-date, last-accessed-date, last-changed-date, name]",
            ),
        ),
        (
            "ListSecrets",
            r#""MaxResults":101"#.into(),
            one("'101' at 'maxResults'", "have value less than or equal to 100"),
        ),
        (
            "ListSecrets",
            r#""NextToken":"""#.into(),
            one("'' at 'nextToken'", "have length greater than or equal to 1"),
        ),
        (
            "ListSecrets",
            r#""Filters":[{"Key":"nme","Values":["a"]}]"#.into(),
            one(
                "'nme' at 'filters.1.member.key'",
                "satisfy enum value set: [description, name, tag-key, tag-value, primary-region, owning-service, all]",
            ),
        ),
        (
            "ListSecrets",
            r#""Filters":[{"Key":"name","Values":[]}]"#.into(),
            one("'[]' at 'filters.1.member.values'", "have length greater than or equal to 1"),
        ),
        (
            "GetRandomPassword",
            r#""PasswordLength":4097"#.into(),
            one("'4097' at 'passwordLength'", "have value less than or equal to 4096"),
        ),
        (
            "GetRandomPassword",
            r#""PasswordLength":0"#.into(),
            one("'0' at 'passwordLength'", "have value greater than or equal to 1"),
        ),
        (
            "BatchGetSecretValue",
            r#""SecretIdList":[]"#.into(),
            one("'[]' at 'secretIdList'", "have length greater than or equal to 1"),
        ),
        ("TagResource", id.into(), one("null at 'tags'", "not be null")),
        (
            "TagResource",
            format!(r#"{id},"Tags":[{{"Key":"a"}},{{"Key":"","Value":"b"}}]"#),
            one("'' at 'tags.2.member.key'", "have length greater than or equal to 1"),
        ),
        (
            "TagResource",
            format!(r#"{id},"Tags":[{{"Value":"b"}}]"#),
            one("null at 'tags.1.member.key'", "not be null"),
        ),
        (
            "ListSecrets",
            r#""Filters":[{"Key":"name"}]"#.into(),
            one("null at 'filters.1.member.values'", "not be null"),
        ),
        ("UntagResource", id.into(), one("null at 'tagKeys'", "not be null")),
        ("UpdateSecretVersionStage", id.into(), one("null at 'versionStage'", "not be null")),
        ("PutResourcePolicy", id.into(), one("null at 'resourcePolicy'", "not be null")),
    ];
    for (operation, members, text) in rows {
        let told = Driver::with_secret().refused(operation, &format!("{{{members}}}"));
        assert_eq!(
            told,
            validation(&format!("1 validation error detected: {text}")),
            "{operation} {members}"
        );
    }
}

#[test]
fn a_bad_element_is_reported_on_its_list_with_both_bounds_the_larger_first() {
    let both = |most: usize| {
        format!(
            "satisfy constraint: [Member must have length less than or equal to {most}, Member must have length greater than or equal to 1]"
        )
    };
    let long = "y".repeat(257);
    let put = |stages: &str| format!(r#""SecretId":"db",{VALUE}{},"VersionStages":[{stages}]"#, token(2));
    let rows = [
        ("PutSecretValue", put(r#""""#), "'[]' at 'versionStages'".to_owned(), both(256)),
        ("PutSecretValue", put(r#""A","""#), "'[A, ]' at 'versionStages'".to_owned(), both(256)),
        ("PutSecretValue", put(&format!(r#""{long}""#)), format!("'[{long}]' at 'versionStages'"), both(256)),
        (
            "UntagResource",
            r#""SecretId":"db","TagKeys":[""]"#.to_owned(),
            "'[]' at 'tagKeys'".to_owned(),
            both(128),
        ),
        (
            "BatchGetSecretValue",
            r#""SecretIdList":["a",""]"#.to_owned(),
            "'[a, ]' at 'secretIdList'".to_owned(),
            both(2048),
        ),
    ];
    for (operation, members, at, rule) in rows {
        let told = Driver::with_secret().refused(operation, &format!("{{{members}}}"));
        assert_eq!(
            told,
            validation(&format!("1 validation error detected: {}", one(&at, &rule))),
            "{members}"
        );
    }
}

#[test]
fn several_violations_are_counted_and_listed_in_the_order_of_the_model() {
    let body = r#"{"RotationRules":{"Duration":"3m","AutomaticallyAfterDays":1001},"ClientRequestToken":"short","RotateImmediately":true}"#;
    let texts = [
        one("null at 'secretId'", "not be null"),
        one("'short' at 'clientRequestToken'", "have length greater than or equal to 32"),
        one("'1001' at 'rotationRules.automaticallyAfterDays'", "have value less than or equal to 1000"),
        one("'3m' at 'rotationRules.duration'", "satisfy regular expression pattern: [0-9]+h"),
    ];
    let told = Driver::with_secret().refused("RotateSecret", body);
    assert_eq!(told, validation(&format!("4 validation errors detected: {}", texts.join("; "))));
}
