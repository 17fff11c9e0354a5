//! The keys a request is signed with. They never print and are overwritten when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// An access key, with the session token that temporary ones carry.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: Zeroizing<String>,
    session_token: Option<Zeroizing<String>>,
}

impl Credentials {
    /// An empty session token counts as none.
    pub fn new(
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<String>,
        session_token: Option<String>,
    ) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: Zeroizing::new(secret_access_key.into()),
            session_token: session_token.filter(|token| !token.is_empty()).map(Zeroizing::new),
        }
    }

    /// The public half, part of every `Authorization` header.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// Whether they are temporary.
    pub fn has_session_token(&self) -> bool {
        self.session_token.is_some()
    }

    pub(super) fn secret_access_key(&self) -> &str {
        &self.secret_access_key
    }

    pub(super) fn session_token(&self) -> Option<&str> {
        self.session_token.as_ref().map(|token| token.as_str())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}
