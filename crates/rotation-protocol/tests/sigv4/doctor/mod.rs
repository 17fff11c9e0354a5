//! The doctor beside the verifier: a true signed request is spoilt, refused in AWS's words, and the doctor names what
//! was done to it.

mod any_text;
mod backwards;
mod causes;
mod every_byte;

use rotation_core::time::Timestamp;
use rotation_protocol::sigv4::doctor::{Cause, Finding, Ground, Report, examine};
use rotation_protocol::sigv4::{Credentials, Options, Received, Signer, Unsigned, Verifier, verify};

use crate::fixtures::time;

const SIGNED_AT: &str = "20261124T101500Z";
const HOST: &str = "secretsmanager.eu-west-1.amazonaws.com";
const BODY: &str = r#"{"SecretId": "é", "ClientRequestToken": "t"}"#;

/// A request, its signer, and what became of both on the way.
#[derive(Clone)]
struct Sent {
    region: &'static str,
    service: &'static str,
    key: Credentials,
    path: String,
    query: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Sent {
    fn new() -> Self {
        let headers = [
            ("content-type", "application/x-amz-json-1.1"),
            ("host", HOST),
            ("x-amz-target", "secretsmanager.RotateSecret"),
        ];
        Self {
            region: "eu-west-1",
            service: "secretsmanager",
            key: credentials(None),
            path: "/a%20b/".into(),
            query: "b=2&a=1".into(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: BODY.into(),
        }
    }

    fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.into(), value.into()));
        self
    }

    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn edit(&mut self, name: &str, from: &str, to: &str) {
        let value = self.header(name).to_owned();
        assert!(value.contains(from), "{value}");
        self.set(name, &value.replace(from, to));
    }

    fn signer(&self) -> Signer {
        Signer::new(self.key.clone(), self.region, self.service)
    }

    fn signed(mut self, at: Timestamp) -> Self {
        let host = self.header("host").to_owned();
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let request = unsigned(&self, &host, &headers);
        let signed = self.signer().sign(&request, at, Options::default());
        self.headers = signed.headers;
        self.set("host", &host);
        self
    }

    /// What the service says, which stands in eu-west-1.
    fn refusal(&self, at: Timestamp) -> String {
        let Self { path, query, headers, body, .. } = self;
        let request = Received { method: "POST", path, query, headers, body: body.as_bytes() };
        let known = [credentials(None), credentials(Some("T"))];
        let known = if self.header("x-amz-security-token").is_empty() { &known[..1] } else { &known[1..] };
        let verifier = Verifier { known, region: "eu-west-1", service: "secretsmanager" };
        let error = verify(&request, verifier, at).expect_err("it was spoilt");
        let text = error.message();
        format!("An error occurred ({}) when calling the RotateSecret operation: {text}", error.code())
    }

    /// As curl shows what it sends.
    fn shown(&self) -> String {
        let headers = self.headers.iter().map(|(name, value)| format!("> {name}: {value}\n"));
        format!("* Connected\n> POST {} HTTP/1.1\n{}>\n", self.path, headers.collect::<String>())
    }
}

fn unsigned<'a>(sent: &'a Sent, host: &'a str, headers: &'a [(&'a str, &'a str)]) -> Unsigned<'a> {
    Unsigned {
        method: "POST",
        host,
        path: &sent.path,
        query: &sent.query,
        headers,
        body: sent.body.as_bytes(),
    }
}

/// The doctor beside the true request.
fn examined(pasted: &str, form: &Sent, at: Timestamp) -> Report {
    let host = form.header("host").to_owned();
    let headers: Vec<_> = form.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    examine(pasted, &form.signer(), &unsigned(form, &host, &headers), at).expect("it is not blank")
}

fn findings(report: &Report) -> Vec<(Ground, Cause)> {
    report.findings.iter().map(|Finding { cause, ground }| (*ground, cause.clone())).collect()
}

fn credentials(token: Option<&str>) -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token.map(String::from))
}

fn now() -> Timestamp {
    time(SIGNED_AT)
}
