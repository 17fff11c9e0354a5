//! Signatures verified: the right one, and everything that a wrong one is refused with.

mod any_input;
mod query_form;
mod suite;

use rotation_core::{error::ServiceError, time::Timestamp};
use rotation_protocol::sigv4::{Credentials, Options, Received, Signer, Unsigned, Verifier, verify};

use crate::fixtures::time;

const SIGNED_AT: &str = "20261124T101500Z";
const BODY: &[u8] = br#"{"SecretId": "a"}"#;

/// A signed request, to be spoilt.
struct Sent {
    query: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

type Spoil = fn(&mut Sent);

impl Sent {
    fn signed(token: Option<&str>) -> Self {
        let target = ("x-amz-target", "secretsmanager.DescribeSecret");
        let headers = [target, ("content-length", "17"), ("user-agent", "a  test")];
        let request =
            Unsigned { method: "POST", host: "h:4566", path: "/", query: "", headers: &headers, body: BODY };
        let mut signer = Signer::new(credentials(token), "eu-west-1", "secretsmanager");
        let mut headers = signer.sign(&request, time(SIGNED_AT), Options::default()).headers;
        headers.push(("Host".into(), "h:4566".into()));
        Self { query: String::new(), headers, body: BODY.to_vec() }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.into(), value.into()));
    }

    fn edit(&mut self, name: &str, from: &str, to: &str) {
        let header = self.headers.iter_mut().find(|(known, _)| known == name).unwrap();
        assert!(header.1.contains(from), "{header:?}");
        header.1 = header.1.replace(from, to);
    }

    fn verified(&self, known: &[Credentials], at: Timestamp) -> Result<(), ServiceError> {
        let Self { query, headers, body } = self;
        let request = Received { method: "POST", path: "/", query, headers, body };
        verify(&request, Verifier { known, region: "eu-west-1", service: "secretsmanager" }, at)
    }

    fn refusal(&self) -> String {
        self.verified(&[credentials(None)], time(SIGNED_AT)).unwrap_err().to_string()
    }
}

#[test]
fn a_right_signature_is_accepted_with_any_of_the_known_keys_and_any_header_left_unsigned() {
    let mut sent = Sent::signed(None);
    sent.set("User-Agent", "rewritten on the way");
    let other = Credentials::new("AKIDOTHER", "other", None);
    assert_eq!(sent.verified(&[other, credentials(None)], time(SIGNED_AT)), Ok(()));
    assert_eq!(Sent::signed(Some("T")).verified(&[credentials(Some("T"))], time(SIGNED_AT)), Ok(()));
}

#[test]
fn a_wrong_one_is_refused_as_aws_refuses_it() {
    let cases: [(&str, Spoil); 16] = [
        ("MissingAuthenticationTokenException: Missing Authentication Token", |sent| {
            sent.headers.retain(|(name, _)| name != "authorization");
        }),
        ("MissingAuthenticationTokenException: Missing Authentication Token", |sent| {
            sent.set("authorization", "Bearer abc");
        }),
        (
            "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
            |sent| {
                sent.query = "X-Amz-Algorithm=AWS4-HMAC-SHA256".into();
            },
        ),
        (
            "IncompleteSignatureException: Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'KfSoC26UaBDGXxo5AUFS45c1cmAbyLKDOxOTKcZYWt4='.",
            |sent| {
                sent.set("authorization", "AWS4-HMAC-SHA256 Credential");
            },
        ),
        (
            "IncompleteSignatureException: Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=YI2YWea8FSxnksZL2ETHbs5elHm9HQufxTLK0W0ffV0=",
            |sent| {
                sent.headers.retain(|(name, _)| name != "x-amz-date");
                sent.set("authorization", "AWS4-HMAC-SHA256");
            },
        ),
        (
            "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got 'today'. See http://en.wikipedia.org/wiki/ISO_8601",
            |sent| {
                sent.set("x-amz-date", "today");
            },
        ),
        (
            "InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
            |sent| {
                sent.edit("authorization", ";host;", ";");
            },
        ),
        (
            "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512' (only AWS4-HMAC-SHA256 for now). ",
            |sent| {
                sent.edit("authorization", "SHA256", "SHA512");
            },
        ),
        (
            "IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDEXAMPLE/20261124/eu-west-1/secretsmanager'",
            |sent| {
                sent.edit("authorization", "/aws4_request", "");
            },
        ),
        ("InvalidSignatureException: Credential should be scoped to a valid region. ", |sent| {
            sent.edit("authorization", "eu-west-1", "us-east-1");
        }),
        (
            "InvalidSignatureException: Credential should be scoped to correct service: 'secretsmanager'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261124', from '20261124T101500Z'.",
            |sent| {
                sent.edit(
                    "authorization",
                    "20261124/eu-west-1/secretsmanager/aws4_request",
                    "20261123/eu-west-1/ssm/aws5_request",
                );
            },
        ),
        ("UnrecognizedClientException: The security token included in the request is invalid.", |sent| {
            sent.edit("authorization", "AKIDEXAMPLE", "AKIDOTHER");
        }),
        ("UnrecognizedClientException: The security token included in the request is invalid.", |sent| {
            sent.set("x-amz-security-token", "nobody's");
        }),
        ("InvalidSignatureException: The request signature", |sent| sent.body.push(b' ')),
        ("InvalidSignatureException: The request signature", |sent| sent.query = "a=b".into()),
        ("InvalidSignatureException: The request signature", |sent| {
            sent.edit("authorization", "Signature=", "Signature=A");
        }),
    ];
    for (expected, spoil) in cases {
        let mut sent = Sent::signed(None);
        spoil(&mut sent);
        let refusal = sent.refusal();
        let start = refusal.get(..expected.len()).unwrap_or(&refusal);
        assert_eq!(start, expected);
        assert!(refusal == expected || expected.ends_with("signature"), "{refusal}");
    }
}

#[test]
fn a_mismatch_says_what_should_have_been_signed() {
    let mut sent = Sent::signed(None);
    sent.edit("x-amz-target", "Describe", "Delete");
    insta::assert_snapshot!(sent.refusal(), @"
    InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.

    The Canonical String for this request should have been
    'POST
    /

    content-length:17
    host:h:4566
    x-amz-date:20261124T101500Z
    x-amz-target:secretsmanager.DeleteSecret

    content-length;host;x-amz-date;x-amz-target
    7b7aa7854e89af5d0edc47e89ef9169773b0b6bda06daa8e2993096cdcf3deaf'

    The String-to-Sign should have been
    'AWS4-HMAC-SHA256
    20261124T101500Z
    20261124/eu-west-1/secretsmanager/aws4_request
    14ddb9ad2e333c586aecaf4e9c4921a22beeb1fa7454a9ee745d5082d2f836d3'
    ");
}

#[test]
fn clocks_may_differ_by_five_minutes() {
    let sent = Sent::signed(None);
    let at =
        |text| sent.verified(&[credentials(None)], time(text)).map_err(|error| error.message().to_owned());
    assert_eq!([at("20261124T101000Z"), at("20261124T102000Z")], [Ok(()), Ok(())]);
    assert_eq!(
        at("20261124T102001Z").unwrap_err(),
        "Signature expired: 20261124T101500Z is now earlier than 20261124T101501Z (20261124T102001Z - 5 min.)"
    );
    assert_eq!(
        at("20261124T100959Z").unwrap_err(),
        "Signature not yet current: 20261124T101500Z is still later than 20261124T101459Z (20261124T100959Z + 5 min.)"
    );
}

fn credentials(token: Option<&str>) -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret", token.map(String::from))
}
