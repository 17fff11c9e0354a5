//! AWS's signing suite, header form: every case, every stage.

use std::path::Path;

use rotation_protocol::sigv4::{Credentials, Options, Signer, Unsigned};
use serde_json::Value;

use crate::fixtures::{folder, text, time};

#[test]
fn every_header_form_case_of_the_suite_comes_out() {
    let Some(suite) = folder("sigv4-suite/aws-c-auth-v4") else { return };
    let cases: Vec<_> = std::fs::read_dir(suite).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(cases.len() >= 38, "{}", cases.len());
    for case in cases {
        check(&case);
    }
}

fn check(case: &Path) {
    let file = |name: &str| std::fs::read_to_string(case.join(name)).unwrap();
    let context: Value = serde_json::from_str(&file("context.json")).unwrap();
    let request = file("request.txt");
    let (line, headers, body) = parts(&request);
    let (method, rest) = line.split_once(' ').unwrap();
    let target = rest.strip_suffix(" HTTP/1.1").unwrap();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let host = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host")).unwrap();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let unsigned = Unsigned { method, host: &host.1, path, query, headers: &headers, body: body.as_bytes() };

    let keys = &context["credentials"];
    let token = keys["token"].as_str().map(String::from);
    let credentials = Credentials::new(text(keys, "access_key_id"), text(keys, "secret_access_key"), token);
    let flag = |name: &str| context[name].as_bool().unwrap_or_default();
    let options = Options {
        normalize_path: flag("normalize"),
        sign_body: flag("sign_body"),
        omit_session_token: flag("omit_session_token"),
    };
    let mut signer = Signer::new(credentials, text(&context, "region"), text(&context, "service"));
    let signed = signer.sign(&unsigned, time(text(&context, "timestamp")), options);

    let case = case.file_name().unwrap().to_string_lossy();
    assert_eq!(signed.canonical_request.as_str(), file("header-canonical-request.txt"), "{case}");
    assert_eq!(signed.string_to_sign.to_string(), file("header-string-to-sign.txt"), "{case}");
    assert_eq!(signed.signature, file("header-signature.txt"), "{case}");
    let expected = file("header-signed-request.txt");
    let (_, expected, _) = parts(&expected);
    for (name, value) in expected {
        let collapsed = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let sent = (name.to_ascii_lowercase(), collapsed);
        assert!(
            sent.0 == "host" || signed.headers.contains(&sent),
            "{case}: {sent:?} in {:?}",
            signed.headers
        );
    }
}

/// Request line, headers (a line that starts with a blank continues the one above) and body.
pub(crate) fn parts(request: &str) -> (&str, Vec<(&str, String)>, &str) {
    let (head, body) = request.split_once("\n\n").unwrap_or((request.trim_end_matches('\n'), ""));
    let mut lines = head.lines();
    let line = lines.next().unwrap();
    let mut headers: Vec<(&str, String)> = Vec::new();
    for line in lines {
        match line.split_once(':') {
            Some((name, value)) if !line.starts_with(' ') => headers.push((name, value.into())),
            _ => headers.last_mut().unwrap().1.extend(["\n", line]),
        }
    }
    (line, headers, body)
}
