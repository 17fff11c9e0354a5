//! Requests to write snippets of, and keys that must not be in them.

use rotation_core::time::Timestamp;
use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::sigv4::{Credentials, SERVICE, Signer, sign_call};
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet, Target};

pub(super) const TOKEN: &str = "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94";
pub(super) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
pub(super) const SESSION: &str = "FwoGZXIvYXdzEXAMPLESESSION";

/// What stands in the way of quotes.
pub(super) const AWKWARD: [&str; 18] = [
    "plain",
    "",
    "it's \"x\"",
    "back\\slash\\",
    "\\\"",
    "line\nbreak\r\n\t",
    "$HOME ${HOME} $(id) `id` $",
    "%{ if true } %%{ $${x} $$ % ${",
    "é☃🔑\u{301}",
    "\u{0}\u{1f}\u{7f}\u{85}\u{feff}",
    "\u{2028}\u{202e}\u{200d}\u{e0001}\u{ffff}",
    " edge ",
    "-x",
    "yes",
    "2026-11-24",
    "# no comment",
    "{{resolve:ssm:x}} {a: b} [c] &d *e !f |",
    "*/ // <!-- </script>",
];

/// With every member that the form has.
pub(super) fn full() -> RotateSecretRequest {
    RotateSecretRequest {
        secret_id: "it's/db".into(),
        client_request_token: Some(TOKEN.into()),
        rotation_lambda_arn: Some("arn:aws:lambda:eu-central-1:123456789012:function:rotate".into()),
        rotation_rules: Some(RotationRules {
            automatically_after_days: Some("30".into()),
            duration: Some("3h".into()),
            schedule_expression: None,
        }),
        rotate_immediately: Some(false),
    }
}

/// `typed` is an endpoint other than the region's own.
pub(super) fn text(snippet: Snippet, request: &RotateSecretRequest, typed: &str, temporary: bool) -> String {
    let region = Region::parse("eu-central-1").unwrap();
    let endpoint = Endpoint::parse(typed).unwrap_or_else(|_| Endpoint::of(&region, Variant::default()));
    let session = temporary.then(|| SESSION.to_owned());
    let mut signer = Signer::new(Credentials::new("AKIDEXAMPLE", SECRET, session), region.as_str(), SERVICE);
    let at = Timestamp::from_millis(1_795_515_300_000).unwrap();
    let signed = sign_call(&mut signer, &endpoint, "RotateSecret", request.http_body(TOKEN), at);
    let target =
        Target { region: &region, endpoint: &endpoint, token: TOKEN, temporary, signed: Some(&signed) };
    snippet.text(request, &target)
}
