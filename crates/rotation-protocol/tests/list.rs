//! Pasted output of list-secrets: what is read, and where the rest is refused.

use rotation_core::assumption::Assumptions;
use rotation_protocol::wire::{Listing, read_list};

const ARN: &str = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";

fn read(text: &str) -> Result<Listing, String> {
    read_list(text, &Assumptions::default()).map_err(|error| error.to_string())
}

/// A secret with these members beside its ARN.
fn secret(members: &str) -> String {
    format!("{{\"ARN\":\"{ARN}\",{members}}}")
}

#[test]
fn every_form_the_cli_prints_is_read() {
    let one = secret(
        r#""Name":"db","RotationEnabled":true,"RotationRules":{"AutomaticallyAfterDays":7,"ScheduleExpression":"cron(0 0 ? * 2 *)","Duration":"2h"},"LastRotatedDate":"2026-09-07T18:14:58.832000+00:00","LastChangedDate":1.7904E9"#,
    );
    for text in [
        format!("{{\"SecretList\":[{one}],\"NextToken\":null}}"),
        format!("[{one}]"),
        format!("[{{\"SecretList\":[]}},{{\"SecretList\":[{one}]}}]"),
    ] {
        let listing = read(&text).unwrap();
        let [listed] = listing.secrets.as_slice() else { panic!("{listing:?}") };
        assert_eq!(listed.arn, ARN);
        assert_eq!(listed.rules.schedule_expression(), Some("cron(0 0 ? * 2 *)"));
        assert_eq!(listed.rules.automatically_after_days(), None);
        assert_eq!(listed.rotated.unwrap().to_string(), "2026-09-07T18:14:58.832Z");
        assert_eq!((listing.left_out, listing.more), (0, false));
    }
}

#[test]
fn secrets_that_do_not_rotate_are_left_out() {
    let rules = r#""RotationRules":{"AutomaticallyAfterDays":30}"#;
    let text = [
        secret(&format!("{rules},\"RotationEnabled\":false")),
        secret(rules),
        secret(r#""RotationEnabled":true"#),
        secret(r#""RotationEnabled":true,"RotationRules":{}"#),
        secret(&format!("{rules},\"RotationEnabled\":true,\"DeletedDate\":1790230301.825")),
        secret(&format!("{rules},\"RotationEnabled\":true")),
    ];
    let listing = read(&format!("{{\"SecretList\":[{}],\"NextToken\":\"more\"}}", text.join(","))).unwrap();
    assert_eq!((listing.secrets.len(), listing.left_out, listing.more), (1, 5, true));
    assert_eq!(listing.secrets[0].rotated, None);
}

#[test]
fn what_is_something_else_says_where() {
    let listed =
        |members: &str| format!("{{\"SecretList\":[{},{}]}}", secret("\"Name\":\"a\""), secret(members));
    let nested = "[".repeat(100_000);
    for (text, refusal) in [
        (String::new(), "Line 1, column 0: this is not JSON (EOF while parsing a value)."),
        ("aws secretsmanager".into(), "Line 1, column 1: this is not JSON (expected value)."),
        ("{\n\"SecretList\": [,]}".into(), "Line 2, column 16: this is not JSON (expected value)."),
        (nested, "Line 1, column 128: this is not JSON (recursion limit exceeded)."),
        ("null".into(), "The whole: this is not what list-secrets prints: it has no SecretList."),
        ("{\"ARN\":\"a\"}".into(), "The whole: this is not what list-secrets prints: it has no SecretList."),
        (
            "[{\"SecretList\":[]},3]".into(),
            "[1]: this is not what list-secrets prints: it has no SecretList.",
        ),
        ("{\"SecretList\":{}}".into(), "SecretList: this is not a list."),
        ("{\"SecretList\":[3]}".into(), "SecretList[0]: this is not a secret: an object with an ARN."),
        ("[{\"Name\":\"db\"}]".into(), "[0].ARN: a secret has one."),
        ("[{\"ARN\":7}]".into(), "[0].ARN: this is not text."),
        ("[{\"ARN\":\"db\"}]".into(), "[0].ARN: `db` is not the ARN of a secret."),
        (
            listed("\"RotationEnabled\":\"yes\""),
            "SecretList[1].RotationEnabled: this is neither true nor false.",
        ),
        (listed("\"RotationRules\":[]"), "SecretList[1].RotationRules: this is not an object."),
        (
            listed("\"RotationRules\":{\"AutomaticallyAfterDays\":1001}"),
            "SecretList[1].RotationRules.AutomaticallyAfterDays: this is not a number from 1 to 1000.",
        ),
        (
            listed("\"RotationRules\":{\"ScheduleExpression\":\"cron(0 8 1 * *)\"}"),
            "SecretList[1].RotationRules.ScheduleExpression: `cron(0 8 1 * *)`: Six fields: minutes, hours, day of month, month, day of week, year.",
        ),
        (
            listed("\"RotationRules\":{\"AutomaticallyAfterDays\":1,\"Duration\":\"25h\"}"),
            "SecretList[1].RotationRules.Duration: `25h`: Duration is 1h to 24h.",
        ),
        (
            listed("\"LastRotatedDate\":\"1969-12-31T00:00:00Z\""),
            "SecretList[1].LastRotatedDate: \"1969-12-31T00:00:00Z\" is not a time from 1970 to 9999.",
        ),
        (listed("\"CreatedDate\":1e99"), "SecretList[1].CreatedDate: 1e+99 is not a time from 1970 to 9999."),
        (listed("\"DeletedDate\":true"), "SecretList[1].DeletedDate: true is not a time from 1970 to 9999."),
    ] {
        let start: String = text.chars().take(60).collect();
        assert_eq!(read(&text).unwrap_err(), refusal, "{start}");
    }
}
