//! What a command takes from its environment: the region and the keys.

use super::{Failure, Host};
use crate::endpoint::Region;
use crate::sigv4::Credentials;

/// The keys, if there are any. Half a pair is an error before anything else is.
pub(super) fn credentials(host: &Host) -> Result<Option<Credentials>, Failure> {
    let Some(id) = host.variable("AWS_ACCESS_KEY_ID") else { return Ok(None) };
    let secret = host
        .variable("AWS_SECRET_ACCESS_KEY")
        .ok_or_else(|| Failure::error("Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"))?;
    let token = host.variable("AWS_SESSION_TOKEN").or_else(|| host.variable("AWS_SECURITY_TOKEN"));
    Ok(Some(Credentials::new(id, secret, token.map(String::from))))
}

/// There is no file of profiles, so there is no profile.
pub(super) fn profile(host: &Host, option: Option<&str>) -> Result<(), Failure> {
    let variable = || host.variable("AWS_DEFAULT_PROFILE").or_else(|| host.variable("AWS_PROFILE"));
    match option.or_else(variable) {
        Some(profile) if profile != "default" => {
            Err(Failure::error(format!("The config profile ({profile}) could not be found")))
        }
        _ => Ok(()),
    }
}

/// The endpoint that stands in for `--endpoint-url`.
pub(super) fn endpoint(host: &Host) -> Option<&str> {
    let ignored = host.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
    if ignored.is_some_and(|ignored| ignored.eq_ignore_ascii_case("true")) {
        return None;
    }
    host.variable("AWS_ENDPOINT_URL_SECRETS_MANAGER").or_else(|| host.variable("AWS_ENDPOINT_URL"))
}

/// The region of `--region`, else the one that stands in for it.
pub(super) fn region(option: Option<&str>, other: Option<&str>) -> Result<Region, Failure> {
    let region = match option {
        // The CLI takes an empty region at its word, and then has no host.
        Some("") => return Err(Failure::error("Invalid endpoint: https://secretsmanager..amazonaws.com")),
        Some(given) => given,
        None => other.filter(|region| !region.is_empty()).ok_or_else(|| Failure::plain(NO_REGION))?,
    };
    Region::parse(region).map_err(|error| Failure::error(error.to_string()))
}

pub(super) const NO_CREDENTIALS: &str =
    "Unable to locate credentials. You can configure credentials by running \"aws configure\".";
const NO_REGION: &str =
    "You must specify a region. You can also configure your region by running \"aws configure\".";
