//! A call of the service, and the switches that other services need.

use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::sigv4::{Credentials, Options, SERVICE, SignedCall, Signer, Unsigned, sign_call};

use crate::fixtures::time;

const BODY: &str = r#"{"SecretId": "a"}"#;

#[test]
fn a_call_signs_exactly_what_the_cli_signs() {
    let call = call(None);
    assert_eq!(call.url, "https://secretsmanager.us-west-2.amazonaws.com/");
    assert_eq!((call.method, call.body.as_str()), ("POST", BODY));
    insta::assert_snapshot!(call.signed.canonical_request.as_str(), @"
    POST
    /

    content-type:application/x-amz-json-1.1
    host:secretsmanager.us-west-2.amazonaws.com
    x-amz-date:20260101T000000Z
    x-amz-target:secretsmanager.RotateSecret

    content-type;host;x-amz-date;x-amz-target
    7b7aa7854e89af5d0edc47e89ef9169773b0b6bda06daa8e2993096cdcf3deaf
    ");
    let names: Vec<_> = call.signed.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["content-type", "x-amz-target", "x-amz-date", "authorization"]);
}

#[test]
fn a_session_token_is_sent_and_signed() {
    let call = call(Some("token"));
    let signed = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
    assert_eq!(call.signed.canonical_request.signed_headers(), signed);
    assert!(call.signed.headers.contains(&("x-amz-security-token".into(), "token".into())));
}

#[test]
fn the_path_of_a_typed_endpoint_is_signed() {
    let endpoint = Endpoint::parse("http://localhost:4566/base/").unwrap();
    let call = sign_call(&mut signer(None), &endpoint, "RotateSecret", BODY.into(), time("20260101T000000Z"));
    assert_eq!(call.url, "http://localhost:4566/base/");
    assert_eq!(call.signed.canonical_request.path(), "/base/");
    assert!(call.signed.canonical_request.headers().any(|header| header == ("host", "localhost:4566")));
}

#[test]
fn each_switch_changes_what_it_is_named_after() {
    let mut signer = signer(Some("token"));
    let request = Unsigned { method: "put", host: "h", path: "/a/../b", query: "", headers: &[], body: b"x" };
    let mut sign = |options| signer.sign(&request, time("20260101T000000Z"), options);
    let plain = sign(Options::default());
    assert_eq!((plain.canonical_request.method(), plain.canonical_request.path()), ("PUT", "/b"));
    assert_eq!(plain.canonical_request.signed_headers(), "host;x-amz-date;x-amz-security-token");

    let as_written = sign(Options { normalize_path: false, ..Options::default() });
    assert_eq!(as_written.canonical_request.path(), "/a/../b");

    let body = sign(Options { sign_body: true, ..Options::default() });
    let hash = body.canonical_request.body_hash().to_owned();
    assert_eq!(
        body.canonical_request.signed_headers(),
        "host;x-amz-content-sha256;x-amz-date;x-amz-security-token"
    );
    assert!(body.headers.contains(&("x-amz-content-sha256".into(), hash)));

    let omitted = sign(Options { omit_session_token: true, ..Options::default() });
    assert_eq!(omitted.canonical_request.signed_headers(), "host;x-amz-date");
    assert!(omitted.headers.contains(&("x-amz-security-token".into(), "token".into())));
}

#[test]
fn a_body_hash_that_the_request_names_is_taken() {
    let headers = [("X-Amz-Content-SHA256", " UNSIGNED-PAYLOAD ")];
    let request = Unsigned { method: "PUT", host: "h", path: "/", query: "", headers: &headers, body: b"x" };
    let signed = signer(None).sign(&request, time("20260101T000000Z"), Options::default());
    assert_eq!(signed.canonical_request.body_hash(), "UNSIGNED-PAYLOAD");
}

#[test]
fn a_signer_knows_what_it_is_for() {
    let kept = signer(Some("token"));
    assert!(kept.is_for(&credentials(Some("token")), "us-west-2", SERVICE));
    for (token, region, service) in [
        (None, "us-west-2", SERVICE),
        (Some("token"), "us-west-1", SERVICE),
        (Some("token"), "us-west-2", "iam"),
    ] {
        assert!(!kept.is_for(&credentials(token), region, service), "{token:?} {region} {service}");
    }
}

fn call(token: Option<&str>) -> SignedCall {
    let region = Region::parse("us-west-2").unwrap();
    let endpoint = Endpoint::of(&region, Variant::default());
    sign_call(&mut signer(token), &endpoint, "RotateSecret", BODY.into(), time("20260101T000000Z"))
}

fn signer(token: Option<&str>) -> Signer {
    Signer::new(credentials(token), "us-west-2", SERVICE)
}

fn credentials(token: Option<&str>) -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret", token.map(String::from))
}
