//! The request signed: every stage of it, for showing and for sending.

use rotation_core::time::Timestamp;
use rotation_protocol::{
    endpoint::Endpoint,
    sigv4::{Link, Piece, SERVICE, SignedCall, Signer, call_sources, sign_call},
};

use super::{Fields, Keys};

/// What this page asks for.
pub(super) const OPERATION: &str = "RotateSecret";

/// A signed request.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What would be sent, and the stages of its signature.
    pub call: SignedCall,
    /// Where each part of its canonical request comes from.
    pub pieces: Vec<Piece>,
    /// Where to.
    pub endpoint: Endpoint,
    /// The signing key's chain, each key abbreviated.
    pub chain: Vec<Hop>,
}

/// One HMAC of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// `kDate`.
    pub name: &'static str,
    /// What is hashed with the key above.
    pub message: String,
    /// What comes out: its first and last digits.
    pub out: String,
}

/// Signs what the form says, as made at `at`. `signer` keeps the day's key from one keystroke to the next.
pub(super) fn draft(
    fields: &Fields,
    keys: &Keys,
    at: Timestamp,
    signer: &mut Option<Signer>,
) -> Option<Draft> {
    let (region, endpoint) = fields.target()?;
    let credentials = keys.credentials();
    if !signer.as_ref().is_some_and(|signer| signer.is_for(&credentials, region.as_str(), SERVICE)) {
        *signer = None;
    }
    let signer = signer.get_or_insert_with(|| Signer::new(credentials, region.as_str(), SERVICE));
    let hop =
        |link: Link<'_>| Hop { name: link.name, message: link.message.to_owned(), out: link.abbreviated() };
    let chain = signer.key(at).chain().map(hop).into();
    let call = sign_call(signer, &endpoint, OPERATION, fields.body(), at);
    let pieces = call_sources(signer, &endpoint, OPERATION, &call.body, at);
    Some(Draft { call, pieces, endpoint, chain })
}
