//! The AWS SDK for Rust. It makes a token where none is given, and takes only a whole number of days.

use super::json::Scalar;
use super::quote::rust as quoted;
use super::{RotateSecretRequest, RotationRules, Target};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let imports = match request.rotation_rules {
        Some(_) => "use aws_sdk_secretsmanager::{Client, Error, types::RotationRulesType};\n",
        None => "use aws_sdk_secretsmanager::{Client, Error};\n",
    };
    let text = |name: &str, value: &str| format!("        .{name}({})\n", quoted(value));
    let endpoint = target.other_url().map(|url| text("endpoint_url", &url)).unwrap_or_default();
    let members = [
        Some(text("secret_id", &request.secret_id)),
        request.client_request_token.as_deref().map(|token| text("client_request_token", token)),
        request.rotation_lambda_arn.as_deref().map(|arn| text("rotation_lambda_arn", arn)),
        request.rotation_rules.as_ref().map(rules),
        Some(format!("        .rotate_immediately({})\n", request.at_once())),
    ];
    format!(
        "// Crates: aws-config, aws-sdk-secretsmanager, tokio (features \"macros\" and \"rt-multi-thread\").\n\
         use aws_config::{{BehaviorVersion, Region}};\n\
         {imports}\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Error> {{\n    \
             let config = aws_config::defaults(BehaviorVersion::latest())\n        \
                 .region(Region::new({region}))\n\
                 {endpoint}        .load()\n        .await;\n    \
             let answer = Client::new(&config)\n        .rotate_secret()\n\
                 {members}        .send()\n        .await?;\n    \
             println!(\"{{answer:?}}\");\n    \
             Ok(())\n\
         }}",
        region = quoted(target.region.as_str()),
        members = members.into_iter().flatten().collect::<String>(),
    )
}

fn rules(rules: &RotationRules) -> String {
    let (mut remark, mut parts) = (String::new(), String::new());
    match rules.days() {
        Some(Scalar::Number(digits)) if digits.parse::<i64>().is_ok() => {
            parts.push_str(&format!("                .automatically_after_days({digits})\n"));
        }
        Some(Scalar::Number(text) | Scalar::Text(text)) => remark = not_whole(text),
        Some(Scalar::Truth(value)) => remark = not_whole(&value.to_string()),
        None => {}
    }
    for (name, value) in [("duration", &rules.duration), ("schedule_expression", &rules.schedule_expression)]
    {
        let value = value.as_deref().map(quoted);
        parts.extend(value.map(|value| format!("                .{name}({value})\n")));
    }
    format!(
        "{remark}        .rotation_rules(\n            RotationRulesType::builder()\n{parts}                .build(),\n        )\n"
    )
}

fn not_whole(days: &str) -> String {
    format!("        // AutomaticallyAfterDays {} is no i64: the SDK cannot send it.\n", quoted(days))
}
