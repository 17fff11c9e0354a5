//! Requests of this service that botocore signed.

use rotation_protocol::endpoint::Endpoint;
use rotation_protocol::sigv4::{Credentials, Signer, sign_call};

use crate::fixtures::{json, text, time};

#[test]
fn top_40_botocore_signs_the_same_requests_the_same() {
    let Some(vectors) = json("sigv4-secretsmanager-vectors.json") else { return };
    let vectors = vectors.as_array().unwrap();
    assert!(!vectors.is_empty());
    for vector in vectors {
        let id = text(vector, "id");
        let token = vector["session_token"].as_str().map(String::from);
        let credentials = Credentials::new(text(vector, "access_key"), text(vector, "secret_key"), token);
        let mut signer = Signer::new(credentials, text(vector, "region"), text(vector, "service"));
        let endpoint =
            Endpoint::parse(&format!("http://{}{}", text(vector, "host"), text(vector, "path"))).unwrap();
        let operation = text(&vector["headers"], "X-Amz-Target").strip_prefix("secretsmanager.").unwrap();
        let at = time(text(vector, "timestamp"));

        let signed = sign_call(&mut signer, &endpoint, operation, text(vector, "body").into(), at).signed;
        assert_eq!(signed.canonical_request.as_str(), text(vector, "canonical_request"), "{id}");
        assert_eq!(signed.canonical_request.body_hash(), text(vector, "payload_sha256"), "{id}");
        assert_eq!(signed.canonical_request.signed_headers(), text(vector, "signed_headers"), "{id}");
        assert_eq!(signed.string_to_sign.to_string(), text(vector, "string_to_sign"), "{id}");
        assert_eq!(signed.signature, text(vector, "signature"), "{id}");
        assert_eq!(signed.authorization(), vector["authorization"].as_str(), "{id}");
        for (name, value) in vector["headers"].as_object().unwrap() {
            let header = (name.to_ascii_lowercase(), value.as_str().unwrap().to_owned());
            assert!(signed.headers.contains(&header), "{id}: {header:?}");
        }
    }
}
