//! What changed about who can log in, in the order it happened: all that clients need to know.

use rotation_core::{ident::SecretArn, time::Timestamp};

use super::database::Login;

/// Something is true from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Since when.
    pub at: Timestamp,
    /// Of which secret.
    pub secret: SecretArn,
    /// What.
    pub truth: Truth,
}

/// What is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Who reads AWSCURRENT reads this; `None`: reading is refused.
    Current(Option<Login>),
    /// The database lets this in, and this user with nothing else.
    Accepted(Login),
}
