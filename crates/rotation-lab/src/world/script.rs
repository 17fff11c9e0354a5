//! The single-user function as data: what it does in each step, and when. The figures are those of the recorded
//! function (R14), so a rotation is over within a second of its acceptance.

use rotation_core::{rotation::Step, time::Span};

use super::Fault;

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
    /// GetSecretValue of the version being made, which must exist.
    ReadPending,
    /// PutSecretValue of a new password, unless the version has a value already.
    WritePending,
    /// UpdateSecretVersionStage of AWSCURRENT.
    MoveCurrent,
    /// Raises the error of this step.
    Raise,
    /// Returns.
    Return,
}

/// A service that rotates its own secret does the same, in about half a minute (`MANAGED_ROTATION`).
pub(super) fn by_the_service(step: Step) -> Vec<Action> {
    const PACE: u32 = 40;
    let slower = |action: Action| {
        let millis = u32::try_from(action.after.as_millis()).unwrap_or(0);
        Action { after: Span::millis(millis.saturating_mul(PACE)), ..action }
    };
    of(step, None).into_iter().map(slower).collect()
}

pub(super) fn of(step: Step, fault: Option<Fault>) -> Vec<Action> {
    use What::{CheckVersion, MoveCurrent, Raise, ReadCurrent, ReadPending, Return, WritePending};
    let actions: &[(u32, What)] = match step {
        Step::Create => &[(15, CheckVersion), (60, ReadCurrent), (294, WritePending), (308, Return)],
        Step::Set => &[(9, CheckVersion), (30, ReadPending), (63, Return)],
        Step::Test => &[(12, CheckVersion), (40, ReadPending), (80, Return)],
        Step::Finish => &[(20, CheckVersion), (88, MoveCurrent), (135, Return)],
    };
    let works = actions.iter().filter(|(_, what)| match fault {
        None => true,
        // A function that fails has looked at the secret, but changed nothing and not returned.
        Some(_) => matches!(what, CheckVersion | ReadCurrent | ReadPending),
    });
    let fails = (fault == Some(Fault::Raises)).then_some(&(250, Raise));
    works.chain(fails).map(|(after, what)| Action { after: Span::millis(*after), what: *what }).collect()
}
