//! The operations: each with its number and its members. A new member goes to the end of its line.

use rotation_core::operation::{
    Operation, batch_get_secret_value, cancel_rotate_secret, create_secret, delete_resource_policy,
    delete_secret, describe_secret, get_random_password, get_resource_policy, get_secret_value,
    list_secret_version_ids, list_secrets, put_resource_policy, put_secret_value, restore_secret,
    rotate_secret, tag_resource, untag_resource, update_secret, update_secret_version_stage,
    validate_resource_policy,
};

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, structure},
};

macro_rules! operations {
    ($($number:literal $name:ident $module:ident { $($member:ident),* };)*) => {
        $(structure!($module::Input { $($member),* });)*

        /// Its number.
        pub(super) fn number(operation: &Operation) -> u64 {
            match operation { $(Operation::$name(_) => $number,)* }
        }

        pub(super) fn write(operation: &Operation, out: &mut Writer) {
            match operation { $(Operation::$name(input) => input.write(out),)* }
        }

        /// The operation of this number.
        pub(super) fn read(number: u64, from: &mut Reader<'_>) -> Result<Operation, LinkError> {
            match number {
                $($number => $module::Input::read(from).map(Operation::$name),)*
                _ => Err(LinkError::Newer),
            }
        }
    };
}

structure!(rotate_secret::Rules { automatically_after_days, duration, schedule_expression });

operations! {
    0 CreateSecret create_secret
        { name, client_request_token, value, description, kms_key_id, kind, tags };
    1 RotateSecret rotate_secret
        { secret_id, client_request_token, rotation_lambda_arn, rotation_rules, external_role_arn, external_metadata,
          rotate_immediately };
    2 PutSecretValue put_secret_value { secret_id, client_request_token, value, version_stages };
    3 UpdateSecretVersionStage update_secret_version_stage { secret_id, version_stage, remove_from, move_to };
    4 CancelRotateSecret cancel_rotate_secret { secret_id };
    5 DescribeSecret describe_secret { secret_id };
    6 GetSecretValue get_secret_value { secret_id, version_id, version_stage };
    7 UpdateSecret update_secret { secret_id, client_request_token, description, kms_key_id, kind, value };
    8 DeleteSecret delete_secret { secret_id, recovery_window_in_days, force };
    9 RestoreSecret restore_secret { secret_id };
    10 ListSecrets list_secrets
        { max_results, next_token, filters, sort_by, descending, include_planned_deletion };
    11 ListSecretVersionIds list_secret_version_ids { secret_id, max_results, next_token, include_deprecated };
    12 BatchGetSecretValue batch_get_secret_value { secret_ids, filters, max_results, next_token };
    13 GetRandomPassword get_random_password
        { length, exclude_characters, exclude_numbers, exclude_punctuation, exclude_uppercase, exclude_lowercase,
          include_space, require_each_type };
    14 TagResource tag_resource { secret_id, tags };
    15 UntagResource untag_resource { secret_id, tag_keys };
    16 PutResourcePolicy put_resource_policy { secret_id, policy, block_public };
    17 GetResourcePolicy get_resource_policy { secret_id };
    18 DeleteResourcePolicy delete_resource_policy { secret_id };
    19 ValidateResourcePolicy validate_resource_policy { secret_id, policy };
}
