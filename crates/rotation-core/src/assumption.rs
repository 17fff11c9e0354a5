//! What AWS has not been seen to do. Every such choice is a row here; some can be switched when a vault is made.

use crate::{
    fact::{Evidence, Fact},
    time::Span,
};

/// One choice of ours.
#[derive(Debug)]
pub struct Assumption {
    /// The rule, as an event names it.
    pub fact: &'static Fact,
    /// What is taken to be true, in a word or two.
    pub default: &'static str,
    /// What speaks for it.
    pub evidence: &'static str,
    /// Whether [`Assumptions`] can switch it.
    pub switchable: bool,
}

macro_rules! assumptions {
    ($($name:ident, $id:literal, $switch:literal, $default:literal, $text:literal, $evidence:literal;)*) => {
        $(#[doc = $text] pub static $name: Fact =
            Fact { id: $id, text: $text, evidence: Evidence::Assumption };)*
        /// The one public table.
        pub static ASSUMPTIONS: &[Assumption] = &[$(Assumption {
            fact: &$name, default: $default, evidence: $evidence, switchable: $switch,
        }),*];
    };
}

assumptions! {
    RETRY_PLAN, "retry-plan", true, "5 tries, 2 minutes doubling",
        "A failed rotation is tried again with the same version id: five tries, 2, 4, 8 and 16 minutes apart, while its window (24 h for an immediate one) is open; then again in the window that is planned, or else in the next one of a cron schedule or a rate in hours, in that of the following day for days.",
        "The user guide says several times while the window is open, without count or spacing; an operator's note expects the next day.";
    ROTATE_AFTER_CANCEL, "rotate-after-cancel", true, "refused",
        "A rotation that was cancelled and left AWSPENDING on a version that is not current still refuses the next RotateSecret.",
        "The rule about AWSPENDING makes no exception; a Terraform test suggests one for a version without a value.";
    LABEL_AFTER_ABANDONMENT, "label-after-abandonment", true, "removed",
        "When a rotation is abandoned because AWSCURRENT moved elsewhere, AWSPENDING is taken off the abandoned version.",
        "RotationAbandoned is recorded; what becomes of the label is not.";
    REUSED_TOKEN, "reused-token", true, "replay or refuse",
        "RotateSecret with the token of the rotation that is still pending answers as before and starts nothing; with the id of any other version it is refused.",
        "By analogy with PutSecretValue; nothing is recorded for RotateSecret.";
    LABEL_LIMIT, "label-limit", true, "20 per secret",
        "A secret has at most 20 different staging labels.",
        "Current quotas say across all versions, older ones say per version.";
    FUNCTION_TIMEOUT, "function-timeout", true, "30 s",
        "A function that does not answer within its timeout has failed the step.",
        "The timeout is the function's own setting; 30 s is what the rotation templates set.";
    HOURS_TYPE_CRON, "hours-type-cron", true, "accepted",
        "The hours of a cron schedule may be a list, a range or *, as long as windows open at least four hours apart. A schedule whose hours are more than one number is one in hours: its windows close after one hour.",
        "The documentation shows steps such as 2/10 only.";
    RATE_HOURS_ANCHOR, "rate-hours-anchor", true, "midnight of the last rotation's day",
        "The hours of rate(N hours) are counted on from 00:00 UTC of the day of the last rotation. A window that would run past midnight ends there.",
        "The documentation says that the window starts at midnight and must not reach into the next UTC day, not from which midnight is counted.";
    CRON_FLOOR, "cron-floor", false, "4 h, over midnight too; every year",
        "Windows of a cron schedule open at least four hours apart, over midnight too where both days are open, and in every calendar year; otherwise the expression is invalid. A Duration longer than that distance is refused in the words for rate().",
        "The documentation says as often as every four hours, and no schedule that is more than a year apart; how either is checked, and in which words, it does not say.";
    EXPRESSION_FORM, "expression-form", false, "strict words, lenient names",
        "rate(, cron( and units are in lower case; names of days and months in any case; several blanks between cron fields are one; L, SUNL and 2#1 stand alone in their field.",
        "The documentation shows one spelling of each.";
    DAYS_SHOWN, "days-shown", false, "days to the window, rounded up",
        "Beside a ScheduleExpression the shown AutomaticallyAfterDays is the number of days from acceptance, or from the rotation, to the next window, a begun day counted whole.",
        "The recorded values 2, 7 and 14 agree; another way of counting is not excluded.";
    MANUAL_UNDER_EXPRESSION, "manual-under-expression", false, "does not count",
        "Under a ScheduleExpression a value written by hand does not count as a rotation: the planned window stays.",
        "The documentation says that it counts where AutomaticallyAfterDays sets the schedule.";
    MOMENT_IN_WINDOW, "moment-in-window", false, "hour even, minute early",
        "Inside the window the hour is drawn evenly and the minute with early minutes likelier: floor(60\u{b7}u\u{b2}).",
        "The older reference says the hour is random and the minute is weighted towards the top of the hour.";
    NO_MOVE_IS_FAILURE, "no-move-is-failure", false, "failed",
        "If all four steps return but AWSCURRENT did not move, the rotation has failed and AWSPENDING stays.",
        "A public test fixture with a function that does nothing reports the in-progress refusal afterwards.";
    TEST_FAILURE, "test-failure", false, "kept, label removed",
        "If the test of RotateImmediately=false fails, the configuration stays, AWSPENDING is taken off and nothing is tried again.",
        "Only the passing test is recorded.";
    STOP_AFTER_CANCEL, "stop-after-cancel", false, "silent stop",
        "After CancelRotateSecret the step that is running ends, and no other step follows.",
        "Recorded for a step that then failed; not for one that succeeded.";
    SCHEDULED_PENDING, "scheduled-pending", false, "same version tried again",
        "A window that opens while AWSPENDING is on a version that is not current tries that version again.",
        "The refusal says: that rotation will be reattempted.";
    MISSED_MOMENT, "missed-moment", false, "reckoned from now",
        "A start that the schedule gives, but whose moment has passed without a rotation, is not made up for: the next window is reckoned from now.",
        "The documentation reckons from the last rotation and does not say what becomes of a window that has passed.";
    ABANDONED, "abandoned", false, "overtaken by AWSCURRENT",
        "AWSCURRENT moved to another version while one was pending: the rotation is abandoned.",
        "RotationAbandoned was recorded after such calls of PutSecretValue; that AWSCURRENT is the reason is inferred.";
    PREVIOUS_LOSES_PENDING_TOO, "previous-loses-pending-too", false, "vanishes",
        "AWSPENDING vanishes from a version that becomes AWSPREVIOUS by UpdateSecretVersionStage too.",
        "Recorded for PutSecretValue; by analogy for UpdateSecretVersionStage.";
    VALUELESS_CURRENT, "valueless-current", false, "ResourceNotFoundException",
        "AWSCURRENT cannot be moved to a version that has no value yet.",
        "Reading such a version is recorded as ResourceNotFoundException; moving AWSCURRENT to it is not recorded.";
    CHECK_ORDER, "check-order", false, "shape, token, secret, rules, function, previous rotation",
        "RotateSecret checks the body's shape and constraints, then the token, the SecretId, the rules, the function, and last whether a previous rotation is unfinished.",
        "Two pairs of this order are recorded; the rest follows them.";
    FORCE_DELETED, "force-deleted", false, "gone after 3 s, not restorable",
        "A secret deleted without recovery is described for three more seconds, cannot be restored, and is then gone.",
        "Recorded as still described at once and gone between 3 and 42 s later.";
    DELETION_STOPS_ROTATION, "deletion-stops-rotation", false, "silent stop",
        "When a secret is deleted during a rotation the running step ends and no other follows; restored, it rotates at its next window.",
        "By analogy with CancelRotateSecret; the documentation says that a deleted secret does not rotate.";
    VERSION_LIMIT, "version-limit", false, "100, then refused",
        "A secret keeps 100 versions: the oldest without a label and older than a day make room for a new one; if none may go the new one is refused.",
        "The documentation gives the figure as about 100 and the day; what is refused at the limit, and how, is not recorded.";
    INVOKE_DENIED, "invoke-denied", false, "AccessDeniedException for lambda:InvokeFunction",
        "RotateSecret by a caller who lacks lambda:InvokeFunction is refused in the words of any other missing permission.",
        "The documentation demands the permission; the refusal is not recorded.";
    DENIED_RESOURCE, "denied-resource", false, "the ARN, or what was asked for",
        "A refusal for a missing permission names the ARN of a secret that is here, and otherwise the SecretId as sent.",
        "Recorded with the full ARN for secrets that exist.";
    OTHER_ACCOUNT, "other-account", false, "AccessDeniedException",
        "An ARN of another account is refused as if no resource policy there admitted the caller; one of another region is not found.",
        "Access across accounts needs a resource policy, which is documented; the refusal is not recorded.";
    EXTERNAL_ROLE, "external-role", false, "role for partner secrets only",
        "A secret with a Type is rotated by its role and never by a function; a role for any other secret is refused.",
        "The documentation describes the members; their refusals are not recorded.";
    MANAGED_ROTATION, "managed-rotation", false, "half a minute",
        "A rotation by the service itself takes its four steps in about half a minute.",
        "Documentation of several services says typically under one minute.";
    WORDS_OF_OURS, "words-of-ours", false, "in the manner of recorded ones",
        "Some refusals are in our words: a body that is no JSON object, a value of a wrong type other than an object, a value given as text and as bytes, a NextToken that was not given out, one staging label, version or tag too many, a tag or filter without its key, a policy that is malformed, a batch without one way to name its secrets.",
        "The codes follow the documentation or the protocol; the sentences are not recorded.";
    AMBIGUOUS_PARTIAL_ARN, "ambiguous-partial-arn", false, "not found",
        "A partial ARN that means several secrets finds none.",
        "The documentation promises success only where it means one.";
    MISSING_FROM_LABEL, "missing-from-label", false, "InvalidParameterException",
        "UpdateSecretVersionStage that names the wrong RemoveFromVersionId, or neither version, is refused in the words of the recorded refusal.",
        "The documentation says it fails; the words are not recorded.";
}

