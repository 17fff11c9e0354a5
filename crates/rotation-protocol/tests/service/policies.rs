//! Resource policies and tags.

use crate::driver::{Driver, error};

const PUBLIC: &str = "You can not attach a resource policy that grants Public access to your secret.";

fn policy(principal: &str, rest: &str) -> String {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"secretsmanager:GetSecretValue","Resource":"*"}}]}}"#
    );
    format!(r#","ResourcePolicy":{}{rest}"#, serde_json::json!(text))
}

const ROOT: &str = r#"{"AWS":"arn:aws:iam::123456789012:root"}"#;

#[test]
fn a_policy_comes_back_laid_out_and_goes_when_it_is_deleted() {
    let mut driver = Driver::with_secret();
    let named = serde_json::json!({ "ARN": driver.arn(), "Name": "db" });
    assert_eq!(driver.on_db("GetResourcePolicy", ""), named, "none");
    assert_eq!(driver.on_db("PutResourcePolicy", &policy(ROOT, r#","BlockPublicPolicy":true"#)), named);
    // Recorded once: the service prints it anew.
    let laid_out = "{\n  \"Version\" : \"2012-10-17\",\n  \"Statement\" : [ {\n    \"Effect\" : \"Allow\",\n    \"Principal\" : {\n      \"AWS\" : \"arn:aws:iam::123456789012:root\"\n    },\n    \"Action\" : \"secretsmanager:GetSecretValue\",\n    \"Resource\" : \"*\"\n  } ]\n}";
    assert_eq!(driver.on_db("GetResourcePolicy", "")["ResourcePolicy"], laid_out);
    assert_eq!(driver.on_db("DeleteResourcePolicy", ""), named);
    assert_eq!(driver.on_db("GetResourcePolicy", ""), named);
    assert_eq!(driver.on_db("DeleteResourcePolicy", ""), named, "also if there is none");
}

#[test]
fn a_public_policy_is_refused_only_if_that_was_asked_for() {
    let mut driver = Driver::with_secret();
    let refusal = driver.db_refused("PutResourcePolicy", &policy(r#""*""#, r#","BlockPublicPolicy":true"#));
    assert_eq!(refusal, error("PublicPolicyException", PUBLIC));
    assert!(driver.on_db("GetResourcePolicy", "").get("ResourcePolicy").is_none());
    driver.on_db("PutResourcePolicy", &policy(r#""*""#, ""));
    assert!(driver.on_db("GetResourcePolicy", "").get("ResourcePolicy").is_some());
}

#[test]
fn a_policy_can_be_looked_at_without_being_put() {
    let mut driver = Driver::with_secret();
    let looked_at =
        |driver: &mut Driver, principal| driver.on_db("ValidateResourcePolicy", &policy(principal, ""));
    let passed = serde_json::json!({ "PolicyValidationPassed": true, "ValidationErrors": [] });
    assert_eq!(looked_at(&mut driver, ROOT), passed);
    let errors = serde_json::json!([{ "CheckName": "BlockPublicPolicyCheck", "ErrorMessage": PUBLIC }]);
    let failed = serde_json::json!({ "PolicyValidationPassed": false, "ValidationErrors": errors });
    assert_eq!(looked_at(&mut driver, r#""*""#), failed);
    assert!(driver.on_db("GetResourcePolicy", "").get("ResourcePolicy").is_none());
    // Without a secret; and with one that is not there.
    let alone = policy(ROOT, "");
    driver.accepted("ValidateResourcePolicy", &format!("{{{}}}", &alone[1..]));
    let unknown = driver.refused("ValidateResourcePolicy", &format!(r#"{{"SecretId":"nope"{alone}}}"#));
    assert!(unknown.contains("ResourceNotFoundException"), "{unknown}");
}

#[test]
fn what_is_no_policy_is_malformed() {
    for text in ["{}", "[]", "{", "x", r#"{"Version":"2019-10-17","Statement":[]}"#] {
        let rest = format!(r#","ResourcePolicy":{}"#, serde_json::json!(text));
        let mut driver = Driver::with_secret();
        let refusal = driver.db_refused("PutResourcePolicy", &rest);
        assert!(
            refusal.starts_with(r#"{"__type":"MalformedPolicyDocumentException","Message":"#),
            "{refusal}"
        );
        let looked_at = driver.on_db("ValidateResourcePolicy", &rest);
        assert_eq!(looked_at["PolicyValidationPassed"], false, "{text}");
    }
}

#[test]
fn tags_are_absent_until_the_first_and_empty_after_the_last() {
    let mut driver = Driver::with_secret();
    assert!(driver.described().get("Tags").is_none());
    let answer = driver
        .call("TagResource", r#"{"SecretId":"db","Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":""}]}"#);
    assert_eq!((answer.status, answer.text.as_str()), (200, ""), "no body");
    driver.on_db("TagResource", r#","Tags":[{"Key":"a","Value":"2"}]"#);
    let tags = serde_json::json!([{ "Key": "a", "Value": "2" }, { "Key": "b", "Value": "" }]);
    assert_eq!(driver.described()["Tags"], tags, "the same key again gets the new value");
    let answer = driver.call("UntagResource", r#"{"SecretId":"db","TagKeys":["a","not there"]}"#);
    assert_eq!((answer.status, answer.text.as_str()), (200, ""));
    driver.on_db("UntagResource", r#","TagKeys":["b"]"#);
    assert_eq!(driver.described()["Tags"], serde_json::json!([]));
    assert_eq!(driver.accepted("ListSecrets", "{}")["SecretList"][0]["Tags"], serde_json::json!([]));
}

#[test]
fn a_secret_has_at_most_fifty_tags() {
    let tags = |range: std::ops::Range<u32>| {
        let tags: Vec<_> = range.map(|n| format!(r#"{{"Key":"k{n}","Value":"v"}}"#)).collect();
        format!(r#","Tags":[{}]"#, tags.join(","))
    };
    let mut driver = Driver::with_secret();
    driver.on_db("TagResource", &tags(0..50));
    driver.on_db("TagResource", &tags(10..20));
    let refusal = driver.db_refused("TagResource", &tags(49..51));
    assert!(refusal.contains("LimitExceededException"), "{refusal}");
    assert_eq!(driver.described()["Tags"].as_array().map(Vec::len), Some(50));
}
