//! Where a request goes: the endpoint of a region, or one that was typed.
//!
//! ```
//! use rotation_protocol::endpoint::{Endpoint, Region, Variant};
//!
//! let region = Region::parse("eu-central-1").unwrap();
//! let endpoint = Endpoint::of(&region, Variant { fips: true, dual_stack: false });
//! assert_eq!(endpoint.url(), "https://secretsmanager-fips.eu-central-1.amazonaws.com/");
//! assert_eq!(Endpoint::parse("http://127.0.0.1:4566").unwrap().host(), "127.0.0.1:4566");
//! ```
//!
//! The rules are those of the SDKs. This room opens no connection.

mod error;
mod partition;
mod region;
mod typed;

pub use error::EndpointError;
pub use partition::Partition;
pub use region::{Region, RegionError, regions};

/// Where requests are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    host: String,
    path: String,
}

/// With or without TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Without.
    Http,
    /// With.
    Https,
}

/// Which of a region's endpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// The one with FIPS 140 validated cryptography.
    pub fips: bool,
    /// The one that IPv6 reaches.
    pub dual_stack: bool,
}

impl Endpoint {
    /// The SDKs' rules: a typed endpoint wins over the region and bears no variant; one of the two must be there.
    pub fn resolve(
        region: Option<&Region>,
        typed: Option<&str>,
        variant: Variant,
    ) -> Result<Self, EndpointError> {
        match (typed, region) {
            (Some(_), _) if variant.fips => Err(EndpointError::FipsAndTyped),
            (Some(_), _) if variant.dual_stack => Err(EndpointError::DualStackAndTyped),
            (Some(typed), _) => Self::parse(typed),
            (None, Some(region)) => Ok(Self::of(region, variant)),
            (None, None) => Err(EndpointError::MissingRegion),
        }
    }

    /// The region's own.
    pub fn of(region: &Region, variant: Variant) -> Self {
        let name = if variant.fips { "secretsmanager-fips" } else { "secretsmanager" };
        let suffix = region.partition().suffix(variant);
        Self { scheme: Scheme::Https, host: format!("{name}.{region}.{suffix}"), path: "/".into() }
    }

    /// As typed: `http://127.0.0.1:4566`, `https://example.com/base`.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        typed::parse(text)
    }

    /// With or without TLS.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The `Host` header: with the port, if it is not the scheme's own.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `/`, unless a path was typed.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// `https://host`, as the browser names the origin.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme.name(), self.host)
    }

    /// `https://host/`.
    pub fn url(&self) -> String {
        [self.scheme.name(), "://", &self.host, &self.path].concat()
    }
}

impl Scheme {
    /// `http` or `https`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_endpoint_wins_and_conflicts_are_named() {
        let region = Region::parse("us-west-2").unwrap();
        let (plain, fips, dual) = (Variant::default(), variant(true, false), variant(false, true));
        let typed = Some("http://127.0.0.1:4566");
        for (region, typed, variant, expected) in [
            (Some(&region), None, plain, Ok("https://secretsmanager.us-west-2.amazonaws.com/")),
            (Some(&region), typed, plain, Ok("http://127.0.0.1:4566/")),
            (None, typed, plain, Ok("http://127.0.0.1:4566/")),
            (None, None, plain, Err("Invalid Configuration: Missing Region")),
            (
                Some(&region),
                typed,
                fips,
                Err("Invalid Configuration: FIPS and custom endpoint are not supported"),
            ),
            (None, typed, fips, Err("Invalid Configuration: FIPS and custom endpoint are not supported")),
            (
                None,
                typed,
                dual,
                Err("Invalid Configuration: Dualstack and custom endpoint are not supported"),
            ),
        ] {
            let resolved = Endpoint::resolve(region, typed, variant);
            let texts = resolved.map(|endpoint| endpoint.url()).map_err(|error| error.to_string());
            assert_eq!(texts.as_deref().map_err(String::as_str), expected, "{typed:?} {variant:?}");
        }
    }

    #[test]
    fn each_partition_has_its_own_names() {
        for (region, fips, dual_stack, host) in [
            ("eu-west-1", false, true, "secretsmanager.eu-west-1.amazonaws.com"),
            ("us-east-1", true, true, "secretsmanager-fips.us-east-1.amazonaws.com"),
            ("cn-north-1", false, true, "secretsmanager.cn-north-1.amazonaws.com.cn"),
            ("cn-north-1", true, true, "secretsmanager-fips.cn-north-1.api.amazonwebservices.com.cn"),
            ("us-gov-west-1", true, true, "secretsmanager-fips.us-gov-west-1.amazonaws.com"),
            ("us-iso-east-1", true, false, "secretsmanager-fips.us-iso-east-1.c2s.ic.gov"),
            ("us-isob-east-1", false, true, "secretsmanager.us-isob-east-1.api.aws.scloud"),
            ("eusc-de-east-1", false, false, "secretsmanager.eusc-de-east-1.amazonaws.eu"),
        ] {
            let region = Region::parse(region).unwrap();
            assert_eq!(Endpoint::of(&region, variant(fips, dual_stack)).host(), host);
        }
    }

    fn variant(fips: bool, dual_stack: bool) -> Variant {
        Variant { fips, dual_stack }
    }
}
