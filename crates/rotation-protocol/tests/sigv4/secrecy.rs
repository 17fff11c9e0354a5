//! Nothing secret prints.

use rotation_protocol::endpoint::Endpoint;
use rotation_protocol::sigv4::{Credentials, Signer, sign_call};

use crate::fixtures::time;

#[test]
fn debug_output_holds_no_key_no_token_and_no_body() {
    let at = time("20260101T000000Z");
    let credentials = Credentials::new("AKIDEXAMPLE", "canary-secret", Some("canary-token".into()));
    let mut signer = Signer::new(credentials.clone(), "us-east-1", "secretsmanager");
    let endpoint = Endpoint::parse("http://localhost").unwrap();
    let call =
        sign_call(&mut signer, &endpoint, "PutSecretValue", r#"{"SecretString": "canary-value"}"#.into(), at);
    assert!(call.signed.headers.contains(&("x-amz-security-token".into(), "canary-token".into())));

    let mut printed = format!("{credentials:?} {signer:?} {call:?} {:?}", call.signed);
    for link in signer.key(at).chain() {
        printed.push_str(&format!("{link:?}"));
        assert!(!printed.contains(&*link.hex()), "{}", link.name);
    }
    printed.push_str(&format!("{:?}", signer.key(at)));
    assert!(printed.contains("AKIDEXAMPLE") && printed.contains("kSigning"), "{printed}");
    assert!(!printed.contains("canary"), "{printed}");
}

#[test]
fn an_empty_session_token_is_none() {
    assert!(!Credentials::new("a", "b", Some(String::new())).has_session_token());
    assert!(Credentials::new("a", "b", Some("c".into())).has_session_token());
}
