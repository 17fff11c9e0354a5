//! The credentials: in memory only, overwritten when dropped, never printed.

use rotation_protocol::sigv4::Credentials;
use zeroize::Zeroizing;

use super::Typed;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyField {
    /// The access key id.
    Id,
    /// The secret access key.
    Secret,
    /// The session token.
    Session,
}

/// What the request is signed with. The id is public, but is treated like the rest.
#[derive(Clone, Debug)]
pub struct Keys {
    id: Typed,
    secret: Typed,
    session: Typed,
}

impl Default for Keys {
    /// The example keys that AWS publishes.
    fn default() -> Self {
        let typed = |text: &str| Typed(Zeroizing::new(text.to_owned()));
        Self {
            id: typed("AKIDEXAMPLE"),
            secret: typed("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            session: typed(""),
        }
    }
}

impl Keys {
    /// The access key id, which every signature names.
    pub fn id(&self) -> &str {
        self.id.0.as_str()
    }

    /// For the field's own value and nothing else.
    pub fn text(&self, field: KeyField) -> &str {
        match field {
            KeyField::Id => &self.id.0,
            KeyField::Secret => &self.secret.0,
            KeyField::Session => &self.session.0,
        }
    }

    /// Whether they are temporary.
    pub fn temporary(&self) -> bool {
        !self.session.0.is_empty()
    }

    /// What is missing, in the SDKs' words.
    pub fn error(&self, field: KeyField) -> Option<&'static str> {
        match (field, self.id.0.is_empty(), self.secret.0.is_empty()) {
            (KeyField::Id, true, true) => Some("Unable to locate credentials"),
            (KeyField::Id, true, false) => {
                Some("Partial credentials found in form, missing: aws_access_key_id")
            }
            (KeyField::Secret, false, true) => {
                Some("Partial credentials found in form, missing: aws_secret_access_key")
            }
            _ => None,
        }
    }

    /// Whether a request can be signed so that anybody would accept it.
    pub fn complete(&self) -> bool {
        !self.id.0.is_empty() && !self.secret.0.is_empty()
    }

    pub(super) fn text_mut(&mut self, field: KeyField) -> &mut Typed {
        match field {
            KeyField::Id => &mut self.id,
            KeyField::Secret => &mut self.secret,
            KeyField::Session => &mut self.session,
        }
    }

    pub(super) fn credentials(&self) -> Credentials {
        Credentials::new(
            self.id(),
            self.text(KeyField::Secret),
            Some(self.text(KeyField::Session).to_owned()),
        )
    }
}
