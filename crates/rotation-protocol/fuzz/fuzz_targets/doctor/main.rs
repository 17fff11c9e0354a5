//! Any text in the signature doctor's box: read or not, never a panic, and what is pointed at lies in the texts. The
//! session token of the form and that of the text are in nothing that is said.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rotation_core::time::Timestamp;
use rotation_protocol::endpoint::Endpoint;
use rotation_protocol::sigv4::{Credentials, SERVICE, Signer, examine_call};

const TOKEN: &str = "canary-of-the-session-token";

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(endpoint) = Endpoint::parse("https://secretsmanager.us-east-1.amazonaws.com") else { return };
    let text = text.replace("TOKEN", TOKEN);
    let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    let credentials = Credentials::new("AKIDEXAMPLE", secret, Some(TOKEN.into()));
    let signer = Signer::new(credentials, "us-east-1", SERVICE);
    // 2026-11-24T10:15:00Z
    let at = Timestamp::from_millis(1_795_515_300_000).expect("a time");
    let body = r#"{"SecretId": "a", "ClientRequestToken": "t"}"#;
    let report = examine_call(&text, &signer, &endpoint, "RotateSecret", body, at);
    assert_eq!(report.is_none(), text.trim().is_empty());
    let Some(report) = report else { return };
    assert!(!format!("{report:?}").contains(secret));
    if let Some(difference) = &report.difference {
        assert!(difference.byte <= text.len() + 2_000 && difference.line > 0 && difference.column > 0);
        let lines = difference.lines.iter().flatten();
        let told: String = lines.map(|line| [line.before.as_str(), &line.at, &line.after].concat()).collect();
        assert!(!told.contains(TOKEN));
    }
});
