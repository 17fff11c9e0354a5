//! What can go wrong with a rotation function, as a table: a name, a sentence, and the steps in which it tells.

use rotation_core::{rotation::Step, time::Span};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The function raises an error.
    Raises,
    /// The function never answers; the step fails when its time is over.
    TimesOut,
    /// The function is called twice for one step.
    CalledTwice,
    /// It does its work, and its answer comes after its time is over.
    AnswersTooLate,
    /// It does its work, and its answer comes in the last millisecond.
    AnswersJustInTime,
    /// The function's policy does not admit Secrets Manager any more.
    InvokeDenied,
    /// The function's role lacks the action that the step is about.
    RoleDenied,
    /// The function's role may not use the key that encrypts the secret.
    KmsDenied,
    /// The database cannot be reached.
    DatabaseUnreachable,
    /// The database refuses every password.
    DatabaseRefuses,
    /// createSecret writes the current value again, as the pending one.
    ClonesCurrent,
    /// It returns at once, with nothing done.
    DoesNothing,
    /// The function cannot reach Secrets Manager for [`PARTITION`], then it can again.
    Partition,
    /// Secrets Manager throttles so many calls of the function.
    Throttled(u8),
}

/// How long a partition holds.
pub const PARTITION: Span = Span::hours(1);

/// A fault, as a menu tells it.
#[derive(Debug)]
pub struct Row {
    /// The fault.
    pub fault: Fault,
    /// A stable id.
    pub id: &'static str,
    /// A sentence about the function, without its subject.
    pub does: &'static str,
    /// What comes of it.
    pub effect: &'static str,
    /// The steps in which it makes a difference.
    pub steps: &'static [Step],
}

const ALL: &[Step] = &Step::ALL;
const CREATE: &[Step] = &[Step::Create];
const VALUES: &[Step] = &[Step::Create, Step::Set, Step::Test];
const DATABASE: &[Step] = &[Step::Set, Step::Test];

/// All of them.
pub static FAULTS: &[Row] = &[
    Row {
        fault: Fault::Raises,
        id: "raises",
        does: RAISES,
        effect: "The step fails at once and is tried again.",
        steps: ALL,
    },
    Row {
        fault: Fault::TimesOut,
        id: "times-out",
        does: TIMES_OUT,
        effect: "The step fails when the function's time is over.",
        steps: ALL,
    },
    Row {
        fault: Fault::CalledTwice,
        id: "called-twice",
        does: "is called twice",
        effect: "The first answer counts. A function that can be repeated does no harm.",
        steps: ALL,
    },
    Row {
        fault: Fault::AnswersTooLate,
        id: "answers-too-late",
        does: "does its work and answers too late",
        effect: "The step counts as failed although its work is done. The next try finds it done.",
        steps: ALL,
    },
    Row {
        fault: Fault::AnswersJustInTime,
        id: "answers-just-in-time",
        does: "answers just in time",
        effect: "The step succeeds, a millisecond before its time is over.",
        steps: ALL,
    },
    Row {
        fault: Fault::InvokeDenied,
        id: "invoke-denied",
        does: "cannot be invoked: its policy does not admit Secrets Manager",
        effect: "The step fails without a call. In every step, RotateSecret is refused as well.",
        steps: ALL,
    },
    Row {
        fault: Fault::RoleDenied,
        id: "role-denied",
        does: "lacks the permission that the step needs",
        effect: "The call of that step is refused with AccessDeniedException.",
        steps: ALL,
    },
    Row {
        fault: Fault::KmsDenied,
        id: "kms-denied",
        does: "may not use the secret's key",
        effect: "Reading and writing values is refused; moving labels is not.",
        steps: VALUES,
    },
    Row {
        fault: Fault::DatabaseUnreachable,
        id: "database-unreachable",
        does: "cannot reach the database",
        effect: "Each log-in fails after five seconds, and with the last one the step.",
        steps: DATABASE,
    },
    Row {
        fault: Fault::DatabaseRefuses,
        id: "database-refuses",
        does: "is refused by the database, whatever the password",
        effect: "No log-in succeeds, so the step fails.",
        steps: DATABASE,
    },
    Row {
        fault: Fault::ClonesCurrent,
        id: "clones-current",
        does: "writes the current value again as the pending one",
        effect: "The rotation succeeds, and the password is what it was.",
        steps: CREATE,
    },
    Row {
        fault: Fault::DoesNothing,
        id: "does-nothing",
        does: "returns with nothing done",
        effect: "The step succeeds; what it left undone makes a later step fail, or the rotation itself.",
        steps: ALL,
    },
    Row {
        fault: Fault::Partition,
        id: "partition",
        does: "cannot reach Secrets Manager for an hour",
        effect: "Its calls hang until its time is over. After an hour it works again.",
        steps: ALL,
    },
    Row {
        fault: Fault::Throttled(3),
        id: "throttled",
        does: "is throttled three times",
        effect: "Its SDK tries again and succeeds; the step takes a few seconds longer.",
        steps: ALL,
    },
    Row {
        fault: Fault::Throttled(5),
        id: "throttled-beyond-retries",
        does: "is throttled five times",
        effect: "Its SDK gives up with ThrottlingException, and the step fails.",
        steps: ALL,
    },
];

impl Fault {
    /// Its row: its own, or that of its kind.
    #[inline(never)]
    pub fn row(self) -> Option<&'static Row> {
        let same = |row: &&Row| row.fault == self;
        let alike =
            |row: &&Row| matches!((row.fault, self), (Fault::Throttled(a), Fault::Throttled(b)) if a >= b);
        FAULTS.iter().find(same).or_else(|| FAULTS.iter().find(alike)).or(FAULTS.last())
    }

    /// Whether it can keep single calls of the API from their answer.
    pub(super) fn hinders_calls(self) -> bool {
        matches!(self, Self::Partition | Self::Throttled(_) | Self::KmsDenied | Self::RoleDenied)
    }

    /// Whether it is the database that is wrong.
    pub(super) fn of_database(self) -> bool {
        matches!(self, Self::DatabaseUnreachable | Self::DatabaseRefuses)
    }

    /// Whether it tells under a function from outside. The others would have to look into it, or into its SDK.
    pub fn reaches_outside(self) -> bool {
        self.stands_in() || matches!(self, Self::KmsDenied | Self::RoleDenied)
    }

    /// Whether a function from outside does not come to its own code under it.
    pub(super) fn stands_in(self) -> bool {
        matches!(self, Self::Raises | Self::TimesOut | Self::InvokeDenied | Self::DoesNothing)
    }

    /// What the function does under it, without its subject. The two commonest are not looked up, because the page
    /// opens on one of them.
    pub fn does(self) -> &'static str {
        match self {
            Self::Raises => RAISES,
            Self::TimesOut => TIMES_OUT,
            _ => self.row().map_or(RAISES, |row| row.does),
        }
    }

    /// The fault with this id.
    #[inline(never)]
    pub fn by_id(id: &str) -> Option<Self> {
        FAULTS.iter().find(|row| row.id == id).map(|row| row.fault)
    }
}

const RAISES: &str = "raises an error";
const TIMES_OUT: &str = "does not answer";
