//! How the service refuses a signature, in its words.
//!
//! Seen from Secrets Manager itself: "Missing Authentication Token" (github.com/aws/aws-sdk-cpp/issues/2466), the unknown
//! key (spring-attic/spring-cloud-aws/issues/492), the expired signature (boto/botocore/issues/3587), the region without
//! its name (minio/kes/pull/303), and the mismatch with both texts (aws/aws-sdk-net/issues/3978). Seen from other AWS
//! services, and taken to be the same here: the parts that are missing, with the header hashed (API Gateway), the
//! unsigned host (Lambda), the scope's service (Glue), and the rest (DynamoDB, recorded in mhart/dynalite's `index.js`).
//! Not seen: how long ago a query form's lifetime ended.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rotation_core::error::{ErrorCode, ServiceError};

use super::super::hash::sha256;
use super::super::{ALGORITHM, CanonicalRequest, Scope, StringToSign};

/// The query form's parts, in the order in which they are missed.
pub(super) const IN_QUERY: [&str; 5] =
    ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];

/// What a mismatch says before each of the two texts, which stand in quotation marks.
pub(in crate::sigv4) const TEXTS: [&str; 2] =
    ["The Canonical String for this request should have been", "The String-to-Sign should have been"];

/// These and the three functions below are sentences of one refusal, each with the blank that follows it.
pub(in crate::sigv4) const REGION: &str = "Credential should be scoped to a valid region. ";

pub(super) fn service(own: &str) -> String {
    format!("Credential should be scoped to correct service: '{own}'. ")
}

pub(in crate::sigv4) fn terminator(sent: &str) -> String {
    format!("Credential should be scoped with a valid terminator: '{}', not '{sent}'. ", Scope::TERMINATOR)
}

pub(super) fn scope_date(sent: &str, day: &str, date: &str) -> String {
    format!(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{sent}' != '{day}', from '{date}'."
    )
}

pub(super) fn scope(sentences: String) -> ServiceError {
    invalid(sentences)
}

pub(super) fn missing() -> ServiceError {
    ServiceError::new(ErrorCode::MissingAuthenticationTokenException, "Missing Authentication Token")
}

pub(super) fn both_forms() -> ServiceError {
    invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
}

/// The header itself is not repeated, only its hash: it may hold what its sender took for a secret.
pub(super) fn no_pair(header: &str) -> ServiceError {
    incomplete(format!(
        "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '{}'.",
        hashed(header)
    ))
}

/// `there`: Credential, Signature, SignedHeaders, and a date.
pub(super) fn incomplete_header(there: [bool; 4], header: &str) -> ServiceError {
    let sentences = [
        "Authorization header requires 'Credential' parameter. ",
        "Authorization header requires 'Signature' parameter. ",
        "Authorization header requires 'SignedHeaders' parameter. ",
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    ];
    let missing = sentences.into_iter().zip(there).filter(|(_, there)| !there);
    let missing: String = missing.map(|(sentence, _)| sentence).collect();
    let hash = hashed(header);
    incomplete(format!("{missing}(Hashed with SHA-256 and encoded with Base64) Authorization={hash}"))
}

pub(super) fn incomplete_query(is_there: impl Fn(&str) -> bool) -> ServiceError {
    let missing = IN_QUERY.into_iter().filter(|name| !is_there(name));
    let missing = missing.map(|name| format!("AWS query-string parameters must include '{name}'. "));
    incomplete(missing.collect::<String>() + "Re-examine the query-string parameters.")
}

pub(in crate::sigv4) fn date(sent: &str) -> ServiceError {
    incomplete(format!(
        "Date must be in ISO-8601 'basic format'. Got '{sent}'. See http://en.wikipedia.org/wiki/ISO_8601"
    ))
}

pub(super) fn clock(text: String) -> ServiceError {
    invalid(text)
}

pub(super) fn host_unsigned() -> ServiceError {
    invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
}

pub(super) fn algorithm(sent: &str) -> ServiceError {
    incomplete(format!("Unsupported AWS 'algorithm': '{sent}' (only {ALGORITHM} for now). "))
}

pub(in crate::sigv4) fn credential(sent: &str) -> ServiceError {
    incomplete(format!(
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{sent}'"
    ))
}

pub(super) fn unknown_key() -> ServiceError {
    let text = "The security token included in the request is invalid.";
    ServiceError::new(ErrorCode::UnrecognizedClientException, text)
}

pub(super) fn signature(canonical: &CanonicalRequest, string_to_sign: &StringToSign) -> ServiceError {
    let [first, second] = TEXTS;
    invalid(format!(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n\
         {first}\n'{}'\n\n\
         {second}\n'{string_to_sign}'\n",
        canonical.as_str()
    ))
}

fn incomplete(text: String) -> ServiceError {
    ServiceError::new(ErrorCode::IncompleteSignatureException, text)
}

fn invalid(text: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidSignatureException, text)
}

fn hashed(header: &str) -> String {
    STANDARD.encode(sha256(header.as_bytes()))
}
