//! One RotateSecret request in the forms people use it in.
//!
//! ```
//! use rotation_protocol::endpoint::{Endpoint, Region, Variant};
//! use rotation_protocol::snippet::{RotateSecretRequest, Snippet, Target};
//!
//! let region = Region::parse("us-west-2").unwrap();
//! let request = RotateSecretRequest { secret_id: "MyTestDatabaseSecret".into(), ..Default::default() };
//! let endpoint = Endpoint::of(&region, Variant::default());
//! let target = Target { region: &region, endpoint: &endpoint, token: "", temporary: false };
//! let text = Snippet::AwsCli.text(&request, &target);
//! assert_eq!(text, "aws secretsmanager rotate-secret \\\n  --secret-id MyTestDatabaseSecret \\\n  --region us-west-2");
//! ```
//!
//! A snippet never holds a credential: where one belongs stands the shell variable that holds it.

mod aws_cli;
mod curl;
pub(crate) mod json;
mod request;
mod shell;

pub use request::{RotateSecretRequest, RotationRules};

use crate::endpoint::{Endpoint, Region};

/// A form of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// `curl --aws-sigv4`.
    Curl,
    /// `aws secretsmanager rotate-secret`.
    AwsCli,
}

/// Where the request goes, and with what.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The region it is signed for.
    pub region: &'a Region,
    /// The endpoint it is sent to.
    pub endpoint: &'a Endpoint,
    /// The token for a request that names none: raw HTTP must carry one.
    pub token: &'a str,
    /// Whether the credentials come with a session token.
    pub temporary: bool,
}

impl Snippet {
    /// Every form, in the order of the tabs.
    pub const ALL: [Self; 2] = [Self::Curl, Self::AwsCli];

    /// What the tab says.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::AwsCli => "CLI",
        }
    }

    /// The text, without a line break at the end.
    pub fn text(self, request: &RotateSecretRequest, target: &Target<'_>) -> String {
        match self {
            Self::Curl => curl::text(request, target),
            Self::AwsCli => aws_cli::text(request, target),
        }
    }
}