/// The assumptions that can be switched, given when a vault is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// When a failed rotation is tried again.
    pub retry_plan: RetryPlan,
    /// Whether a leftover AWSPENDING of a cancelled rotation refuses the next one.
    pub rotate_after_cancel: AfterCancel,
    /// What becomes of AWSPENDING on an abandoned version.
    pub label_after_abandonment: AbandonedLabel,
    /// What RotateSecret does with a token that was used.
    pub reused_token: ReusedToken,
    /// What the limit of 20 labels counts.
    pub label_limit: LabelLimit,
    /// How long the function may take for one step.
    pub function_timeout: Span,
    /// Whether the hours of a cron schedule may be listed.
    pub hours_type_cron: HoursTypeCron,
    /// From where the hours of rate(N hours) are counted.
    pub rate_hours_anchor: RateHoursAnchor,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            retry_plan: RetryPlan { tries: 5, first_pause: Span::minutes(2) },
            rotate_after_cancel: AfterCancel::Refused,
            label_after_abandonment: AbandonedLabel::Removed,
            reused_token: ReusedToken::ReplayOrRefuse,
            label_limit: LabelLimit::PerSecret,
            function_timeout: Span::seconds(30),
            hours_type_cron: HoursTypeCron::Accepted,
            rate_hours_anchor: RateHoursAnchor::RotationDay,
        }
    }
}

