//! Why there is no endpoint.

use std::fmt;

/// The first three are the SDKs' texts; the rest say what is wrong with a typed URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// Neither a region nor an endpoint.
    MissingRegion,
    /// FIPS belongs to a region's endpoint.
    FipsAndTyped,
    /// So does dual-stack.
    DualStackAndTyped,
    /// Not `http://` or `https://`.
    Scheme,
    /// A user name or password in the URL.
    UserInfo,
    /// A query or a fragment.
    Query,
    /// No host at all.
    NoHost,
    /// A host with characters that no host has.
    Host,
    /// Numbers that are no IPv4 address in its full form.
    Address,
    /// A port that is not between 1 and 65535.
    Port,
    /// A path with characters that want encoding.
    Path,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingRegion => "Invalid Configuration: Missing Region",
            Self::FipsAndTyped => "Invalid Configuration: FIPS and custom endpoint are not supported",
            Self::DualStackAndTyped => {
                "Invalid Configuration: Dualstack and custom endpoint are not supported"
            }
            Self::Scheme => "An endpoint starts with http:// or https://.",
            Self::UserInfo => {
                "An endpoint holds no user name or password: credentials go into the signature."
            }
            Self::Query => "An endpoint has no query and no fragment.",
            Self::NoHost => "The endpoint lacks a host.",
            Self::Host => {
                "A host consists of letters, digits, hyphens and dots; other scripts in their xn-- form."
            }
            Self::Address => "An IPv4 address has four numbers from 0 to 255, without leading zeros.",
            Self::Port => "A port is a number from 1 to 65535.",
            Self::Path => "The endpoint's path has characters that must be percent-encoded.",
        })
    }
}

impl std::error::Error for EndpointError {}
