//! Whatever byte of AWS's text is another one, it is the byte that is pointed at.

use rotation_protocol::sigv4::doctor::{Cause, Text};
use rotation_protocol::sigv4::{Options, Unsigned};

use super::{Sent, examined, now};

#[test]
fn any_single_byte_of_the_canonical_request_is_pointed_at() {
    let mut spoilt = Sent::new().signed(now());
    spoilt.edit("authorization", "Signature=", "Signature=0");
    let refusal = spoilt.refusal(now());
    let canonical = canonical(&Sent::new());
    let start = refusal.find(&canonical).expect("the refusal holds the text");
    let escaped = |text: &str| format!("{{\"message\":{}}}", serde_json::Value::from(text));
    let mut pointed = 0;
    for (at, character) in canonical.char_indices() {
        for other in ['a', 'Z', '0', ' ', '\'', '"', '\\', '\n', 'é'] {
            if other == character {
                continue;
            }
            let spoilt = [
                &refusal[..start + at],
                other.to_string().as_str(),
                &refusal[start + at + character.len_utf8()..],
            ]
            .concat();
            // Blanks at the very ends are outside the quotation marks' reach.
            for pasted in [escaped(&spoilt), spoilt] {
                let report = examined(&pasted, &Sent::new(), now());
                let difference = report.difference.unwrap_or_else(|| panic!("{at} {other:?}: no difference"));
                assert_eq!(
                    (difference.text, difference.byte),
                    (Text::Canonical, at),
                    "{other:?} in {pasted}"
                );
                let before = &canonical[..at];
                let place = (
                    before.matches('\n').count() + 1,
                    before.rsplit('\n').next().unwrap().chars().count() + 1,
                );
                assert_eq!((difference.line, difference.column), place);
                assert!(report.findings.iter().any(|finding| finding.cause == Cause::Copy), "{at} {other:?}");
                assert!(report.findings.len() >= 2, "{at} {other:?}: {:?}", report.findings);
                pointed += 1;
            }
        }
    }
    assert!(pointed > 4_000, "{pointed}");
}

/// The form's canonical request.
pub(super) fn canonical(form: &Sent) -> String {
    signed(form).canonical_request.as_str().to_owned()
}

/// Signs any text, with the four HMACs written out.
pub(super) fn sign(canonical: &str) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha2::{Digest as _, Sha256};
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mac = |key: &[u8], message: &str| {
        let mac = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(message.as_bytes());
        mac.finalize().into_bytes().to_vec()
    };
    let secret = b"AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_vec();
    let key = ["20261124", "eu-west-1", "secretsmanager", "aws4_request"]
        .iter()
        .fold(secret, |key, part| mac(&key, part));
    let hash = hex(&Sha256::digest(canonical.as_bytes()));
    let string =
        format!("AWS4-HMAC-SHA256\n20261124T101500Z\n20261124/eu-west-1/secretsmanager/aws4_request\n{hash}");
    hex(&mac(&key, &string))
}

fn signed(form: &Sent) -> rotation_protocol::sigv4::Signed {
    let host = form.header("host").to_owned();
    let headers: Vec<_> = form
        .headers
        .iter()
        .filter(|(name, _)| !["authorization", "x-amz-date"].contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let request: Unsigned<'_> = super::unsigned(form, &host, &headers);
    form.signer().sign(&request, now(), Options::default())
}
