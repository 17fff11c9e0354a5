//! Signatures against those of AWS's own signer in Rust, on seeded random requests, in both forms; and what is signed
//! is accepted when it is verified.
//!
//! A target of its own: that signer brings a good many crates along.

mod request;
mod theirs;

use rotation_core::time::Timestamp;
use rotation_protocol::sigv4::{
    Credentials, Form, Lifetime, Options, Received, Signer, Unsigned, Verifier, verify,
};

use request::Request;

const SEED: u64 = 20_151_030;
const COUNT: u64 = 4000;

#[test]
fn thousands_of_random_requests_are_signed_as_aws_signs_them() {
    let (mut in_query, mut verified) = (0, 0);
    for number in 0..COUNT {
        let request = Request::drawn(SEED, number);
        let signed = ours(&request);
        let shown = format!("seed {SEED}, request {number}: {request:?}");
        assert_eq!(signed.signature, theirs::signature(&request), "{shown}\n{}", signed.canonical);
        in_query += u64::from(request.lifetime.is_some());
        if request.normalize && !(request.omit_token && request.token.is_some()) {
            let refusal = accepted(&request, &signed).err();
            assert_eq!(refusal, None, "{shown}");
            verified += 1;
        }
    }
    assert!(in_query > COUNT / 3 && in_query < COUNT * 2 / 3, "{in_query} in the query");
    assert!(verified > COUNT / 3, "{verified} were verified");
}

struct Ours {
    signature: String,
    canonical: String,
    query: String,
    headers: Vec<(String, String)>,
}

fn ours(request: &Request) -> Ours {
    let mut signer = Signer::new(credentials(request), request.region, request.service);
    let headers: Vec<_> = request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let unsigned = Unsigned {
        method: request.method,
        host: &request.host,
        path: &request.path,
        query: &request.query,
        headers: &headers,
        body: request.body.as_bytes(),
    };
    let options = Options {
        form: request
            .lifetime
            .map_or(Form::Header, |seconds| Form::Query(Lifetime::of_seconds(seconds).expect("a lifetime"))),
        normalize_path: request.normalize,
        sign_body: request.sign_body,
        omit_session_token: request.omit_token,
    };
    let signed = signer.sign(&unsigned, at(request), options);
    let mut headers = signed.headers;
    headers.push(("host".into(), request.host.clone()));
    let canonical = signed.canonical_request.as_str().to_owned();
    Ours { signature: signed.signature, canonical, query: signed.query, headers }
}

fn accepted(request: &Request, signed: &Ours) -> Result<(), rotation_core::error::ServiceError> {
    let received = Received {
        method: request.method,
        path: &request.path,
        query: &signed.query,
        headers: &signed.headers,
        body: request.body.as_bytes(),
    };
    let known = [credentials(request)];
    let verifier = Verifier { known: &known, region: request.region, service: request.service };
    verify(&received, verifier, at(request))
}

fn at(request: &Request) -> Timestamp {
    Timestamp::from_millis(request.seconds * 1000).expect("a time")
}

fn credentials(request: &Request) -> Credentials {
    Credentials::new(&request.key_id, &request.secret, request.token.clone())
}
