//! The `aws-sigv4` crate, asked to sign the same.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, SessionTokenMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;

use crate::request::Request;

pub(crate) fn signature(request: &Request) -> String {
    let keys = Credentials::new(&request.key_id, &request.secret, request.token.clone(), None, "test").into();
    let params = v4::SigningParams::builder()
        .identity(&keys)
        .region(request.region)
        .name(request.service)
        .time(SystemTime::UNIX_EPOCH + Duration::from_secs(request.seconds.unsigned_abs()))
        .settings(settings(request))
        .build()
        .expect("every parameter is given")
        .into();
    let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
    let uri = format!("https://{}{}{query}", request.host, request.path);
    let headers = request.headers.iter().map(|(name, value)| (*name, value.as_str()));
    let body = SignableBody::Bytes(request.body.as_bytes());
    let request = SignableRequest::new(request.method, uri, headers, body).expect("a request");
    sign(request, &params).expect("it can be signed").into_parts().1
}

fn settings(request: &Request) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if let Some(seconds) = request.lifetime {
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(Duration::from_secs(seconds.into()));
    }
    settings.uri_path_normalization_mode = UriPathNormalizationMode::from(request.normalize);
    if request.sign_body {
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    if request.omit_token {
        settings.session_token_mode = SessionTokenMode::Exclude;
    }
    settings
}
