//! boto3. It makes a token where none is given.

use super::json::Scalar;
use super::quote::python as quoted;
use super::{RotateSecretRequest, RotationRules, Target};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut client = format!("\"secretsmanager\", region_name={}", quoted(target.region.as_str()));
    if let Some(url) = target.other_url() {
        client.push_str(&format!(", endpoint_url={}", quoted(&url)));
    }
    let arguments = [
        ("SecretId", Some(quoted(&request.secret_id))),
        ("ClientRequestToken", request.client_request_token.as_deref().map(quoted)),
        ("RotationLambdaARN", request.rotation_lambda_arn.as_deref().map(quoted)),
        ("RotationRules", request.rotation_rules.as_ref().map(rules)),
        ("RotateImmediately", Some(truth(request.at_once()).into())),
    ];
    let mut out =
        format!("import boto3\n\nclient = boto3.client({client})\nanswer = client.rotate_secret(\n");
    for (name, value) in arguments {
        out.extend(value.map(|value| format!("    {name}={value},\n")));
    }
    out + ")\nprint(answer)"
}

fn rules(rules: &RotationRules) -> String {
    let days = rules.days().map(|days| match days {
        Scalar::Number(digits) => digits.to_owned(),
        Scalar::Truth(value) => truth(value).into(),
        Scalar::Text(text) => quoted(text),
    });
    let members = [
        ("AutomaticallyAfterDays", days),
        ("Duration", rules.duration.as_deref().map(quoted)),
        ("ScheduleExpression", rules.schedule_expression.as_deref().map(quoted)),
    ];
    let members = members.into_iter().filter_map(|(name, value)| Some(format!("\"{name}\": {}", value?)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}
