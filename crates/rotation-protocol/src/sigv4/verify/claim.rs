//! What a request says of its signature: in the `Authorization` header, or in the query.

use rotation_core::error::ServiceError;

use super::super::{ALGORITHM, canonical::decoded};
use super::{Received, refusal};

/// Taken from the request, and not yet believed.
#[derive(Clone)]
pub(in crate::sigv4) struct Claim {
    pub(in crate::sigv4) algorithm: String,
    /// `keyid/date/region/service/aws4_request`.
    pub(in crate::sigv4) credential: String,
    /// `content-type;host;x-amz-date`.
    pub(in crate::sigv4) signed_headers: String,
    pub(in crate::sigv4) signature: String,
    /// `20261124T101500Z`.
    pub(in crate::sigv4) date: String,
    /// Seconds, in the query form only.
    pub(in crate::sigv4) lifetime: Option<u32>,
    pub(in crate::sigv4) session_token: Option<String>,
    /// The query as it was signed: without the signature.
    pub(in crate::sigv4) query: String,
}

impl Claim {
    pub(in crate::sigv4) fn read(request: &Received<'_>) -> Result<Self, ServiceError> {
        let query = parameters(request.query);
        let presigned = value(&query, "X-Amz-Algorithm").is_some();
        match request.header("authorization") {
            Some(_) if presigned => Err(refusal::both_forms()),
            Some(header) if header.starts_with("AWS4-") => Self::in_header(request, header),
            None if presigned => Self::in_query(request, &query),
            _ => Err(refusal::missing()),
        }
    }

    /// What has nothing to do with who verifies.
    pub(in crate::sigv4) fn check(&self) -> Result<(), ServiceError> {
        if !self.signed_headers.split(';').any(|name| name.eq_ignore_ascii_case("host")) {
            return Err(refusal::host_unsigned());
        }
        if self.algorithm != ALGORITHM {
            return Err(refusal::algorithm(&self.algorithm));
        }
        Ok(())
    }

    /// Key id, date, region, service, terminator.
    pub(in crate::sigv4) fn credential(&self) -> Result<[&str; 5], ServiceError> {
        let parts: Vec<&str> = self.credential.trim_end_matches('/').split('/').collect();
        parts.try_into().map_err(|_| refusal::credential(&self.credential))
    }

    fn in_header(request: &Received<'_>, header: &str) -> Result<Self, ServiceError> {
        let (algorithm, rest) = header.split_once(' ').unwrap_or((header, ""));
        let words = rest.split([',', ' ', '\t']).filter(|word| !word.is_empty());
        let pairs: Option<Vec<_>> = words.map(|word| word.split_once('=')).collect();
        let pairs = pairs.ok_or_else(|| refusal::no_pair(header))?;
        let find = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let credential = find("Credential").filter(|text| !text.is_empty());
        let signature = find("Signature").filter(|text| !text.is_empty());
        // An empty list is one: it is refused later, for lack of `host`.
        let signed_headers = find("SignedHeaders");
        let date = request.header("x-amz-date").or_else(|| request.header("date"));
        match (credential, signature, signed_headers, date) {
            (Some(credential), Some(signature), Some(signed_headers), Some(date)) => Ok(Self {
                algorithm: algorithm.into(),
                credential: credential.into(),
                signed_headers: signed_headers.into(),
                signature: signature.into(),
                date: date.into(),
                lifetime: None,
                session_token: request.header("x-amz-security-token").map(String::from),
                query: request.query.into(),
            }),
            _ => {
                let there = [credential, signature, signed_headers, date].map(|part| part.is_some());
                Err(refusal::incomplete_header(there, header))
            }
        }
    }

    fn in_query(request: &Received<'_>, query: &[(String, String)]) -> Result<Self, ServiceError> {
        let find = |name: &str| value(query, name).filter(|text| !text.is_empty()).map(String::from);
        let lifetime = value(query, "X-Amz-Expires").and_then(|seconds| seconds.parse().ok());
        let [algorithm, credential, signature, signed_headers, date] = refusal::IN_QUERY.map(find);
        match (algorithm, credential, signature, signed_headers, date) {
            (Some(algorithm), Some(credential), Some(signature), Some(signed_headers), Some(date)) => {
                Ok(Self {
                    algorithm,
                    credential,
                    signed_headers,
                    signature,
                    date,
                    lifetime,
                    session_token: find("X-Amz-Security-Token"),
                    query: without_signature(request.query),
                })
            }
            _ => Err(refusal::incomplete_query(|name| find(name).is_some())),
        }
    }
}

fn parameters(query: &str) -> Vec<(String, String)> {
    let plain = |text: &str| String::from_utf8_lossy(&decoded(text)).into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (plain(n), plain(v))).collect()
}

fn value<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn without_signature(query: &str) -> String {
    let kept = query.split('&').filter(|pair| !pair.starts_with("X-Amz-Signature="));
    kept.collect::<Vec<_>>().join("&")
}
