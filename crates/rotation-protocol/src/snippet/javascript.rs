//! The AWS SDK for JavaScript, version 3. It makes a token where none is given.

use super::json::Scalar;
use super::quote::javascript as quoted;
use super::{RotateSecretRequest, RotationRules, Target};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut client = format!("region: {}", quoted(target.region.as_str()));
    if let Some(url) = target.other_url() {
        client.push_str(&format!(", endpoint: {}", quoted(&url)));
    }
    let members = [
        ("SecretId", Some(quoted(&request.secret_id))),
        ("ClientRequestToken", request.client_request_token.as_deref().map(quoted)),
        ("RotationLambdaARN", request.rotation_lambda_arn.as_deref().map(quoted)),
        ("RotationRules", request.rotation_rules.as_ref().map(rules)),
        ("RotateImmediately", Some(request.at_once().to_string())),
    ];
    let mut out = format!(
        "import {{ RotateSecretCommand, SecretsManagerClient }} from \"@aws-sdk/client-secrets-manager\";\n\n\
         const client = new SecretsManagerClient({{ {client} }});\n\
         const command = new RotateSecretCommand({{\n"
    );
    for (name, value) in members {
        out.extend(value.map(|value| format!("  {name}: {value},\n")));
    }
    out + "});\nconst answer = await client.send(command);\nconsole.log(answer);"
}

fn rules(rules: &RotationRules) -> String {
    let days = rules.days().map(|days| match days {
        Scalar::Number(digits) => digits.to_owned(),
        Scalar::Truth(value) => value.to_string(),
        Scalar::Text(text) => quoted(text),
    });
    let members = [
        ("AutomaticallyAfterDays", days),
        ("Duration", rules.duration.as_deref().map(quoted)),
        ("ScheduleExpression", rules.schedule_expression.as_deref().map(quoted)),
    ];
    let members = members.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    let members: Vec<_> = members.collect();
    if members.is_empty() { "{}".into() } else { format!("{{ {} }}", members.join(", ")) }
}
