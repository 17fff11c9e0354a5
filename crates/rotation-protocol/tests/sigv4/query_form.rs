//! Signatures in the query: presigned URLs.

use rotation_protocol::sigv4::{Credentials, Form, Lifetime, Options, Signed, Signer, Unsigned};

use crate::fixtures::time;

const QUERY: Options = Options {
    form: Form::Query(Lifetime::USUAL),
    normalize_path: true,
    sign_body: false,
    omit_session_token: false,
};
const REQUEST: Unsigned<'_> = Unsigned {
    method: "GET",
    host: "h",
    path: "/",
    query: "b=2&a=1",
    headers: &[("My", "header")],
    body: b"",
};

#[test]
fn what_signing_adds_stands_after_the_request_s_own_query() {
    let signed = sign(&REQUEST, QUERY, Some("t/="));
    insta::assert_snapshot!(signed.query.replace(&signed.signature, "(signature)"), @"b=2&a=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260101%2Fus-east-1%2Fiam%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host%3Bmy&X-Amz-Expires=3600&X-Amz-Security-Token=t%2F%3D&X-Amz-Signature=(signature)");
    assert_eq!(signed.headers, [("my".into(), "header".into())]);
    assert_eq!(signed.authorization(), None);
}

#[test]
fn what_an_earlier_signing_added_is_replaced_however_it_is_spelt() {
    let before = sign(&REQUEST, QUERY, Some("T"));
    let headers = [("My", "header"), ("X-Amz-Date", "old"), ("x-amz-security-token", "old")];
    let again = Unsigned { query: &before.query, headers: &headers, ..REQUEST };
    assert_eq!(sign(&again, QUERY, Some("T")), before);
    let spelt = before.query.replace("X-Amz-Expires", "%58-Amz-Expires");
    assert_eq!(sign(&Unsigned { query: &spelt, ..REQUEST }, QUERY, Some("T")), before);
    // In the header form it is the request's own.
    let header = sign(&again, Options::default(), None);
    assert_eq!(header.query, before.query);
}

#[test]
fn a_token_left_unsigned_is_sent_all_the_same() {
    let omitted = sign(&REQUEST, Options { omit_session_token: true, ..QUERY }, Some("T"));
    assert_eq!(omitted.signature, sign(&REQUEST, QUERY, None).signature);
    assert!(omitted.query.contains("&X-Amz-Security-Token=T&X-Amz-Signature="), "{}", omitted.query);
}

#[test]
fn no_header_says_the_body_s_hash() {
    let headers = [("x-amz-content-sha256", "UNSIGNED-PAYLOAD")];
    let request = Unsigned { headers: &headers, ..REQUEST };
    assert_eq!(sign(&request, QUERY, None).canonical_request.body_hash(), "UNSIGNED-PAYLOAD");
    let hashed = sign(&request, Options { sign_body: true, ..QUERY }, None);
    assert!(hashed.canonical_request.body_hash().starts_with("e3b0c442"));
    assert_eq!(hashed.headers, []);
}

#[test]
fn a_lifetime_is_a_second_to_a_week() {
    for (seconds, good) in [(0, false), (1, true), (604_800, true), (604_801, false), (u32::MAX, false)] {
        assert_eq!(Lifetime::of_seconds(seconds).map(Lifetime::seconds), good.then_some(seconds));
    }
}

fn sign(request: &Unsigned<'_>, options: Options, token: Option<&str>) -> Signed {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", token.map(String::from));
    Signer::new(credentials, "us-east-1", "iam").sign(request, time("20260101T000000Z"), options)
}
