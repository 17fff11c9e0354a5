//! The rules at work, each with its evidence. An event points at one of these; a page shows its sentence.

/// How a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Seen in recordings of the real service.
    Recorded,
    /// Said by AWS's public documentation.
    Documented,
    /// Neither: our choice, listed in the ASSUMPTIONS table.
    Assumption,
}

impl Evidence {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Documented => "documented",
            Self::Assumption => "assumption",
        }
    }
}

/// One rule of the service, in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// A stable id.
    pub id: &'static str,
    /// The rule.
    pub text: &'static str,
    /// How it is known.
    pub evidence: Evidence,
}

macro_rules! facts {
    ($($name:ident, $id:literal, $evidence:ident, $text:literal;)*) => {
        $(#[doc = $text] pub static $name: Fact =
            Fact { id: $id, text: $text, evidence: Evidence::$evidence };)*
        /// Every fact that is not an assumption (those are in `ASSUMPTIONS`).
        pub static FACTS: &[&Fact] = &[$(&$name),*];
    };
}

facts! {
    CALL_ACCEPTED, "call-accepted", Documented, "The call was accepted; what it changes follows at once.";
    FIRST_CURRENT, "first-current", Documented, "The first value of a secret gets AWSCURRENT, whatever labels were asked for.";
    NEW_CURRENT, "new-current", Recorded, "A new current version takes AWSCURRENT; the one before gets AWSPREVIOUS, and the one before that loses it.";
    PREVIOUS_LOSES_PENDING, "previous-loses-pending", Recorded, "AWSPENDING does not stay on a version that becomes AWSPREVIOUS: it vanishes.";
    LABELS_ASKED_FOR, "labels-asked-for", Recorded, "PutSecretValue with VersionStages moves just those labels to the version.";
    LABEL_MOVED_BY_CALL, "label-moved-by-call", Recorded, "UpdateSecretVersionStage moves one label; AWSPENDING stays on a version that becomes current.";
    PENDING_BEFORE_CALL, "pending-before-call", Recorded, "The service attaches AWSPENDING to the new version before it calls the function. That version has no value yet.";
    PENDING_LEAVES_CURRENT, "pending-leaves-current", Recorded, "AWSPENDING beside AWSCURRENT does not block a rotation: it moves to the new version when the next one is accepted.";
    CREATED_WITH_VALUE, "created-with-value", Recorded, "A version's CreatedDate is the moment its value is written.";
    NEXT_AT_ACCEPTANCE, "next-at-acceptance", Recorded, "NextRotationDate is set when RotateSecret is accepted: the last second of the window, \u{201c}on or before\u{201d}.";
    NEXT_AFTER_SUCCESS, "next-after-success", Documented, "The next rotation is reckoned from the date of the last one.";
    NEXT_AFTER_MANUAL_CHANGE, "next-after-manual-change", Documented, "A value written by hand counts as a rotation when the next one is reckoned.";
    CANCEL_KEEPS_LABELS, "cancel-keeps-labels", Recorded, "Cancelling takes NextRotationDate away and keeps function, rules and labels; a running step runs to its end.";
    FOUR_STEPS, "four-steps", Documented, "The function is called for createSecret, setSecret, testSecret and finishSecret, each after the one before returned.";
    FIRST_CALL_DELAY, "first-call-delay", Recorded, "The first call of the function comes about 0.1 s after acceptance.";
    SUCCESS_MEANS_CURRENT, "success-means-current", Documented, "After finishSecret the rotation has succeeded if AWSCURRENT is on the new version.";
    STEP_FAILED, "step-failed", Documented, "Any error of a step fails the rotation: AWSPENDING stays, AWSCURRENT is untouched.";
    TEST_COPIES_CURRENT, "test-copies-current", Recorded, "RotateImmediately=false puts a copy of the current value under AWSPENDING and calls testSecret only.";
    TEST_LABEL_REMOVED, "test-label-removed", Recorded, "After the test AWSPENDING is taken off; the version stays without a label.";
    RECOVERY_WINDOW, "recovery-window", Documented, "A deleted secret waits for the end of its recovery window, 7 to 30 days; until then it can be restored and nothing rotates it.";
    SERVICE_ROTATES, "service-rotates", Documented, "A secret of another service, or of a partner, is rotated by the service itself: no function is called.";
    ABANDONED_BY_LABEL, "abandoned-by-label", Documented, "AWSPENDING was taken off the version that was being made: the rotation is abandoned.";
}
