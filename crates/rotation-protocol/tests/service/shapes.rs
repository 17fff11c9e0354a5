//! Bodies byte for byte: a changed wire format is always a decision.

use crate::driver::{Driver, v};

#[test]
fn answers_have_their_members_in_alphabetical_order_and_times_in_e_notation() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let arn = driver.described()["ARN"].as_str().expect("an ARN").to_owned();
    let (v1, v2) = (v(1), v(2));
    let get = driver.call("GetSecretValue", r#"{"SecretId":"db"}"#).text;
    assert_eq!(
        get,
        format!(
            r#"{{"ARN":"{arn}","CreatedDate":1.790230300093E9,"Name":"db","SecretString":"new {v2}","VersionId":"{v2}","VersionStages":["AWSCURRENT","AWSPENDING"]}}"#
        )
    );
    let describe = driver.call("DescribeSecret", r#"{"SecretId":"db"}"#).text;
    let common = format!(
        r#""ARN":"{arn}","CreatedDate":1.7902303E9,"LastAccessedDate":1.790208E9,"LastChangedDate":1.790230300204E9,"LastRotatedDate":1.790230300204E9,"Name":"db","NextRotationDate":1.792886399E9,"RotationEnabled":true,"RotationLambdaARN":"arn:aws:lambda:us-east-1:123456789012:function:rotate","RotationRules":{{"AutomaticallyAfterDays":30}}"#
    );
    let labels = format!(r#"{{"{v1}":["AWSPREVIOUS"],"{v2}":["AWSCURRENT","AWSPENDING"]}}"#);
    assert_eq!(describe, format!(r#"{{{common},"VersionIdsToStages":{labels}}}"#));
    let list = driver.call("ListSecrets", "{}").text;
    assert_eq!(list, format!(r#"{{"SecretList":[{{{common},"SecretVersionsToStages":{labels}}}]}}"#));
}

#[test]
fn a_binary_value_comes_back_as_it_went_in() {
    let mut driver = Driver::new();
    let body = format!(r#"{{"Name":"db","SecretBinary":"AP8B","ClientRequestToken":"{}"}}"#, v(1));
    driver.accepted("CreateSecret", &body);
    let read = driver.accepted("GetSecretValue", r#"{"SecretId":"db"}"#);
    assert_eq!((&read["SecretBinary"], read.get("SecretString")), (&"AP8B".into(), None));
}

#[test]
fn lists_come_in_pages_oldest_first() {
    let mut driver = Driver::new();
    for n in 0..5 {
        let body = format!(r#"{{"Name":"s{n}","ClientRequestToken":"{}"}}"#, v(n));
        driver.accepted("CreateSecret", &body);
    }
    let (mut names, mut token) = (Vec::new(), String::new());
    loop {
        let page = driver.accepted("ListSecrets", &format!(r#"{{"MaxResults":2{token}}}"#));
        let list = page["SecretList"].as_array().expect("a list").clone();
        names.extend(list.iter().map(|secret| secret["Name"].as_str().expect("a name").to_owned()));
        let Some(next) = page.get("NextToken").and_then(|next| next.as_str()) else { break };
        token = format!(r#","NextToken":"{next}""#);
    }
    assert_eq!(names, ["s0", "s1", "s2", "s3", "s4"]);
}

#[test]
fn an_empty_text_counts_as_none() {
    // R45
    let mut driver = Driver::new();
    let empty = r#""Description":"","KmsKeyId":"","Type":"","Tags":[]"#;
    let body = format!(r#"{{"Name":"db","SecretString":"x","ClientRequestToken":"{}",{empty}}}"#, v(1));
    driver.accepted("CreateSecret", &body);
    let described = driver.described();
    for member in ["Description", "KmsKeyId", "Type", "Tags"] {
        assert!(described.get(member).is_none(), "{member}: {described}");
    }
}

#[test]
fn a_member_of_the_api_that_is_not_modelled_is_refused_by_name() {
    for (operation, member, value) in [
        ("CreateSecret", "AddReplicaRegions", r#"[{"Region":"us-east-2"}]"#),
        ("CreateSecret", "CrossAccountPrimaryARN", r#""arn""#),
        ("PutResourcePolicy", "PolicyName", r#""p""#),
    ] {
        let mut driver = Driver::with_secret();
        let known = format!(
            r#""Name":"new","SecretId":"db","ResourcePolicy":"{{}}","ClientRequestToken":"{}""#,
            v(8)
        );
        let told = driver.refused(operation, &format!(r#"{{{known},"{member}":{value}}}"#));
        let text = format!("{member} is outside this model.");
        assert_eq!(told, crate::driver::error("InvalidParameterException", &text));
        assert_eq!(driver.vault.secrets().count(), 1);
    }
}
