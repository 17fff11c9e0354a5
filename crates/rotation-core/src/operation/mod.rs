//! The operations of the API, one file each: Input, Output and the rule.
//!
//! Each `apply` is kept apart from the others (`inline(never)`): the page downloads those it runs first.

pub mod batch_get_secret_value;
pub mod cancel_rotate_secret;
pub mod create_secret;
pub mod delete_resource_policy;
pub mod delete_secret;
pub mod describe_secret;
pub mod get_random_password;
pub mod get_resource_policy;
pub mod get_secret_value;
pub mod list_secret_version_ids;
pub mod list_secrets;
pub mod put_resource_policy;
pub mod put_secret_value;
pub mod restore_secret;
pub mod rotate_secret;
pub mod tag_resource;
pub mod untag_resource;
pub mod update_secret;
pub mod update_secret_version_stage;
pub mod validate_resource_policy;

pub mod filter;
mod labels;
mod page;
mod target;
mod write;

use crate::{error::ServiceError, event::Actor, stamp::Stamp, vault::Vault};

/// When, with what entropy and by whom an operation is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) stamp: Stamp,
    pub(crate) actor: Actor,
}

macro_rules! operations {
    ($($name:ident, $module:ident, $about:expr, $words:literal;)*) => {
        /// One call of the API.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Operation { $(#[doc = $words] $name($module::Input),)* }

        /// What an accepted call answers.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Reply { $(#[doc = $words] $name($module::Output),)* }

        impl Operation {
            /// Its name, as `X-Amz-Target` spells it.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            /// The SecretId or Name it is about, as sent.
            pub fn about(&self) -> Option<&str> {
                match self { $(Self::$name(input) => {
                    let about: fn(&$module::Input) -> Option<&str> = $about;
                    about(input)
                })* }
            }

            pub(crate) fn apply(self, vault: &mut Vault, context: Context) -> Result<Reply, ServiceError> {
                match self { $(Self::$name(input) => $module::apply(vault, context, input).map(Reply::$name),)* }
            }
        }
    };
}

operations! {
    BatchGetSecretValue, batch_get_secret_value, |_| None, "Reads the current values of several secrets.";
    CancelRotateSecret, cancel_rotate_secret, |input| Some(&input.secret_id), "Turns automatic rotation off.";
    CreateSecret, create_secret, |input| Some(&input.name), "Makes a secret.";
    DeleteResourcePolicy, delete_resource_policy, |input| Some(&input.secret_id), "Takes the resource policy away.";
    DeleteSecret, delete_secret, |input| Some(&input.secret_id), "Marks a secret for deletion.";
    DescribeSecret, describe_secret, |input| Some(&input.secret_id), "Tells all of a secret but its value.";
    GetRandomPassword, get_random_password, |_| None, "Makes a password.";
    GetResourcePolicy, get_resource_policy, |input| Some(&input.secret_id), "Reads the resource policy.";
    GetSecretValue, get_secret_value, |input| Some(&input.secret_id), "Reads a version's value.";
    ListSecretVersionIds, list_secret_version_ids, |input| Some(&input.secret_id), "Lists a secret's versions.";
    ListSecrets, list_secrets, |_| None, "Lists secrets.";
    PutResourcePolicy, put_resource_policy, |input| Some(&input.secret_id), "Puts a resource policy.";
    PutSecretValue, put_secret_value, |input| Some(&input.secret_id), "Writes a new version.";
    RestoreSecret, restore_secret, |input| Some(&input.secret_id), "Takes a secret back from deletion.";
    RotateSecret, rotate_secret, |input| Some(&input.secret_id), "Configures and starts rotation.";
    TagResource, tag_resource, |input| Some(&input.secret_id), "Adds tags.";
    UntagResource, untag_resource, |input| Some(&input.secret_id), "Removes tags.";
    UpdateSecret, update_secret, |input| Some(&input.secret_id), "Changes description, key or value.";
    UpdateSecretVersionStage, update_secret_version_stage, |input| Some(&input.secret_id), "Moves or removes a staging label.";
    ValidateResourcePolicy, validate_resource_policy, |input| input.secret_id.as_deref(), "Checks a resource policy.";
}