/// Tries in one window, the pause after the first; each further pause is twice as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPlan {
    /// How many tries in a window, at least one.
    pub tries: u32,
    /// The pause before the second try.
    pub first_pause: Span,
}

impl RetryPlan {
    /// The pause after try `attempt` (1 is the first); `None` if that was the last.
    pub fn pause_after(&self, attempt: u32) -> Option<Span> {
        (attempt < self.tries).then(|| {
            let millis = self.first_pause.as_millis().saturating_mul(1 << attempt.saturating_sub(1).min(20));
            Span::millis(u32::try_from(millis).unwrap_or(u32::MAX))
        })
    }
}

/// See [`ROTATE_AFTER_CANCEL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterCancel {
    /// Refused like any unfinished rotation.
    Refused,
    /// Accepted; AWSPENDING moves to the new version.
    Accepted,
}

/// See [`LABEL_AFTER_ABANDONMENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbandonedLabel {
    /// Taken off.
    Removed,
    /// Left where it is.
    Kept,
}

/// See [`REUSED_TOKEN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReusedToken {
    /// The same rotation answers again; any other version refuses.
    ReplayOrRefuse,
    /// Every used token refuses.
    Refuse,
}

/// See [`LABEL_LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelLimit {
    /// 20 different labels in the whole secret.
    PerSecret,
    /// 20 labels on one version.
    PerVersion,
}

/// See [`HOURS_TYPE_CRON`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursTypeCron {
    /// Lists, ranges and `*` are read.
    Accepted,
    /// Only a number, or a step such as `2/10`, is read.
    Refused,
}

/// See [`RATE_HOURS_ANCHOR`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateHoursAnchor {
    /// On from 00:00 of the day of the last rotation.
    RotationDay,
    /// On from the full hour of the last rotation.
    RotationHour,
    /// From 00:00 of every day anew.
    EveryDay,
}
