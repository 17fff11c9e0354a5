//! Nothing secret prints.

use rotation_protocol::endpoint::Endpoint;
use rotation_protocol::sigv4::{Credentials, Form, Lifetime, Options, Signer, Unsigned, sign_call};

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

    let request = Unsigned { method: "GET", host: "h", path: "/", query: "", headers: &[], body: b"canary" };
    let options = Options { form: Form::Query(Lifetime::USUAL), ..Options::default() };
    let in_query = signer.sign(&request, at, options);
    assert!(in_query.query.contains("canary-token"));
    let sources = signer.sources(&request, at, options);

    let mut printed =
        format!("{credentials:?} {signer:?} {call:?} {:?} {in_query:?} {sources:?}", call.signed);
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
