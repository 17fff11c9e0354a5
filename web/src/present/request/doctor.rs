//! The signature doctor in words: what a pasted signature is worth, and for each cause what differs, why, and what to do.

mod advice;
mod kinds;

use rotation_protocol::sigv4::doctor::{Difference, Finding, Ground, Line, Report, Text, Verdict};

pub use advice::{Advice, advice};

use crate::view::kit::Tone;

/// What stands there before anything is pasted.
pub const EMPTY: &str = "Paste AWS's refusal, or the Authorization header with the headers beside it (curl -v shows them). \
    It is compared with the form's request. It stays in memory: never stored, linked or sent.";

/// The whole in one badge and one sentence.
pub fn summary(report: &Report) -> (Tone, &'static str, String) {
    let found = report.found;
    match report.verdict {
        Verdict::Valid if report.findings.is_empty() => {
            let text = "The pasted signature is right for the form's request: the same bytes and the same key. \
                If AWS refused it, its clock was more than five minutes away, or it knows another secret for this key id.";
            (Tone::Good, "signature right", text.into())
        }
        Verdict::Valid => {
            let text = "The pasted signature is right for what was sent with it.";
            (Tone::Good, "signature right", text.into())
        }
        Verdict::ValidIf => {
            let text = "The pasted signature is right once one thing is granted: the first one below. That is proof.";
            (Tone::Warn, "explained", text.into())
        }
        Verdict::Invalid(tried) => {
            let text = format!(
                "The pasted signature is wrong for the form's request with the form's key, and for {tried} variations of it."
            );
            (Tone::Fail, "signature wrong", text)
        }
        Verdict::Unasked if found.header => {
            (Tone::Fail, "header refused", "AWS refuses this header before it looks at the signature.".into())
        }
        Verdict::Unasked if found.texts && report.difference.is_none() => {
            (Tone::Plain, "texts equal", "AWS's texts and the form's are equal, byte for byte.".into())
        }
        Verdict::Unasked if found.texts => {
            (Tone::Fail, "texts differ", "AWS did not sign what the form signs.".into())
        }
        Verdict::Unasked if found.sentence => {
            (Tone::Fail, "AWS says why", "AWS's sentence names the reason.".into())
        }
        Verdict::Unasked => (
            Tone::Plain,
            "nothing found",
            "No Authorization header stands in this text, and none of AWS's sentences about signatures."
                .into(),
        ),
    }
}

/// How a finding is known.
pub fn ground(finding: &Finding) -> (Tone, &'static str) {
    match finding.ground {
        Ground::Proved => (Tone::Good, "proved"),
        Ground::Said => (Tone::Plain, "AWS says so"),
        Ground::Read => (Tone::Plain, "as AWS reads it"),
        Ground::Compared => (Tone::Plain, "by comparison"),
    }
}

/// Where two texts part, in a sentence.
pub fn place(difference: &Difference) -> String {
    let Difference { text, byte, line, column, lines } = difference;
    let text = match text {
        Text::Canonical => "canonical request",
        Text::StringToSign => "string to sign",
    };
    let hidden = if lines.is_some() { "" } else { " A session token stands in that line: it is not shown." };
    format!("First difference: line {line}, character {column} of the {text} (byte {byte}).{hidden}")
}

/// The character that differs, made visible.
pub fn differing(line: &Line) -> String {
    match line.at.as_str() {
        "" => "end of line".into(),
        " " => "␣".into(),
        "\t" => "⇥".into(),
        other => other.into(),
    }
}

/// Who the two lines are of.
pub fn sides(report: &Report) -> [&'static str; 2] {
    ["Form", if report.found.texts { "AWS" } else { "Pasted" }]
}

#[cfg(test)]
mod tests {
    use rotation_core::time::Timestamp;
    use rotation_protocol::endpoint::Endpoint;
    use rotation_protocol::sigv4::{Credentials, SERVICE, Signer, examine_call};

    use super::*;

    fn report(pasted: &str) -> Report {
        let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "s", None), "us-east-1", SERVICE);
        let endpoint = Endpoint::parse("https://h").unwrap();
        examine_call(pasted, &signer, &endpoint, "RotateSecret", "{}", Timestamp::EPOCH).unwrap()
    }

    #[test]
    fn every_kind_of_text_gets_its_sentence() {
        let text = "The Canonical String for this request should have been\n'POST\n/x'";
        for (pasted, badge) in [
            ("hello", "nothing found"),
            ("Authorization: AWS4-HMAC-SHA256 x", "header refused"),
            ("Missing Authentication Token", "AWS says why"),
            (text, "texts differ"),
        ] {
            let report = report(pasted);
            assert_eq!(summary(&report).1, badge, "{report:?}");
        }
        let difference = report(text).difference.unwrap();
        assert_eq!(
            place(&difference),
            "First difference: line 2, character 2 of the canonical request (byte 6)."
        );
        let [form, aws] = difference.lines.unwrap();
        assert_eq!((differing(&form).as_str(), differing(&aws).as_str()), ("end of line", "x"));
    }
}
