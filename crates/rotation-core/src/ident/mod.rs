//! Names, ARNs and ids: parsed once, then carried as types. Nothing here knows what a secret is.

mod arn;
mod name;
mod place;
mod token;

use core::cmp::Ordering;

pub use arn::{FunctionArn, SecretArn};
pub use name::{SecretId, SecretName};
pub use place::{AccountId, Place, Region};
pub use token::VersionId;

/// A checked piece of text with its borrowed getter and printing. It is shared, not copied: every event names a
/// secret and mostly a version.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(alloc::sync::Arc<str>);

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                // Most ids that are looked for are the very ones that are kept.
                if alloc::sync::Arc::ptr_eq(&self.0, &other.0) {
                    return core::cmp::Ordering::Equal;
                }
                $crate::ident::compared(self.0.as_bytes(), other.0.as_bytes())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use text_type;

/// The order of the bytes, eight at a time: WebAssembly compares slices byte by byte, and ids that people number begin
/// alike.
fn compared(one: &[u8], other: &[u8]) -> Ordering {
    let (ones, others) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let apart = ones.0.iter().zip(others.0).find(|(a, b)| u64::from_le_bytes(**a) != u64::from_le_bytes(**b));
    match apart {
        Some((a, b)) => a.cmp(b),
        None => {
            let alike = ones.0.len().min(others.0.len()) * 8;
            one.get(alike..).cmp(&other.get(alike..))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_in_the_order_of_their_bytes() {
        let texts = [
            "",
            "a",
            "b",
            "aaaaaaaa",
            "aaaaaaab",
            "aaaaaaaaa",
            "aaaaaaaaaaaaaaab",
            "aaaaaaaaaaaaaaaa",
            "é",
            "bé",
        ];
        for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
            let compared = compared(one.as_bytes(), other.as_bytes());
            assert_eq!(compared, one.cmp(other), "{one} {other}");
        }
    }
}
