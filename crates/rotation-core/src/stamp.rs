//! What a host gives with each call: the time, and 128 bits that nobody else has.

use alloc::string::String;
use core::{fmt::Write as _, hash::Hasher as _};

use siphasher::sip128::{Hasher128, SipHasher24};

use crate::time::Timestamp;

/// When a call happens, and the entropy from which everything it creates is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment of the call.
    pub at: Timestamp,
    /// What its ids and tokens derive from.
    pub entropy: Entropy,
}

/// 128 bits. Whoever needs several values derives them by purpose: the same purpose gives the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entropy(u128);

impl Entropy {
    /// The entropy of call `n` of a session with `seed`: one seed makes a whole session reproducible.
    ///
    /// ```
    /// use rotation_core::stamp::Entropy;
    /// assert_eq!(Entropy::of_call(7, 1), Entropy::of_call(7, 1));
    /// assert_ne!(Entropy::of_call(7, 1), Entropy::of_call(7, 2));
    /// ```
    pub fn of_call(seed: u64, n: u64) -> Self {
        Self::hash((seed, 0), &[b"call", &n.to_le_bytes()])
    }

    /// The entropy of what falls due by itself: from the seed, whose it is and when, never from who woke it.
    pub fn of_due(seed: u64, whose: &str, due: Timestamp) -> Self {
        DueEntropy::of(seed, whose).at(due)
    }

    /// Another 128 bits for one purpose.
    #[must_use]
    pub fn derive(self, purpose: &str) -> Self {
        let key = self.0 as u64;
        Self::hash((key, (self.0 >> 64) as u64), &[purpose.as_bytes()])
    }

    /// The `n`th further 128 bits.
    #[must_use]
    pub fn nth(self, n: u64) -> Self {
        Self::hash((self.0 as u64, (self.0 >> 64) as u64), &[b"nth", &n.to_le_bytes()])
    }

    /// A number below `bound` (0 if that is 0), as even as 64 bits allow.
    pub fn below(self, bound: u64) -> u64 {
        ((u128::from(self.0 as u64) * u128::from(bound)) >> 64) as u64
    }

    /// A random UUID (version 4) in lower case, as the service and the SDKs make them.
    pub fn uuid(self) -> String {
        let bits = self.0 & !(0xf000_c000_u128 << 48) | (0x4000_8000_u128 << 48);
        let hex = [
            bits >> 96,
            bits >> 80 & 0xffff,
            bits >> 64 & 0xffff,
            bits >> 48 & 0xffff,
            bits & 0xffff_ffff_ffff,
        ];
        let mut text = String::with_capacity(36);
        for (part, width) in hex.into_iter().zip([8, 4, 4, 4, 12]) {
            let dash = if text.is_empty() { "" } else { "-" };
            // Writing to a String cannot fail.
            let _ = write!(text, "{dash}{part:0width$x}");
        }
        text
    }

    /// `len` characters (at most 21) out of `alphabet`.
    pub fn letters(self, alphabet: &[u8], len: usize) -> String {
        let mut rest = self.0;
        let base = alphabet.len().max(1) as u128;
        (0..len.min(21))
            .filter_map(|_| {
                let letter = alphabet.get((rest % base) as usize).copied();
                rest /= base;
                letter.map(char::from)
            })
            .collect()
    }

    fn hash((key0, key1): (u64, u64), parts: &[&[u8]]) -> Self {
        let mut hasher = SipHasher24::new_with_keys(key0, key1);
        parts.iter().for_each(|part| write(&mut hasher, part));
        Self(hasher.finish128().as_u128())
    }
}

/// Each part with its length before it, so that no two lists of parts read the same.
fn write(hasher: &mut SipHasher24, part: &[u8]) {
    hasher.write(&(part.len() as u64).to_le_bytes());
    hasher.write(part);
}

/// [`Entropy::of_due`] for many moments of one owner. What does not change from moment to moment is hashed once:
/// the decades of a fleet are tens of millions of moments.
#[derive(Clone, Debug)]
pub struct DueEntropy(SipHasher24);

impl DueEntropy {
    /// For what falls due to `whose`.
    pub fn of(seed: u64, whose: &str) -> Self {
        let mut hasher = SipHasher24::new_with_keys(seed, 1);
        write(&mut hasher, b"due");
        write(&mut hasher, whose.as_bytes());
        Self(hasher)
    }

    /// What is due then.
    pub fn at(&self, due: Timestamp) -> Entropy {
        let mut hasher = self.0;
        // Length and time in one piece: the hash is the same, and the hasher starts up once.
        let part = u128::from(due.as_millis().unsigned_abs()) << 64 | 8;
        hasher.write(&part.to_le_bytes());
        Entropy(hasher.finish128().as_u128())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_version_4_and_variant_1() {
        for n in 0..64 {
            let uuid = Entropy::of_call(1, n).uuid();
            assert_eq!(uuid.len(), 36);
            assert_eq!(&uuid[14..15], "4", "{uuid}");
            assert!("89ab".contains(&uuid[19..20]), "{uuid}");
            assert_eq!(uuid.matches('-').count(), 4);
        }
    }

    /// A log or a link keeps a seed and no ids: whatever changes one of these changes what every link shows. The
    /// figures agree with a SipHash-2-4-128 written apart from this one.
    #[test]
    fn what_derives_from_a_seed_stays_for_ever() {
        let call = Entropy::of_call(7, 3);
        let due = Entropy::of_due(7, "db", Timestamp::MAX);
        for (entropy, uuid) in [
            (call, "2cb6ccb4-c412-4804-85f7-06c7f72a84c5"),
            (due, "2e561d84-0b1f-40ec-972b-cabc2b50fb92"),
            (call.derive("version id"), "c685a0e5-840a-4396-aa05-f2e70625a4b7"),
            (call.nth(2), "fbf53b2b-c9d1-4f1b-a542-ca8cbf763356"),
            (Entropy(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff"),
            (Entropy(0), "00000000-0000-4000-8000-000000000000"),
            (Entropy(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef), "01234567-89ab-4def-8123-456789abcdef"),
        ] {
            assert_eq!(entropy.uuid(), uuid);
        }
        assert_eq!((call.letters(b"abcdef", 8).as_str(), call.below(1_000_000)), ("bafccebb", 773_300));
    }

    #[test]
    fn what_is_hashed_once_changes_nothing() {
        for whose in
            ["", "a", "1234567", "12345678", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf"]
        {
            let due = DueEntropy::of(5, whose);
            for at in [Timestamp::EPOCH, Timestamp::MAX] {
                let parts: [&[u8]; 3] = [b"due", whose.as_bytes(), &at.as_millis().to_le_bytes()];
                assert_eq!(due.at(at), Entropy::hash((5, 1), &parts), "{whose}");
                assert_eq!(due.at(at), Entropy::of_due(5, whose, at));
            }
        }
    }

    #[test]
    fn below_stays_below() {
        for n in 0..1000 {
            assert!(Entropy::of_call(3, n).below(60) < 60);
        }
        assert_eq!(Entropy::of_call(3, 1).below(0), 0);
    }
}
