//! Terraform's `aws_secretsmanager_secret_rotation`. What the provider has no argument for is a comment.

use super::json::Scalar;
use super::quote::hcl as quoted;
use super::{RotateSecretRequest, RotationRules, Target};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut out = format!("provider \"aws\" {{\n  region = {}\n", quoted(target.region.as_str()));
    if let Some(url) = target.other_url() {
        out.push_str(&format!("\n  endpoints {{\n    secretsmanager = {}\n  }}\n", quoted(&url)));
    }
    out.push_str("}\n\n");
    if let Some(token) = &request.client_request_token {
        let token = quoted(token);
        out.push_str(&format!("# ClientRequestToken {token}: the provider makes one of its own.\n"));
    }
    out.push_str("resource \"aws_secretsmanager_secret_rotation\" \"rotation\" {\n");
    let arguments = [
        ("secret_id", Some(quoted(&request.secret_id))),
        ("rotation_lambda_arn", request.rotation_lambda_arn.as_deref().map(quoted)),
        ("rotate_immediately", Some(request.at_once().to_string())),
    ];
    push_arguments("  ", arguments, &mut out);
    match &request.rotation_rules {
        Some(rules) => {
            out.push_str("\n  rotation_rules {\n");
            push_arguments("    ", members(rules), &mut out);
            out.push_str("  }\n");
        }
        None => out.push_str("\n  # rotation_rules: the provider wants them, and this request names none.\n"),
    }
    out + "}"
}

fn members(rules: &RotationRules) -> [(&'static str, Option<String>); 3] {
    let days = rules.days().map(|days| match days {
        Scalar::Number(digits) => digits.to_owned(),
        Scalar::Truth(value) => value.to_string(),
        Scalar::Text(text) => quoted(text),
    });
    [
        ("automatically_after_days", days),
        ("duration", rules.duration.as_deref().map(quoted)),
        ("schedule_expression", rules.schedule_expression.as_deref().map(quoted)),
    ]
}

/// The equals signs under each other, as `terraform fmt` has them.
fn push_arguments<const N: usize>(indent: &str, arguments: [(&str, Option<String>); N], out: &mut String) {
    let given = arguments.iter().filter(|(_, value)| value.is_some());
    let longest = given.map(|(name, _)| name.len()).max().unwrap_or_default();
    for (name, value) in arguments {
        out.extend(value.map(|value| format!("{indent}{name:longest$} = {value}\n")));
    }
}
