//! Any request: what is signed here is verified here, in either form, whatever its path, query, headers and body; each
//! part of its canonical request says from which bytes it comes; and any other Authorization header is refused. Never a
//! panic.
//!
//! The lines of an input: method, path, query, an Authorization header, then headers `name: value`; the rest is body.
#![no_main]

mod checks;

use libfuzzer_sys::fuzz_target;
use rotation_core::time::Timestamp;
use rotation_protocol::sigv4::{
    Credentials, Form, Lifetime, Options, Received, Signer, Unsigned, Verifier, verify,
};

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (method, path, query, authorization) = (line(), line(), line(), line());
    let headers: Vec<_> = lines.clone().take(20).filter_map(|line| line.split_once(": ")).collect();
    let body = input.get(input.len() / 2..).unwrap_or_default();
    // 2026-11-24T10:15:00Z
    let at = Timestamp::from_millis(1_795_515_300_000).expect("a time");

    for form in [Form::Header, Form::Query(Lifetime::USUAL)] {
        for normalize_path in [true, false] {
            let options = Options { form, normalize_path, sign_body: true, ..Options::default() };
            let request = Unsigned { method, host: "localhost", path, query, headers: &headers, body };
            let mut signer = Signer::new(known(), "us-east-1", "secretsmanager");
            let signed = signer.sign(&request, at, options);
            checks::sources(&signed, &signer.sources(&request, at, options), &request);
            if normalize_path && checks::can_be_sent(&request, form) {
                let mut headers = signed.headers;
                headers.push(("Host".into(), "localhost".into()));
                let received = Received { method, path, query: &signed.query, headers: &headers, body };
                assert_eq!(refusal(&received, at), None, "{form:?}");
            }
        }
    }

    let mut headers: Vec<_> = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    for (name, value) in
        [("host", "localhost"), ("authorization", authorization), ("x-amz-date", "20261124T101500Z")]
    {
        headers.insert(0, (name.into(), value.into()));
    }
    let request = Received { method, path, query, headers: &headers, body };
    let refusal = refusal(&request, at).expect("nobody here knows the key");
    assert!(!refusal.is_empty());
});

fn known() -> Credentials {
    Credentials::new(
        "AKIDEXAMPLE",
        String::from("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        Some("t=/+".into()),
    )
}

fn refusal(request: &Received<'_>, at: Timestamp) -> Option<String> {
    let known = [known()];
    let verifier = Verifier { known: &known, region: "us-east-1", service: "secretsmanager" };
    verify(request, verifier, at).err().map(|refusal| refusal.message().to_owned())
}
