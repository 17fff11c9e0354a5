//! What was found in an HTTP request, however it was written down, and the call it makes.

use super::Pasted;
use crate::cli::{self, Failure, ReadError};
use crate::endpoint::{Endpoint, Region, Variant};

const TARGET: &str = "secretsmanager.RotateSecret";

#[derive(Default)]
pub(super) struct Found {
    pub(super) method: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
    /// A region that is named for the signature.
    pub(super) region: Option<String>,
    pub(super) has_keys: bool,
    host: Option<String>,
    target: Option<String>,
}

impl Found {
    pub(super) fn asked_with(method: &str) -> Self {
        Self { method: Some(method.into()), ..Self::default() }
    }

    /// A header, if its value counts for anything here.
    pub(super) fn header(&mut self, name: &str, value: &str) {
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "x-amz-target" => self.target = Some(value.into()),
            "host" => self.host = Some(value.into()),
            "x-amz-security-token" => self.has_keys |= !value.is_empty() && !value.starts_with('$'),
            "authorization" => self.region = self.region.take().or_else(|| scope_region(value)),
            _ => {}
        }
    }

    /// `other` is the region if the request names none.
    pub(super) fn pasted(self, other: Option<&str>) -> Result<Pasted, ReadError> {
        let refused = |what: &str| Err(ReadError::Cli(Failure::not_here(what)));
        match self.target.as_deref() {
            None | Some(TARGET) => {}
            Some(other) => return refused(&format!("only {TARGET} is known here, not {other}.")),
        }
        match self.method.as_deref() {
            None | Some("POST") => {}
            Some(other) => return refused(&format!("Secrets Manager is asked with POST, not {other}.")),
        }
        let Some(body) = self.body.filter(|body| !body.trim().is_empty()) else {
            return refused("the request has no body: its JSON says what it asks for.");
        };
        let endpoint = self.url.as_deref().map(Endpoint::parse).transpose();
        let endpoint = endpoint.map_err(|error| ReadError::Cli(Failure::not_here(error)))?;
        let host = endpoint.as_ref().map(Endpoint::host).or(self.host.as_deref());
        let region = self.region.or_else(|| host.and_then(host_region));
        let region = region.as_deref().or(other);
        let own = region.and_then(|region| Region::parse(region).ok());
        let own = own.map(|region| Endpoint::of(&region, Variant::default()));
        let call = cli::body(&body, region, endpoint.filter(|endpoint| Some(endpoint) != own.as_ref()));
        Ok(Pasted { call: call.map_err(ReadError::Cli)?, has_keys: self.has_keys })
    }
}

/// `Credential=AKID/20261124/eu-central-1/secretsmanager/aws4_request`.
fn scope_region(authorization: &str) -> Option<String> {
    let (_, credential) = authorization.split_once("Credential=")?;
    let scope = credential.split(',').next()?;
    let region = scope.split('/').rev().nth(2)?;
    (scope.ends_with("/aws4_request") && !region.is_empty()).then(|| region.into())
}

/// `secretsmanager.eu-central-1.amazonaws.com`, if there is such a region: examples write "region" in its place.
fn host_region(host: &str) -> Option<String> {
    let mut labels = host.split('.');
    let service = labels.next()?;
    let region = labels.next()?;
    let known = Region::parse(region).is_ok_and(|region| region.description().is_some());
    (["secretsmanager", "secretsmanager-fips"].contains(&service) && known).then(|| region.into())
}
