//! curl, in two forms: it signs by itself (since 7.75), or sends a request that is signed already.

use super::{RotateSecretRequest, Target, shell};
use crate::sigv4::SignedCall;

const TOKEN: &str = "-H \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\"";

pub(super) fn text(request: &RotateSecretRequest, target: &Target<'_>) -> String {
    let mut parts = vec![
        format!("curl {}", shell::quoted(&target.endpoint.url())),
        format!("--aws-sigv4 \"aws:amz:{}:secretsmanager\"", target.region),
        "--user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"".into(),
    ];
    if target.temporary {
        parts.push(TOKEN.into());
    }
    parts.push("-H 'Content-Type: application/x-amz-json-1.1'".into());
    parts.push("-H 'X-Amz-Target: secretsmanager.RotateSecret'".into());
    parts.push(format!("-d {}", shell::quoted(&request.http_body(target.token))));
    shell::lines(&parts)
}

/// With the headers that were signed. A session token is one of them: only its variable is written.
pub(super) fn signed(call: Option<&SignedCall>) -> String {
    let Some(call) = call else { return "# The request is not signed yet.".into() };
    let mut parts = vec![format!("curl {}", shell::quoted(&call.url))];
    parts.extend(call.signed.headers.iter().map(|(name, value)| match name.as_str() {
        "x-amz-security-token" => TOKEN.into(),
        name => format!("-H {}", shell::quoted(&format!("{name}: {value}"))),
    }));
    parts.push(format!("-d {}", shell::quoted(&call.body)));
    let at = call.signed.string_to_sign.time();
    format!("# Signed at {at}, and good for five minutes.\n{}", shell::lines(&parts))
}
