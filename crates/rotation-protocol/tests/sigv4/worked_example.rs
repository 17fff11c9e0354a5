//! The example of AWS's own description of Signature Version 4: IAM's ListUsers on 30 August 2015.

use rotation_core::time::{Span, Timestamp};
use rotation_protocol::sigv4::{Credentials, Options, Scope, Signer, SigningKey, Unsigned, amz_date};

use crate::fixtures::time;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const LIST_USERS: Unsigned<'_> = Unsigned {
    method: "GET",
    host: "iam.amazonaws.com",
    path: "/",
    query: "Action=ListUsers&Version=2010-05-08",
    headers: &[("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
    body: b"",
};

#[test]
fn every_stage_of_the_published_example_comes_out() {
    let signed = signer().sign(&LIST_USERS, time("20150830T123600Z"), Options::default());
    insta::assert_snapshot!(signed.canonical_request.as_str(), @"
    GET
    /
    Action=ListUsers&Version=2010-05-08
    content-type:application/x-www-form-urlencoded; charset=utf-8
    host:iam.amazonaws.com
    x-amz-date:20150830T123600Z

    content-type;host;x-amz-date
    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    ");
    insta::assert_snapshot!(signed.string_to_sign, @"
    AWS4-HMAC-SHA256
    20150830T123600Z
    20150830/us-east-1/iam/aws4_request
    f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59
    ");
    assert_eq!(signed.signature, "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    assert_eq!(
        signed.authorization().unwrap(),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, \
         Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
    );
}

#[test]
fn the_published_signing_key_comes_out() {
    let credentials = Credentials::new("AKIDEXAMPLE", SECRET, None);
    let key = SigningKey::derive(&credentials, &Scope::new(time("20150830T123600Z"), "us-east-1", "iam"));
    let [.., signing] = key.chain();
    assert_eq!((signing.name, signing.message), ("kSigning", "aws4_request"));
    assert_eq!(*signing.hex(), "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    assert_eq!(signing.abbreviated(), "c4afb1…a4b9");
}

#[test]
fn each_part_of_the_canonical_request_can_be_asked_for() {
    let signed = signer().sign(&LIST_USERS, time("20150830T123600Z"), Options::default());
    let request = &signed.canonical_request;
    assert_eq!((request.method(), request.path()), ("GET", "/"));
    assert_eq!(request.query(), LIST_USERS.query);
    assert_eq!(request.signed_headers(), "content-type;host;x-amz-date");
    let headers: Vec<_> = request.headers().collect();
    let content_type = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    assert_eq!(headers, [content_type, ("host", "iam.amazonaws.com"), ("x-amz-date", "20150830T123600Z")]);
    assert!(request.body_hash().starts_with("e3b0c442"));
    assert_eq!(request.hash(), signed.string_to_sign.hash());
}

#[test]
fn a_kept_signer_signs_the_next_day_with_the_next_key() {
    let at = time("20150830T235959Z");
    let next = at.plus(Span::seconds(1));
    let mut kept = signer();
    for at in [at, next, at] {
        let fresh = signer().sign(&LIST_USERS, at, Options::default());
        assert_eq!(kept.sign(&LIST_USERS, at, Options::default()), fresh, "{at}");
    }
    assert_eq!(kept.key(next).scope().date(), "20150831");
}

#[test]
fn dates_are_written_to_the_second_from_the_first_to_the_last() {
    assert_eq!(amz_date(Timestamp::EPOCH), "19700101T000000Z");
    assert_eq!(amz_date(time("20150830T123600Z").plus(Span::millis(999))), "20150830T123600Z");
    assert_eq!(amz_date(Timestamp::MAX), "99991230T000000Z");
}

#[test]
fn headers_that_signing_writes_replace_given_ones_and_host_is_not_sent() {
    let given = [
        ("Authorization", "old"),
        ("X-Amz-Date", "old"),
        ("HOST", "old"),
        ("User-Agent", "me"),
        ("B", " b "),
    ];
    let request = Unsigned { headers: &given, ..LIST_USERS };
    let signed = signer().sign(&request, time("20150830T123600Z"), Options::default());
    let names: Vec<_> = signed.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["user-agent", "b", "x-amz-date", "authorization"]);
    assert_eq!(signed.canonical_request.signed_headers(), "b;host;x-amz-date");
    assert!(!signed.canonical_request.as_str().contains("old"));
}

#[test]
fn a_line_break_in_a_header_does_not_reach_the_wire() {
    let request = Unsigned { headers: &[("a", "x\r\nEvil: 1")], ..LIST_USERS };
    let signed = signer().sign(&request, time("20150830T123600Z"), Options::default());
    assert!(signed.headers.iter().all(|(name, value)| !format!("{name}{value}").contains(['\r', '\n'])));
}

fn signer() -> Signer {
    Signer::new(Credentials::new("AKIDEXAMPLE", SECRET, None), "us-east-1", "iam")
}
