//! BatchGetSecretValue: what it answers for each secret, refusals included.

use crate::driver::{Driver, error, token};

fn shop() -> Driver {
    let mut driver = Driver::new();
    for name in ["a", "b", "deleted", "other"] {
        driver.create(name, 1);
    }
    driver.accepted("CreateSecret", &format!(r#"{{"Name":"valueless"{}}}"#, token(1)));
    driver.accepted("DeleteSecret", r#"{"SecretId":"deleted"}"#);
    driver
}

fn names(answer: &serde_json::Value) -> Vec<&str> {
    answer["SecretValues"].as_array().into_iter().flatten().filter_map(|one| one["Name"].as_str()).collect()
}

#[test]
fn each_secret_is_read_or_refused_by_itself_and_as_it_was_asked_for() {
    let mut driver = shop();
    let body = r#"{"SecretIdList":["b","nope","deleted","valueless","In val","a"]}"#;
    let answer = driver.accepted("BatchGetSecretValue", body);
    assert_eq!(names(&answer), ["b", "a"], "in the order of the request");
    let read = driver.accepted("GetSecretValue", r#"{"SecretId":"b"}"#);
    assert_eq!(answer["SecretValues"][0], read, "as by a call of its own");
    let error = |id: &str, code: &str, text: &str| serde_json::json!({ "ErrorCode": code, "Message": text, "SecretId": id });
    let expected = [
        error("nope", "ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
        error(
            "deleted",
            "InvalidRequestException",
            "You can't perform this operation on the secret because it was marked for deletion.",
        ),
        error(
            "valueless",
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        ),
        error(
            "In val",
            "ValidationException",
            "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
        ),
    ];
    assert_eq!(answer["Errors"], serde_json::json!(expected));
}

#[test]
fn filters_find_what_can_be_read_page_by_page() {
    let mut driver = shop();
    let body = r#"{"Filters":[{"Key":"name","Values":["a","b","deleted"]}],"MaxResults":1}"#;
    let first = driver.accepted("BatchGetSecretValue", body);
    assert_eq!(names(&first), ["a"]);
    let next = first["NextToken"].as_str().expect("more");
    let body = body.replace(r#""MaxResults":1"#, &format!(r#""NextToken":"{next}""#));
    let second = driver.accepted("BatchGetSecretValue", &body);
    assert_eq!((names(&second), second.get("NextToken")), (vec!["b"], None));
    let all = driver.accepted("BatchGetSecretValue", r#"{"Filters":[]}"#);
    assert_eq!(names(&all), ["a", "b", "other"]);
    assert_eq!(all["Errors"][0]["SecretId"].as_str().map(|id| id.contains("valueless")), Some(true));
}

#[test]
fn secrets_are_named_in_one_way() {
    let one_way = "Either 'SecretIdList' or 'Filters' must be provided, but not both.";
    let most = "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.";
    for (body, text) in [
        ("{}", one_way),
        (r#"{"SecretIdList":["a"],"Filters":[]}"#, one_way),
        (r#"{"SecretIdList":["a"],"MaxResults":1}"#, most),
    ] {
        assert_eq!(
            shop().refused("BatchGetSecretValue", body),
            error("InvalidParameterException", text),
            "{body}"
        );
    }
}
