//! Names, ARNs and ids: parsed once, then carried as types. Nothing here knows what a secret is.

mod arn;
mod name;
mod place;
mod token;

pub use arn::{FunctionArn, SecretArn};
pub use name::{SecretId, SecretName};
pub use place::{AccountId, Place, Region};
pub use token::VersionId;

/// A checked piece of text with its borrowed getter and printing. It is shared, not copied: every event names a
/// secret and mostly a version.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(alloc::sync::Arc<str>);

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
