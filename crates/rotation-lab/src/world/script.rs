//! The rotation functions as data: what each does in each step, and when. The figures are those of the recorded
//! function (R14), so a rotation is over within a second of its acceptance.

use rotation_core::{rotation::Step, time::Span};

use super::strategy::Strategy;

/// One thing the function does, so long after it was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Action {
    pub(super) after: Span,
    pub(super) what: What,
}

/// What it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// DescribeSecret, and the checks every template begins with.
    CheckVersion,
    /// GetSecretValue of AWSCURRENT, which must exist.
    ReadCurrent,
    /// GetSecretValue of AWSPREVIOUS, which need not exist.
    ReadPrevious,
    /// GetSecretValue of the version being made, which must exist.
    ReadPending,
    /// GetSecretValue of the superuser's secret.
    ReadSuperuser,
    /// PutSecretValue of a new password, unless the version has a value already.
    WritePending,
    /// Logs in with the pending value. If that works the password has been set before: returns.
    TryPending,
    /// Logs in with the current value.
    TryCurrent,
    /// Logs in with the previous value, unless the current one was accepted. One of them has to be.
    TryPrevious,
    /// Logs in with the current value, which has to be accepted.
    LogInCurrent,
    /// Logs in as the superuser.
    LogInSuperuser,
    /// Logs in with the pending value, which has to be accepted.
    LogInPending,
    /// Gives the pending value's user its password.
    SetPassword,
    /// UpdateSecretVersionStage of AWSCURRENT.
    MoveCurrent,
    /// Raises the error of this step.
    Raise,
    /// Raises, because the template has no code here.
    NotImplemented,
    /// Returns.
    Return,
}

/// A service that rotates its own secret does what a function for a single user does, in about half a minute
/// (`MANAGED_ROTATION`).
pub(super) fn by_the_service(step: Step) -> Vec<Action> {
    const PACE: u32 = 40;
    let slower = |action: Action| {
        let millis = u32::try_from(action.after.as_millis()).unwrap_or(0);
        Action { after: Span::millis(millis.saturating_mul(PACE)), ..action }
    };
    of(Strategy::SingleUser, step).into_iter().map(slower).collect()
}

/// What stands in for a function from outside that does not come to its own code.
pub(super) fn in_its_stead() -> Vec<Action> {
    vec![Action { after: Span::millis(135), what: What::Return }]
}

pub(super) fn of(strategy: Strategy, step: Step) -> Vec<Action> {
    use What::{
        CheckVersion, LogInCurrent, LogInPending, LogInSuperuser, MoveCurrent, NotImplemented, ReadCurrent,
        ReadPending, ReadPrevious, ReadSuperuser, Return, SetPassword, TryCurrent, TryPending, TryPrevious,
        WritePending,
    };
    let actions: &[(u32, What)] = match (step, strategy) {
        (Step::Create, _) => &[(15, CheckVersion), (60, ReadCurrent), (294, WritePending), (308, Return)],
        // A function from outside is not played; this is what it does at its best.
        (Step::Set, Strategy::SingleUser | Strategy::Own) => &[
            (9, CheckVersion),
            (18, ReadPrevious),
            (24, ReadCurrent),
            (30, ReadPending),
            (36, TryPending),
            (42, TryCurrent),
            (48, TryPrevious),
            (55, SetPassword),
            (63, Return),
        ],
        (Step::Set, Strategy::AlternatingUsers) => &[
            (9, CheckVersion),
            (24, ReadCurrent),
            (30, ReadPending),
            (36, TryPending),
            (42, LogInCurrent),
            (46, ReadSuperuser),
            (50, LogInSuperuser),
            (55, SetPassword),
            (63, Return),
        ],
        (Step::Set | Step::Test, Strategy::Generic) => &[(12, CheckVersion), (20, NotImplemented)],
        (Step::Test, _) => &[(12, CheckVersion), (40, ReadPending), (60, LogInPending), (80, Return)],
        (Step::Finish, _) => &[(20, CheckVersion), (88, MoveCurrent), (135, Return)],
    };
    actions.iter().map(|(after, what)| Action { after: Span::millis(*after), what: *what }).collect()
}
