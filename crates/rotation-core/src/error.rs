//! Errors as AWS words them: a code and a text. Everything the service refuses is one of these.

use alloc::{format, string::String};
use core::fmt;

use crate::ident::SecretName;

/// A refusal, with AWS's own code and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    code: ErrorCode,
    message: String,
}

impl ServiceError {
    /// An error of this code with this text.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// AWS's name for it.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// AWS's sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn not_found() -> Self {
        Self::new(ErrorCode::ResourceNotFoundException, "Secrets Manager can't find the specified secret.")
    }

    pub(crate) fn version_not_found(id: &str) -> Self {
        let text = format!("Secrets Manager can't find the specified secret value for VersionId: {id}");
        Self::new(ErrorCode::ResourceNotFoundException, text)
    }

    pub(crate) fn label_not_found(label: &str) -> Self {
        let text =
            format!("Secrets Manager can't find the specified secret value for staging label: {label}");
        Self::new(ErrorCode::ResourceNotFoundException, text)
    }

    pub(crate) fn token_missing(code: ErrorCode) -> Self {
        Self::new(code, "You must provide a ClientRequestToken value. We recommend a UUID-type value.")
    }

    pub(crate) fn token_in_use(token: &str, arn: &str) -> Self {
        let text = format!(
            "You can't use ClientRequestToken {token} because that value is already in use for a version of secret {arn}."
        );
        Self::new(ErrorCode::ResourceExistsException, text)
    }

    pub(crate) fn name_taken(name: &SecretName) -> Self {
        let text = format!("The operation failed because the secret {name} already exists.");
        Self::new(ErrorCode::ResourceExistsException, text)
    }

    pub(crate) fn marked_for_deletion() -> Self {
        let text = "You can't perform this operation on the secret because it was marked for deletion.";
        Self::new(ErrorCode::InvalidRequestException, text)
    }

    /// R37.
    pub(crate) fn owned_by(service: &str) -> Self {
        let text = format!("Operation is not allowed on secret owned by {service}");
        Self::new(ErrorCode::InvalidRequestException, text)
    }

    pub(crate) fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::InvalidParameterException, message)
    }

    pub(crate) fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::InvalidRequestException, message)
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl core::error::Error for ServiceError {}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The error codes this model gives, in AWS's spelling.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorCode { $($(#[$doc])* $name,)* }

        impl ErrorCode {
            /// As it stands in `__type`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

codes! {
    /// Authorisation, or a function that cannot be invoked.
    AccessDeniedException,
    /// A resource policy that cannot be read.
    MalformedPolicyDocumentException,
    /// A resource policy that lets anybody in.
    PublicPolicyException,
    /// A paging token that was not given out here.
    InvalidNextTokenException,
    /// A parameter that contradicts another or the rules.
    InvalidParameterException,
    /// A request that the secret's state does not allow.
    InvalidRequestException,
    /// More of something than there may be.
    LimitExceededException,
    /// A name or token that is taken.
    ResourceExistsException,
    /// No such secret, version or label.
    ResourceNotFoundException,
    /// A body that cannot be read.
    SerializationException,
    /// An operation that this model, or the service, does not have.
    UnknownOperationException,
    /// A member that breaks a constraint of the API.
    ValidationException,
    /// A signature that lacks a part, or is of another kind.
    IncompleteSignatureException,
    /// A signature that is wrong, too old, or for elsewhere.
    InvalidSignatureException,
    /// No signature.
    MissingAuthenticationTokenException,
    /// A key that is not known.
    UnrecognizedClientException,
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
