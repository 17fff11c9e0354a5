//! What the service looks at before it accepts a RotateSecret, in its order: the first that fails refuses.

use rotation_core::{
    assumption,
    fact::{self, Fact},
};

use super::rule;

/// One of the things it looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The body is a JSON object of the right types.
    Body,
    /// The caller may call RotateSecret.
    Caller,
    /// Lengths, ranges and letters of the members.
    Members,
    /// There is a ClientRequestToken.
    Token,
    /// There is such a secret, and it is not marked for deletion.
    Secret,
    /// Its rotation is what this request takes it for.
    Rotator,
    /// Days, expression and window go together.
    Schedule,
    /// There is a function, and the caller may have it invoked.
    Function,
    /// The function lets the service in.
    Admission,
    /// No rotation is unfinished.
    Unfinished,
    /// The token is no other version's.
    NewToken,
    /// There is room for one more version.
    Room,
}

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It let the request through.
    Passed,
    /// It refused it.
    Refused,
    /// An earlier one refused.
    NotReached,
}

impl Check {
    /// All of them, in the service's order, each with the rules by which it refuses.
    pub const ALL: [(Self, &'static [&'static Fact]); 12] = [
        (Self::Body, &[&rule::BODY_FORM]),
        (Self::Caller, &[&rule::NOT_PERMITTED]),
        (Self::Members, &[&rule::CONSTRAINTS]),
        (Self::Token, &[&rule::TOKEN_NEEDED]),
        (Self::Secret, &[&rule::NO_SUCH_SECRET, &fact::RECOVERY_WINDOW]),
        (Self::Rotator, &[&rule::OWNER_ROTATES, &assumption::EXTERNAL_ROLE]),
        (Self::Schedule, &[&rule::SCHEDULE_LIMITS]),
        (
            Self::Function,
            &[
                &rule::FUNCTION_ARN,
                &rule::NO_FUNCTION,
                &assumption::OTHER_ACCOUNT,
                &assumption::INVOKE_DENIED,
            ],
        ),
        (Self::Admission, &[&rule::FUNCTION_ADMITS]),
        (Self::Unfinished, &[&rule::PREVIOUS_UNFINISHED, &assumption::ROTATE_AFTER_CANCEL]),
        (Self::NewToken, &[&assumption::REUSED_TOKEN]),
        (Self::Room, &[&assumption::VERSION_LIMIT]),
    ];

    /// How each went for a request that this rule refuses, or none.
    pub fn each(refused_by: Option<&'static Fact>) -> impl Iterator<Item = (Self, Checked)> {
        let mut passed = Checked::Passed;
        Self::ALL.iter().map(move |(check, rules)| {
            if refused_by.is_some_and(|rule| rules.contains(&rule)) {
                passed = Checked::NotReached;
                return (*check, Checked::Refused);
            }
            (*check, passed)
        })
    }
}
