//! The permissions a request takes, each policy with a title, a word of advice and its text.

use rotation_core::{fact::Evidence, ident::Place, operation::rotate_secret, secret::Secret};
use rotation_lab::outcome::permissions::{self, Of};

/// A policy to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whose it is.
    pub title: &'static str,
    /// What its button copies: `caller policy`.
    pub name: &'static str,
    /// What to know of it.
    pub advice: &'static str,
    /// Its JSON.
    pub text: String,
    /// How it is known.
    pub evidence: Evidence,
}

/// The policies, the caller's first.
pub(super) fn policies(input: &rotate_secret::Input, place: &Place, secret: Option<&Secret>) -> Vec<Policy> {
    let words = |policy: permissions::Policy| {
        let (title, name, advice) = words(policy.of);
        Policy { title, name, advice, text: policy.document.text(), evidence: policy.evidence }
    };
    permissions::permissions(input, place, secret).into_iter().map(words).collect()
}

fn words(of: Of) -> (&'static str, &'static str, &'static str) {
    match of {
        Of::Caller => ("Who sends the request", "caller policy", "An identity policy for the caller."),
        Of::Function => (
            "The function, for the service to invoke it",
            "function policy",
            "Its resource policy. With aws:SourceArn beside the account it could rotate this one secret only.",
        ),
        Of::FunctionRole => (
            "The function, for its own calls",
            "role policy",
            "For its execution role. The network and logs it needs, or the secret of a superuser, are not in it.",
        ),
        Of::PartnerRole => (
            "The role that rotates for the partner",
            "partner policy",
            "For the role of ExternalSecretRotationRoleArn; kept to secrets of this Type.",
        ),
        Of::PartnerTrust => ("Who may take that role", "trust policy", "The trust policy of the same role."),
    }
}
