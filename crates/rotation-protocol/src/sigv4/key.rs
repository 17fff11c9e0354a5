//! The signing key: four HMACs, each keyed by the one before.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

use super::hash::{Bytes, Keyed, hex, keyed, mac, verifies};
use super::{Credentials, Scope};

/// The key of one scope. It signs everything of that day, region and service, so it is worth keeping;
/// it is overwritten when dropped.
pub struct SigningKey {
    scope: Scope,
    chain: [Bytes; 4],
    ready: Keyed,
}

/// One step of the chain, for showing. Whoever has the last one can sign for a day: abbreviate it.
pub struct Link<'a> {
    /// `kDate`, `kRegion`, `kService` or `kSigning`.
    pub name: &'static str,
    /// What was hashed with the key above.
    pub message: &'a str,
    key: &'a Bytes,
}

impl SigningKey {
    /// From the secret access key down the scope.
    pub fn derive(credentials: &Credentials, scope: &Scope) -> Self {
        let secret = credentials.secret_access_key();
        // The capacity is exact: growing would leave a copy of the secret behind.
        let mut start = Zeroizing::new(String::with_capacity(4 + secret.len()));
        start.push_str("AWS4");
        start.push_str(secret);
        let mut ready = keyed(start.as_bytes());
        let chain = messages(scope).map(|message| {
            let key = mac(&ready, message);
            ready = keyed(&key);
            key
        });
        Self { scope: scope.clone(), chain, ready }
    }

    /// What it is good for.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The four steps, for showing. What they start from, `"AWS4"` and the secret access key, is not among them.
    pub fn chain(&self) -> [Link<'_>; 4] {
        let [date, region, service, terminator] = messages(&self.scope);
        let [k_date, k_region, k_service, k_signing] = &self.chain;
        [
            Link { name: "kDate", message: date, key: k_date },
            Link { name: "kRegion", message: region, key: k_region },
            Link { name: "kService", message: service, key: k_service },
            Link { name: "kSigning", message: terminator, key: k_signing },
        ]
    }

    pub(super) fn sign(&self, string_to_sign: &str) -> String {
        hex(&mac(&self.ready, string_to_sign))
    }

    /// Whether `signature` is what this key makes of `string_to_sign`.
    pub(super) fn verifies(&self, string_to_sign: &str, signature: &str) -> bool {
        verifies(&self.ready, string_to_sign, signature)
    }
}

impl Link<'_> {
    /// All 64 digits.
    pub fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.key))
    }

    /// The first six digits and the last four, `f4780e…1ad3`: enough to compare, too little to sign with.
    pub fn abbreviated(&self) -> String {
        let hex = self.hex();
        let (Some(head), Some(tail)) = (hex.get(..6), hex.get(60..)) else { return String::new() };
        format!("{head}…{tail}")
    }
}

impl Drop for SigningKey {
    fn drop(&mut self) {
        self.chain.zeroize();
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("scope", &self.scope).finish_non_exhaustive()
    }
}

impl fmt::Debug for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("name", &self.name).finish_non_exhaustive()
    }
}

fn messages(scope: &Scope) -> [&str; 4] {
    [scope.date(), scope.region(), scope.service(), Scope::TERMINATOR]
}
