//! The operations of the API, one file each: Input, Output and the rule.

pub mod cancel_rotate_secret;
pub mod create_secret;
pub mod describe_secret;
pub mod get_secret_value;
pub mod list_secrets;
pub mod put_secret_value;
pub mod rotate_secret;
pub mod update_secret_version_stage;

mod labels;

use crate::{error::ServiceError, event::Actor, stamp::Stamp, vault::Vault};

/// When, with what entropy and by whom an operation is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) stamp: Stamp,
    pub(crate) actor: Actor,
}

macro_rules! operations {
    ($($name:ident, $module:ident, $about:literal;)*) => {
        /// One call of the API.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Operation { $(#[doc = $about] $name($module::Input),)* }

        /// What an accepted call answers.
        #[expect(clippy::large_enum_variant, reason = "an answer is read once and dropped, never kept in numbers")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Reply { $(#[doc = $about] $name($module::Output),)* }

        impl Operation {
            /// Its name, as `X-Amz-Target` spells it.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            pub(crate) fn apply(self, vault: &mut Vault, context: Context) -> Result<Reply, ServiceError> {
                match self { $(Self::$name(input) => $module::apply(vault, context, input).map(Reply::$name),)* }
            }
        }
    };
}

operations! {
    CancelRotateSecret, cancel_rotate_secret, "Turns automatic rotation off.";
    CreateSecret, create_secret, "Makes a secret.";
    DescribeSecret, describe_secret, "Tells all of a secret but its value.";
    GetSecretValue, get_secret_value, "Reads a version's value.";
    ListSecrets, list_secrets, "Lists secrets.";
    PutSecretValue, put_secret_value, "Writes a new version.";
    RotateSecret, rotate_secret, "Configures and starts rotation.";
    UpdateSecretVersionStage, update_secret_version_stage, "Moves or removes a staging label.";
}
