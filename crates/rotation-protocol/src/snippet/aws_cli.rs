//! The AWS CLI. It makes a token where none is given.

use super::{RotateSecretRequest, RotationRules, Target, shell};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut parts =
        vec!["aws secretsmanager rotate-secret".into(), shell::option("--secret-id", &request.secret_id)];
    parts.push(shell::option("--region", target.region.as_str()));
    parts.extend(target.other_url().map(|url| shell::option("--endpoint-url", &url)));
    let rules = request.rotation_rules.as_ref().map(|rules| shorthand(rules).unwrap_or_else(|| rules.json()));
    for (name, value) in [
        ("--client-request-token", &request.client_request_token),
        ("--rotation-lambda-arn", &request.rotation_lambda_arn),
        ("--rotation-rules", &rules),
    ] {
        parts.extend(value.as_ref().map(|value| shell::option(name, value)));
    }
    parts.push(if request.at_once() {
        "--rotate-immediately".into()
    } else {
        "--no-rotate-immediately".into()
    });
    shell::lines(&parts)
}

/// `AutomaticallyAfterDays=30,Duration=3h`; `None` if only JSON can say it: no member at all, days that are no whole
/// number, or a backslash, which the shorthand both escapes with and keeps.
fn shorthand(rules: &RotationRules) -> Option<String> {
    let days = rules.automatically_after_days.as_deref().map(str::trim);
    let whole = |days: &str| !days.is_empty() && days.bytes().all(|byte| byte.is_ascii_digit());
    if days.is_some_and(|days| !whole(days)) {
        return None;
    }
    let members = [
        ("AutomaticallyAfterDays", days),
        ("ScheduleExpression", rules.schedule_expression.as_deref()),
        ("Duration", rules.duration.as_deref()),
    ];
    let members: Vec<_> =
        members.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
    if members.is_empty() || members.iter().any(|(_, value)| value.contains('\\')) {
        return None;
    }
    let pairs: Vec<_> =
        members.iter().map(|(name, value)| format!("{name}={}", shorthand_value(value))).collect();
    Some(pairs.join(","))
}

/// In double quotes where a comma would split it, or its edges would be lost.
fn shorthand_value(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" ()*?#/:._+-".contains(&byte);
    if value.bytes().all(plain) && value.trim() == value {
        return value.into();
    }
    format!("\"{}\"", value.replace('"', "\\\""))
}
