//! AWS's signing suite, both forms: every case, every stage.

use std::path::Path;

use rotation_protocol::sigv4::{Credentials, Form, Lifetime, Options, Signer, Unsigned};
use serde_json::Value;

use crate::fixtures::{folder, text, time};
use crate::sources;

#[test]
fn every_case_of_the_suite_comes_out_in_both_forms() {
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
    let (method, path, query) = request_line(line);
    let host = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host")).unwrap();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let unsigned = Unsigned { method, host: &host.1, path, query, headers: &headers, body: body.as_bytes() };

    let keys = &context["credentials"];
    let token = keys["token"].as_str().map(String::from);
    let credentials = Credentials::new(text(keys, "access_key_id"), text(keys, "secret_access_key"), token);
    let flag = |name: &str| context[name].as_bool().unwrap_or_default();
    let seconds = context["expiration_in_seconds"].as_u64().unwrap();
    let lifetime = Lifetime::of_seconds(seconds.try_into().unwrap()).unwrap();
    let mut signer = Signer::new(credentials, text(&context, "region"), text(&context, "service"));
    let at = time(text(&context, "timestamp"));
    for (name, form) in [("header", Form::Header), ("query", Form::Query(lifetime))] {
        let options = Options {
            form,
            normalize_path: flag("normalize"),
            sign_body: flag("sign_body"),
            omit_session_token: flag("omit_session_token"),
        };
        let signed = signer.sign(&unsigned, at, options);
        let file = |part: &str| file(&format!("{name}-{part}.txt"));
        let case = format!("{}, {name} form", case.file_name().unwrap().display());
        assert_eq!(signed.canonical_request.as_str(), file("canonical-request"), "{case}");
        assert_eq!(signed.string_to_sign.as_str(), file("string-to-sign"), "{case}");
        assert_eq!(signed.signature, file("signature"), "{case}");

        let expected = file("signed-request");
        let (line, expected, _) = parts(&expected);
        assert_eq!(signed.query, request_line(line).2, "{case}");
        let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut expected: Vec<_> =
            expected.iter().map(|(name, value)| (name.to_ascii_lowercase(), collapsed(value))).collect();
        expected.retain(|(name, _)| name != "host");
        let mut sent = signed.headers.clone();
        for headers in [&mut expected, &mut sent] {
            headers.sort_by(|one, other| one.0.cmp(&other.0));
        }
        assert_eq!(sent, expected, "{case}");
        sources::check(&signed, &signer.sources(&unsigned, at, options), &unsigned, &case);
    }
}

/// Method, path and query.
pub(crate) fn request_line(line: &str) -> (&str, &str, &str) {
    let (method, target) = line.strip_suffix(" HTTP/1.1").unwrap().split_once(' ').unwrap();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    (method, path, query)
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
