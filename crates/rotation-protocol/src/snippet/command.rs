//! Any operation as a line of the AWS CLI. A secret value is a sentence that stands for it, as it is in the body.

use rotation_core::operation::Operation;

use super::shell;
use crate::{
    cli,
    wire::{Json, operation_body},
};

/// The command that asks for this.
///
/// ```
/// use rotation_core::operation::{Operation, cancel_rotate_secret::Input};
/// use rotation_protocol::snippet;
///
/// let operation = Operation::CancelRotateSecret(Input { secret_id: "a b".into() });
/// assert_eq!(
///     snippet::command(&operation, "us-west-2"),
///     "aws secretsmanager cancel-rotate-secret --secret-id 'a b' --region us-west-2"
/// );
/// ```
pub fn command(operation: &Operation, region: &str) -> String {
    let mut parts = vec![format!("aws secretsmanager {}", cli::dashed(operation.name()))];
    if let Json::Object(mut members) = operation_body(operation) {
        // Which secret, and then the others in the order of their names.
        members.sort_by_key(|(name, _)| !["Name", "SecretId"].contains(&name.as_str()));
        parts.extend(members.iter().map(|(name, value)| option(&cli::dashed(name), value)));
    }
    parts.push(shell::option("--region", region));
    parts.join(" ")
}

fn option(name: &str, value: &Json) -> String {
    let named = format!("--{name}");
    match value {
        Json::Flag(true) => named,
        Json::Flag(false) => format!("--no-{name}"),
        Json::Text(text) => shell::option(&named, text),
        Json::List(items) => match items.iter().map(plain).collect::<Option<Vec<_>>>() {
            Some(words) if !words.is_empty() => format!("{named} {}", words.join(" ")),
            _ => shell::option(&named, &value.write()),
        },
        other => shell::option(&named, &other.write()),
    }
}

/// A word of a list. One that could pass for an option or for JSON leaves the list to be said as JSON.
fn plain(item: &Json) -> Option<String> {
    match item {
        Json::Text(text) if text.starts_with(|first: char| first.is_ascii_alphanumeric()) => {
            Some(shell::quoted(text))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::deserialise;
    use rotation_core::{time::Timestamp, value::ValueTable};

    fn read(operation: &str, body: &str) -> Operation {
        let read = deserialise(operation, body.as_bytes()).unwrap().unwrap();
        read.operation(&mut ValueTable::new()).unwrap()
    }

    #[test]
    fn the_cli_reads_each_command_as_the_call_that_it_was_made_of() {
        for (name, body) in [
            (
                "CreateSecret",
                r#"{"Name":"a/b","SecretString":"x","ClientRequestToken":"11111111-2222-4333-8444-555555555555","Description":"it's -- one","Tags":[{"Key":"k","Value":"-v"}]}"#,
            ),
            (
                "PutSecretValue",
                r#"{"SecretId":"a","SecretString":"x","ClientRequestToken":"11111111-2222-4333-8444-555555555555","VersionStages":["AWSPENDING","my stage","-x"]}"#,
            ),
            (
                "PutSecretValue",
                r#"{"SecretId":"-a","SecretString":"x","ClientRequestToken":"11111111-2222-4333-8444-555555555555","VersionStages":["AWSPENDING","two"]}"#,
            ),
            (
                "RotateSecret",
                r#"{"SecretId":"a","ClientRequestToken":"11111111-2222-4333-8444-555555555555","RotationLambdaARN":"arn:aws:lambda:eu-central-1:123456789012:function:f","RotationRules":{"ScheduleExpression":"cron(0 8 1 * ? *)","Duration":"2h"},"RotateImmediately":false}"#,
            ),
            (
                "RotateSecret",
                r#"{"SecretId":"a","ClientRequestToken":"11111111-2222-4333-8444-555555555555","RotateImmediately":true}"#,
            ),
            ("DeleteSecret", r#"{"SecretId":"a","RecoveryWindowInDays":7}"#),
            (
                "UpdateSecretVersionStage",
                r#"{"SecretId":"a","VersionStage":"AWSCURRENT","MoveToVersionId":"11111111-2222-4333-8444-555555555555"}"#,
            ),
            ("PutResourcePolicy", r#"{"SecretId":"a","ResourcePolicy":"{\"Statement\":[]}"}"#),
            ("UntagResource", r#"{"SecretId":"a","TagKeys":["one","t w o"]}"#),
            ("ListSecrets", r#"{"Filters":[{"Key":"name","Values":["a","!b"]}],"MaxResults":5}"#),
        ] {
            let operation = read(name, body);
            let line = command(&operation, "eu-central-1");
            let words = cli::split(&line).unwrap();
            let variables =
                ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].map(|name| (name.to_owned(), "x".to_owned()));
            let host = cli::Host { environment: variables.into(), ..cli::Host::default() };
            let cli::Step::Request(asked) = cli::run(&words[1..], host, Timestamp::EPOCH) else {
                panic!("{line}")
            };
            assert_eq!(read(name, &asked.request.body), operation, "{line}");
        }
    }
}
