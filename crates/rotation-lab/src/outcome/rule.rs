//! The rules that refuse a RotateSecret, and two that leave no event: a fact each, where the core has none.

use rotation_core::fact::{Evidence, Fact};

macro_rules! rules {
    ($($name:ident, $id:literal, $evidence:ident, $text:literal;)*) => {
        $(#[doc = $text] pub static $name: Fact =
            Fact { id: $id, text: $text, evidence: Evidence::$evidence };)*
    };
}

rules! {
    PREVIOUS_UNFINISHED, "previous-unfinished", Recorded, "While AWSPENDING is on a version that does not have AWSCURRENT, RotateSecret is refused.";
    NOT_PERMITTED, "not-permitted", Recorded, "The caller needs secretsmanager:RotateSecret for this secret; that is checked before anything but the body's form.";
    NO_SUCH_SECRET, "no-such-secret", Recorded, "The SecretId names no secret of this account and region.";
    NO_FUNCTION, "no-function", Recorded, "Neither the request nor the secret names a rotation function.";
    FUNCTION_ADMITS, "function-admits", Recorded, "The function must exist, and its resource policy must let the service invoke it.";
    FUNCTION_ARN, "function-arn", Documented, "RotationLambdaARN is the ARN of a function in the secret's region.";
    OWNER_ROTATES, "owner-rotates", Documented, "A secret of another service is rotated by that service: only its schedule can be set, never a function.";
    TOKEN_NEEDED, "token-needed", Recorded, "Raw HTTP has to bring a ClientRequestToken; SDKs and the CLI make one.";
    SCHEDULE_LIMITS, "schedule-limits", Documented, "Either days or an expression, in one of the documented forms, with a window that fits between two rotations.";
    CONSTRAINTS, "constraints", Documented, "The API gives every member its length, range and letters.";
    BODY_FORM, "body-form", Recorded, "The body is a JSON object whose members have the types the API names; that is read before anything else.";
    NOTHING_TO_TEST, "nothing-to-test", Assumption, "Where the service rotates by itself, RotateImmediately=false stores what is configured and starts nothing: there is no function to test.";
    OLD_SCHEDULE_MAY_RUN, "old-schedule-may-run", Documented, "Under a schedule in days or rate() the rotation that is already planned may still happen after RotateImmediately=false; the model drops it.";
}
