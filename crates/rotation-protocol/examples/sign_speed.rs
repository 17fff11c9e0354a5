//! How long signing takes on this machine, beside the hashing in it: reads `signed COUNT` or `bare COUNT`, a line each,
//! and says how many seconds that took. Both keep the day's key. `cargo xtask bench` asks.

use std::hint::black_box;
use std::io::{self, BufRead as _, Write as _};
use std::time::Instant;

use hmac::{Hmac, KeyInit as _, Mac as _};
use rotation_core::time::Timestamp;
use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::sigv4::{Credentials, SERVICE, SignedCall, Signer, sign_call};
use sha2::{Digest as _, Sha256};

const BODY: &str = r#"{"SecretId":"prod/orders/db","ClientRequestToken":"a41c9e07-0000-4000-8000-000000000000","RotateImmediately":true}"#;

struct Work {
    signer: Signer,
    endpoint: Endpoint,
    at: Timestamp,
    /// What is hashed for a signature: the same bytes, as they come out of signing.
    texts: [String; 3],
    keyed: Hmac<Sha256>,
}

fn main() -> io::Result<()> {
    let mut work = Work::new().ok_or_else(|| io::Error::other("the example cannot be signed"))?;
    let mut out = io::stdout().lock();
    writeln!(out, "ready")?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (kind, count) = line.split_once(' ').unwrap_or((&line, "1"));
        let count = count.parse().map_err(io::Error::other)?;
        let seconds = match kind {
            "signed" => seconds(count, || work.sign().signed.signature),
            "bare" => seconds(count, || work.bare()),
            _ => return Err(io::Error::other("signed or bare")),
        };
        writeln!(out, "{seconds}")?;
        out.flush()?;
    }
    Ok(())
}

impl Work {
    fn new() -> Option<Self> {
        let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
        let region = Region::parse("us-east-1").ok()?;
        let endpoint = Endpoint::of(&region, Variant::default());
        // 2026-11-24T10:15:00Z
        let at = Timestamp::from_millis(1_795_515_300_000)?;
        let mut signer = Signer::new(credentials, region.as_str(), SERVICE);
        let [.., last] = signer.key(at).chain();
        let key: Option<Vec<u8>> =
            (0..32).map(|n| u8::from_str_radix(last.hex().get(2 * n..2 * n + 2)?, 16).ok()).collect();
        let keyed = Hmac::new_from_slice(&key?).ok()?;
        let mut work = Self { signer, endpoint, at, texts: Default::default(), keyed };
        let call = work.sign();
        let stages = &call.signed;
        work.texts =
            [BODY.into(), stages.canonical_request.as_str().into(), stages.string_to_sign.as_str().into()];
        let signature: String = work.bare().iter().map(|byte| format!("{byte:02x}")).collect();
        // Otherwise it is not the same work.
        (signature == stages.signature).then_some(work)
    }

    fn sign(&mut self) -> SignedCall {
        sign_call(&mut self.signer, &self.endpoint, "RotateSecret", black_box(BODY).into(), self.at)
    }

    /// The two hashes and the MAC, of texts that are there.
    fn bare(&self) -> [u8; 32] {
        let [body, canonical, string] = black_box(&self.texts);
        black_box((Sha256::digest(body), Sha256::digest(canonical)));
        self.keyed.clone().chain_update(string).finalize().into_bytes().into()
    }
}

#[expect(clippy::disallowed_methods, reason = "it measures")]
fn seconds<T>(count: u32, mut work: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..count {
        black_box(work());
    }
    start.elapsed().as_secs_f64()
}
