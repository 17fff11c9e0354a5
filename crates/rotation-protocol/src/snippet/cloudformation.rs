//! CloudFormation's `AWS::SecretsManager::RotationSchedule`. What a template cannot say is a comment.

use super::json::Scalar;
use super::quote::{yaml as quoted, yaml_number};
use super::{RotateSecretRequest, RotationRules, Target};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut out = format!("# For a stack in {}.\n", quoted(target.region.as_str()));
    if let Some(url) = target.other_url() {
        out.push_str(&format!("# Endpoint {}: a stack is made through the region's own.\n", quoted(&url)));
    }
    if let Some(token) = &request.client_request_token {
        let token = quoted(token);
        out.push_str(&format!("# ClientRequestToken {token}: CloudFormation makes one of its own.\n"));
    }
    if request.texts().any(|text| text.contains("{{resolve:")) {
        // No way of writing it keeps CloudFormation from it.
        out.push_str("# CloudFormation puts what it stands for in the place of each {{resolve:…}}.\n");
    }
    out.push_str(
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  RotationSchedule:\n    \
         Type: AWS::SecretsManager::RotationSchedule\n    Properties:\n",
    );
    let properties = [
        ("SecretId", Some(quoted(&request.secret_id))),
        ("RotationLambdaARN", request.rotation_lambda_arn.as_deref().map(quoted)),
        ("RotateImmediatelyOnUpdate", Some(request.at_once().to_string())),
    ];
    push_properties("      ", properties, &mut out);
    match &request.rotation_rules {
        Some(rules) if *rules == RotationRules::default() => out.push_str("      RotationRules: {}\n"),
        Some(rules) => {
            out.push_str("      RotationRules:\n");
            push_properties("        ", members(rules), &mut out);
        }
        None => {}
    }
    out.truncate(out.trim_end().len());
    out
}

fn members(rules: &RotationRules) -> [(&'static str, Option<String>); 3] {
    let days = rules.days().map(|days| match days {
        Scalar::Number(digits) => yaml_number(digits),
        Scalar::Truth(value) => value.to_string(),
        Scalar::Text(text) => quoted(text),
    });
    [
        ("AutomaticallyAfterDays", days),
        ("Duration", rules.duration.as_deref().map(quoted)),
        ("ScheduleExpression", rules.schedule_expression.as_deref().map(quoted)),
    ]
}

fn push_properties<const N: usize>(indent: &str, properties: [(&str, Option<String>); N], out: &mut String) {
    for (name, value) in properties {
        out.extend(value.map(|value| format!("{indent}{name}: {value}\n")));
    }
}
