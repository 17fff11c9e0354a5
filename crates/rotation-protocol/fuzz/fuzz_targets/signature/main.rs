//! Any request: what is signed here is verified here, whatever its path, query, headers and body; and any other
//! Authorization header is refused, never a panic.
//!
//! The lines of an input: method, path, query, an Authorization header, then headers `name: value`; the rest is body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rotation_core::time::Timestamp;
use rotation_protocol::sigv4::{Credentials, Received, Verifier, verify};

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (method, path, query, authorization) = (line(), line(), line(), line());
    let mut headers = vec![
        (String::from("host"), String::from("localhost")),
        (String::from("authorization"), authorization.to_owned()),
        (String::from("x-amz-date"), String::from("20261124T101500Z")),
    ];
    headers.extend(
        lines
            .clone()
            .take(20)
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.into(), value.into())),
    );
    let known =
        [Credentials::new("AKIDEXAMPLE", String::from("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), None)];
    let verifier = Verifier { known: &known, region: "us-east-1", service: "secretsmanager" };
    let body = input.get(input.len() / 2..).unwrap_or_default();
    let request = Received { method, path, query, headers: &headers, body };
    // 2026-11-24T10:15:00Z
    let at = Timestamp::from_millis(1_795_515_300_000).expect("a time");
    let refusal = verify(&request, verifier, at).expect_err("nobody here knows the key");
    assert!(!refusal.message().is_empty());
});
