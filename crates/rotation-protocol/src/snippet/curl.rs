//! curl, which signs by itself since 7.75.

use super::{RotateSecretRequest, Target, shell};

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut parts = vec![
        format!("curl {}", shell::quoted(&target.endpoint.url())),
        format!("--aws-sigv4 \"aws:amz:{}:secretsmanager\"", target.region),
        "--user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"".into(),
    ];
    if target.temporary {
        parts.push("-H \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\"".into());
    }
    parts.push("-H 'Content-Type: application/x-amz-json-1.1'".into());
    parts.push("-H 'X-Amz-Target: secretsmanager.RotateSecret'".into());
    parts.push(format!("-d {}", shell::quoted(&request.http_body(target.token))));
    shell::lines(&parts)
}
