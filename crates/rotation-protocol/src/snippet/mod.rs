//! One RotateSecret request in the forms people use it in.
//!
//! ```
//! use rotation_protocol::endpoint::{Endpoint, Region, Variant};
//! use rotation_protocol::snippet::{RotateSecretRequest, Snippet, Target};
//!
//! let region = Region::parse("us-west-2").unwrap();
//! let request = RotateSecretRequest { secret_id: "MyTestDatabaseSecret".into(), ..Default::default() };
//! let endpoint = Endpoint::of(&region, Variant::default());
//! let target = Target { region: &region, endpoint: &endpoint, token: "", temporary: false, signed: None };
//! let text = Snippet::AwsCli.text(&request, &target);
//! let lines: Vec<_> = text.split(" \\\n  ").collect();
//! assert_eq!(
//!     lines,
//!     ["aws secretsmanager rotate-secret", "--secret-id MyTestDatabaseSecret", "--region us-west-2", "--rotate-immediately"]
//! );
//! ```
//!
//! A snippet never holds a credential: where one belongs stands the shell variable that holds it, and SDKs find theirs
//! by themselves. The one form that is signed already holds the signature, which is no secret.

mod aws_cli;
mod boto3;
mod cloudformation;
mod command;
mod curl;
mod javascript;
pub(crate) mod json;
pub(crate) mod quote;
mod request;
mod rust;
mod shell;
mod terraform;

pub use command::command;
pub use request::{RotateSecretRequest, RotationRules};

use crate::endpoint::{Endpoint, Region, Variant};
use crate::sigv4::SignedCall;

/// A form of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// `curl --aws-sigv4`.
    Curl,
    /// `curl` with the headers that were signed.
    CurlSigned,
    /// `aws secretsmanager rotate-secret`.
    AwsCli,
    /// Python.
    Boto3,
    /// The AWS SDK for JavaScript.
    JavaScript,
    /// The AWS SDK for Rust.
    Rust,
    /// `aws_secretsmanager_secret_rotation`.
    Terraform,
    /// `AWS::SecretsManager::RotationSchedule`.
    CloudFormation,
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
    /// The request signed, for the form that sends it so.
    pub signed: Option<&'a SignedCall>,
}

impl Target<'_> {
    /// The endpoint, if it is not the region's own.
    fn other_url(&self) -> Option<String> {
        (*self.endpoint != Endpoint::of(self.region, Variant::default())).then(|| self.endpoint.url())
    }
}

impl Snippet {
    /// Every form, in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Curl,
        Self::CurlSigned,
        Self::AwsCli,
        Self::Boto3,
        Self::JavaScript,
        Self::Rust,
        Self::Terraform,
        Self::CloudFormation,
    ];

    /// What the tab says.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::CurlSigned => "curl, signed",
            Self::AwsCli => "CLI",
            Self::Boto3 => "boto3",
            Self::JavaScript => "JavaScript",
            Self::Rust => "Rust",
            Self::Terraform => "Terraform",
            Self::CloudFormation => "CloudFormation",
        }
    }

    /// A word for ids and addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::CurlSigned => "curl-signed",
            Self::AwsCli => "cli",
            Self::Boto3 => "boto3",
            Self::JavaScript => "javascript",
            Self::Rust => "rust",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
        }
    }

    /// The text, without a line break at the end.
    pub fn text(self, request: &RotateSecretRequest, target: &Target<'_>) -> String {
        match self {
            Self::Curl => curl::text(request, target),
            Self::CurlSigned => curl::signed(target.signed),
            Self::AwsCli => aws_cli::text(request, target),
            Self::Boto3 => boto3::text(request, target),
            Self::JavaScript => javascript::text(request, target),
            Self::Rust => rust::text(request, target),
            Self::Terraform => terraform::text(request, target),
            Self::CloudFormation => cloudformation::text(request, target),
        }
    }
}
