//! What is offered at the end of a text, and what it becomes.

use super::*;

fn known() -> Known {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Known {
        words: owned(&["clear", "help"]),
        secrets: owned(&["prod/orders/db", "prod/web"]),
        versions: owned(&["11111111-1111-4111-8111-111111111111"]),
        labels: owned(&["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"]),
        functions: owned(&["arn:aws:lambda:us-east-1:123456789012:function:F"]),
    }
}

/// The text after the first Tab, and how many candidates there were; 0 for none.
fn check(text: &str, after: &str, count: usize) {
    match complete(text, text.len(), &known()) {
        None => assert_eq!((text, 0), (after, count)),
        Some(found) => {
            let kept = text.get(..found.range.start).unwrap();
            assert_eq!(format!("{kept}{}", found.common()), after, "{text:?}: {:?}", found.candidates);
            assert_eq!(found.candidates.len(), count, "{text:?}: {:?}", found.candidates);
        }
    }
}

#[test]
fn the_words_that_lead_to_an_operation_are_offered() {
    for (text, after, count) in [
        ("", "", 3),
        ("a", "aws ", 1),
        ("he", "help ", 1),
        ("x", "x", 0),
        ("x y", "x y", 0),
        ("aws ", "aws secretsmanager ", 1),
        ("aws s", "aws secretsmanager ", 1),
        ("aws --region us-west-2 sec", "aws --region us-west-2 secretsmanager ", 1),
        ("aws s3 ", "aws s3 ", 0),
        ("aws secretsmanager rot", "aws secretsmanager rotate-secret ", 1),
        ("aws secretsmanager get-s", "aws secretsmanager get-secret-value ", 1),
        ("aws secretsmanager get-", "aws secretsmanager get-", 3),
        ("aws secretsmanager 'get-s", "aws secretsmanager get-secret-value ", 1),
        ("aws \\\n secretsmanager rot", "aws \\\n secretsmanager rotate-secret ", 1),
        ("help\naws sec", "help\naws secretsmanager ", 1),
        ("help\na", "help\naws ", 1),
        ("help\n", "help\n", 3),
        ("help 'a\n", "help 'a\n", 0),
    ] {
        check(text, after, count);
    }
}

#[test]
fn options_are_offered_that_were_not_given() {
    const ROTATE: &str = "aws secretsmanager rotate-secret ";
    for (text, after, count) in [
        ("--secret", "--secret-id ", 1),
        ("--rotation-", "--rotation-", 2),
        ("--rotation-r", "--rotation-rules ", 1),
        ("--no-r", "--no-rotate-immediately ", 1),
        ("--out", "--output ", 1),
        ("--no-v", "--no-v", 0),
        ("--secret-id db --secret", "--secret-id db --secret", 0),
        ("--secret-id=db --secret", "--secret-id=db --secret", 0),
        ("--secret-id --secret", "--secret-id --secret", 0),
        ("| --sec", "| --sec", 0),
    ] {
        check(&format!("{ROTATE}{text}"), &format!("{ROTATE}{after}"), count);
    }
    let all = complete(ROTATE, ROTATE.len(), &known()).unwrap();
    assert_eq!(all.candidates.first().map(String::as_str), Some("--secret-id"), "what is needed comes first");
    check("aws --reg", "aws --region ", 1);
    check("aws --secret-id", "aws --secret-id", 0);
}

#[test]
fn values_are_offered_behind_their_option() {
    for (text, after, count) in [
        ("describe-secret --secret-id ", "describe-secret --secret-id prod/", 2),
        ("describe-secret --secret-id prod/o", "describe-secret --secret-id prod/orders/db ", 1),
        ("describe-secret --secret-id \"prod/o", "describe-secret --secret-id prod/orders/db ", 1),
        ("describe-secret --secret-i prod/o", "describe-secret --secret-i prod/orders/db ", 1),
        (
            "batch-get-secret-value --secret-id-list x prod/w",
            "batch-get-secret-value --secret-id-list x prod/web ",
            1,
        ),
        ("get-secret-value --version-stage AWSP", "get-secret-value --version-stage AWSP", 2),
        (
            "get-secret-value --version-id ",
            "get-secret-value --version-id 11111111-1111-4111-8111-111111111111 ",
            1,
        ),
        ("list-secrets --sort-order d", "list-secrets --sort-order desc ", 1),
        ("list-secrets --output t", "list-secrets --output t", 2),
        ("list-secrets --region us-west-1", "list-secrets --region us-west-1 ", 1),
        ("list-secrets --filters K", "list-secrets --filters Key=", 1),
        ("list-secrets --filters Key=na", "list-secrets --filters Key=name ", 1),
        ("rotate-secret --rotation-rules A", "rotate-secret --rotation-rules AutomaticallyAfterDays=", 1),
        (
            "rotate-secret --rotation-rules AutomaticallyAfterDays=30,D",
            "rotate-secret --rotation-rules AutomaticallyAfterDays=30,Duration=",
            1,
        ),
        (
            "rotate-secret --rotation-lambda-arn arn:",
            "rotate-secret --rotation-lambda-arn arn:aws:lambda:us-east-1:123456789012:function:F ",
            1,
        ),
        ("list-secrets --generate-cli-skeleton o", "list-secrets --generate-cli-skeleton output ", 1),
        ("put-secret-value --secret-string ", "put-secret-value --secret-string ", 0),
        ("list-secrets --max-items ", "list-secrets --max-items ", 0),
    ] {
        check(&format!("aws secretsmanager {text}"), &format!("aws secretsmanager {after}"), count);
    }
}

#[test]
fn the_caret_may_stand_anywhere() {
    let text = "aws secretsmanager rot --secret-id é";
    for caret in 0..text.len() + 2 {
        if let Some(found) = complete(text, caret, &known()) {
            assert!(found.range.end == caret && text.get(found.range).is_some());
        }
    }
    let found = complete(text, 22, &known()).unwrap();
    assert_eq!((found.range.clone(), found.common().as_str()), (19..22, "rotate-secret "));
}
