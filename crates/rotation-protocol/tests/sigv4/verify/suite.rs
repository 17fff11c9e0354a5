//! AWS's signing suite from the other side: what it says is signed is accepted, in both forms.

use rotation_protocol::sigv4::{Credentials, Received, Verifier, verify};
use serde_json::Value;

use crate::fixtures::{folder, text, time};
use crate::suite::{parts, request_line};

#[test]
fn every_signed_request_of_the_suite_is_accepted_in_both_forms() {
    let Some(suite) = folder("sigv4-suite/aws-c-auth-v4") else { return };
    let mut accepted = 0;
    for case in std::fs::read_dir(suite).unwrap().map(|entry| entry.unwrap().path()) {
        let file = |name: &str| std::fs::read_to_string(case.join(name)).unwrap();
        let context: Value = serde_json::from_str(&file("context.json")).unwrap();
        // A path that is not normalised, or a token left unsigned, is another service's.
        if context["normalize"] == Value::Bool(false) || context["omit_session_token"] == Value::Bool(true) {
            continue;
        }
        let keys = &context["credentials"];
        let token = keys["token"].as_str().map(String::from);
        let known = Credentials::new(text(keys, "access_key_id"), text(keys, "secret_access_key"), token);
        let verifier = Verifier {
            known: &[known],
            region: text(&context, "region"),
            service: text(&context, "service"),
        };
        for form in ["header-signed-request.txt", "query-signed-request.txt"] {
            let signed = file(form);
            let (line, headers, body) = parts(&signed);
            let (method, path, query) = request_line(line);
            let headers: Vec<_> = headers.into_iter().map(|(name, value)| (name.into(), value)).collect();
            let request = Received { method, path, query, headers: &headers, body: body.as_bytes() };
            let verified = verify(&request, verifier, time(text(&context, "timestamp")));
            assert_eq!(verified, Ok(()), "{} {form}", case.display());
            accepted += 1;
        }
    }
    assert!(accepted >= 60, "{accepted}");
}
