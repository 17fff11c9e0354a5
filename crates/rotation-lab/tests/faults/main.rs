//! Every fault, in every step, under every strategy, once and until it is mended: where each ends, and that a new
//! rotation succeeds when it is mended.

mod own;
mod play;

use play::{Play, Rotator};
use rotation_core::{event::EventKind, ident::VersionId, rotation::Step, time::Span};
use rotation_lab::{
    Fault, Lasts, Steps,
    world::{FAULTS, Row, Strategy},
};

const SCOPES: [Steps; 5] = [
    Steps::One(Step::Create),
    Steps::One(Step::Set),
    Steps::One(Step::Test),
    Steps::One(Step::Finish),
    Steps::All,
];

/// Where a rotation ends whose fault holds until it is mended: in createSecret, setSecret, testSecret, finishSecret
/// and every step. `1`: it succeeds at the first try. `c`, `s`, `t`, `f`: every try fails in that step; `F`: in
/// finishSecret, with AWSCURRENT moved. First for the two database templates, then for the bare one, then for a
/// secret that its service rotates.
const ENDS: &[(&str, &str, &str, &str)] = &[
    ("raises", "cstfc", "csssc", "11111"),
    ("times-out", "cstfc", "csssc", "11111"),
    ("called-twice", "11111", "sssss", "11111"),
    ("answers-too-late", "cstFc", "csssc", "11111"),
    ("answers-just-in-time", "11111", "sssss", "11111"),
    ("invoke-denied", "cstfc", "csssc", "11111"),
    ("role-denied", "cstfc", "csssc", "11111"),
    ("kms-denied", "cst1c", "csssc", "11111"),
    ("database-unreachable", "1st1s", "sssss", "1st1s"),
    ("database-refuses", "1st1s", "sssss", "1st1s"),
    ("clones-current", "11111", "sssss", "11111"),
    ("does-nothing", "st1ff", "stssf", "11111"),
    ("partition", "cstfc", "csssc", "11111"),
    ("throttled", "11111", "sssss", "11111"),
    ("throttled-beyond-retries", "cstfc", "csssc", "11111"),
];

/// What the step that fails is said to have failed with. A step that fails because an earlier one did nothing says
/// what it misses.
fn says(row: &Row, failing: Step, strategy: Strategy) -> &'static str {
    match (row.fault, failing) {
        (Fault::DoesNothing, Step::Set) => {
            "An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: \
             Secrets Manager can't find the specified secret value for VersionId: "
        }
        (Fault::TimesOut | Fault::AnswersTooLate | Fault::Partition, _) => {
            "Task timed out after 30.00 seconds"
        }
        (Fault::InvokeDenied, _) => {
            "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access"
        }
        (Fault::RoleDenied, Step::Create) => {
            "An error occurred (AccessDeniedException) when calling the PutSecretValue"
        }
        (Fault::RoleDenied, Step::Finish) => {
            "An error occurred (AccessDeniedException) when calling the UpdateSecretVersionStage operation: User: \
             arn:aws:sts::123456789012:assumed-role/rotate-db-role/rotate-db is not authorized to perform: \
             secretsmanager:UpdateSecretVersionStage on resource: arn:aws:secretsmanager:"
        }
        (Fault::RoleDenied, _) => "An error occurred (AccessDeniedException) when calling the GetSecretValue",
        (Fault::KmsDenied, _) => {
            "An error occurred (AccessDeniedException) when calling the GetSecretValue operation: Access to KMS is \
             not allowed"
        }
        (Fault::Throttled(_), _) => {
            "An error occurred (ThrottlingException) when calling the DescribeSecret operation (reached max retries: \
             4): Rate exceeded"
        }
        (Fault::DatabaseUnreachable | Fault::DatabaseRefuses, Step::Set)
            if strategy == Strategy::AlternatingUsers =>
        {
            "Unable to log into database using current credentials for secret arn:"
        }
        (_, Step::Create) => "createSecret was told to fail",
        (_, Step::Set) => {
            "Unable to log into database with previous, current, or pending secret of secret arn arn:"
        }
        (_, Step::Test) => "Unable to log into database with pending secret of secret ARN arn:",
        (_, Step::Finish) => "finishSecret was told to fail",
    }
}

fn rotators() -> impl Iterator<Item = Rotator> {
    Strategy::BUILT_IN.into_iter().map(Some).chain([None])
}

fn end_of(row: &Row, rotator: Rotator, scope: Steps) -> char {
    let (_, database, generic, managed) =
        ENDS.iter().find(|(id, ..)| *id == row.id).expect("each fault has a line");
    let ends = match rotator {
        Some(Strategy::Generic) => generic,
        Some(_) => database,
        None => managed,
    };
    let place = SCOPES.iter().position(|known| *known == scope).expect("a scope");
    ends.chars().nth(place).expect("five ends")
}

fn step_of(end: char) -> Option<Step> {
    Some(match end {
        'c' => Step::Create,
        's' => Step::Set,
        't' => Step::Test,
        'f' | 'F' => Step::Finish,
        _ => return None,
    })
}

#[test]
fn every_fault_in_every_step_under_every_strategy_ends_as_the_table_says() {
    for (row, rotator, scope) in all() {
        let what = format!("{} in {} under {rotator:?}", row.id, scope.name());
        let mut play = Play::begin(rotator);
        play.fault(scope, Some((row.fault, Lasts::UntilMended)));
        play.pass(Span::minutes(50));
        ended(&play, row, rotator, end_of(row, rotator, scope), &what);
        let (bad, token) = (play.rotations_failed().count(), play.token.clone());
        // A partition mends itself; anything else has to be mended.
        if row.fault != Fault::Partition {
            play.fault(Steps::All, None);
            assert!(play.simulation.faults().is_empty());
        }
        play.pass(Span::days(2));
        if rotator == Some(Strategy::Generic) {
            assert!(!play.is_current(&token), "{what}: the bare template never gets anywhere");
            assert!(play.rotations_failed().count() > bad, "{what}");
            continue;
        }
        assert_eq!(play.rotations_failed().count(), bad, "{what}: mended, it does not fail again");
        assert!(play.secret().versions.unfinished().is_none(), "{what}");
        assert!(!play.is_current(&play.first) && play.can_log_in(), "{what}");
        play.rotate(None).expect("a new rotation is accepted");
        play.pass(Span::minutes(2));
        assert!(play.is_current(&play.token) && play.can_log_in(), "{what}");
    }
}

#[test]
fn a_fault_that_holds_once_costs_one_try_and_no_more() {
    for (row, rotator, scope) in all().filter(|(_, rotator, _)| *rotator != Some(Strategy::Generic)) {
        let what = format!("{} once in {} under {rotator:?}", row.id, scope.name());
        let mut play = Play::begin(rotator);
        play.fault(scope, Some((row.fault, Lasts::Once)));
        play.pass(Span::minutes(10));
        // In every step means in the first one that is called.
        let first = if scope == Steps::All { Steps::One(Step::Create) } else { scope };
        let failed = usize::from(end_of(row, rotator, first) != '1');
        assert_eq!(play.rotations_failed().count(), failed, "{what}");
        assert!(play.is_current(&play.token) && play.can_log_in(), "{what}");
        assert_eq!(play.labels(&play.token), ["AWSCURRENT", "AWSPENDING"], "{what}");
        assert_eq!(play.labels(&play.first), ["AWSPREVIOUS"], "{what}");
        let called = row.fault != Fault::DatabaseUnreachable && row.fault != Fault::DatabaseRefuses;
        assert_eq!(
            play.simulation.faults().is_empty(),
            rotator.is_some() || !called,
            "{what}: it is used up"
        );
    }
}

#[test]
fn faults_that_a_rotation_survives_leave_their_marks() {
    let calls =
        |play: &Play, name| play.events.iter().filter(|event| event.kind == EventKind::Call(name)).count();
    let took = |play: &Play| {
        let of = |name| play.events.iter().find(|event| event.kind.name() == name).map(|event| event.at);
        let (begun, over) = (of("RotationStarted"), of("RotationSucceeded"));
        over.zip(begun).map(|(over, begun)| over.since(begun).as_millis())
    };
    let played = |fault: Option<Fault>, steps: Steps| {
        let mut play = Play::begin(Some(Strategy::SingleUser));
        play.fault(steps, fault.map(|fault| (fault, Lasts::Once)));
        play.pass(Span::minutes(1));
        play
    };
    let plain = played(None, Steps::All);
    let plain_took = took(&plain).expect("it succeeds");
    // How much longer it takes: half a second, one and two; the whole of the function's time but a millisecond.
    let longer =
        [(Fault::CalledTwice, 0), (Fault::Throttled(3), 3500), (Fault::AnswersJustInTime, 30_000 - 135 - 1)];
    for (fault, millis) in longer {
        let play = played(Some(fault), Step::Finish.into());
        assert_eq!(took(&play), Some(plain_took + millis), "{fault:?}");
        let twice = usize::from(fault == Fault::CalledTwice);
        assert_eq!(calls(&play, "DescribeSecret"), calls(&plain, "DescribeSecret") + twice, "{fault:?}");
        assert_eq!(calls(&play, "UpdateSecretVersionStage"), 1, "{fault:?}");
    }
    let value = |play: &Play, id: &VersionId| {
        play.secret().versions.get(id).and_then(|version| version.written).map(|(value, _)| value)
    };
    for (play, changed) in [(plain, true), (played(Some(Fault::ClonesCurrent), Step::Create.into()), false)] {
        assert_eq!(value(&play, &play.first) != value(&play, &play.token), changed);
    }
}

fn all() -> impl Iterator<Item = (&'static Row, Rotator, Steps)> {
    FAULTS.iter().flat_map(|row| {
        rotators().flat_map(move |rotator| SCOPES.into_iter().map(move |scope| (row, rotator, scope)))
    })
}

/// The state of section 6.3 after a failure, of section 6.4 after success.
fn ended(play: &Play, row: &Row, rotator: Rotator, end: char, what: &str) {
    let failed: Vec<&str> = play.rotations_failed().collect();
    let Some(failing) = step_of(end) else {
        assert_eq!(failed, [""; 0], "{what}");
        assert_eq!(play.labels(&play.token), ["AWSCURRENT", "AWSPENDING"], "{what}");
        assert_eq!(play.labels(&play.first), ["AWSPREVIOUS"], "{what}");
        assert!(play.secret().rotation.last_rotated.is_some() && play.can_log_in(), "{what}");
        return;
    };
    assert_eq!(failed.len(), 5, "{what}: five tries");
    assert_eq!(play.secret().rotation.last_rotated, None, "{what}");
    let moved = end == 'F';
    assert_eq!(play.is_current(&play.token), moved, "{what}");
    let (token, first): (&[&str], &[&str]) = if moved {
        (&["AWSCURRENT", "AWSPENDING"], &["AWSPREVIOUS"])
    } else {
        (&["AWSPENDING"], &["AWSCURRENT"])
    };
    assert_eq!((play.labels(&play.token), play.labels(&play.first)), (text(token), text(first)), "{what}");
    let Some(strategy) = rotator else {
        assert!(failed.iter().all(|error| *error == "The service could not rotate the secret"), "{what}");
        return;
    };
    // finishSecret that returns without its work done did not fail itself.
    if row.fault == Fault::DoesNothing && failing == Step::Finish {
        assert!(failed.iter().all(|error| *error == "AWSCURRENT was not moved to the new version"), "{what}");
        return;
    }
    let recorded = format!(
        "Error when executing lambda arn:aws:lambda:us-east-1:123456789012:function:rotate-db during {} step",
        failing.name()
    );
    assert!(failed.iter().all(|error| *error == recorded), "{what}: {failed:?}");
    let bare = strategy == Strategy::Generic && reaches_the_gap(row, failing, play);
    let says = if bare { "NotImplementedError" } else { says(row, failing, strategy) };
    for (step, error) in play.failures() {
        assert_eq!(step, failing, "{what}");
        assert!(error.starts_with(says), "{what}: {error:?} does not begin with {says:?}");
    }
}

/// Whether the bare template failed for want of code, and not for the fault.
fn reaches_the_gap(_: &Row, failing: Step, play: &Play) -> bool {
    let mut errors = play.failures();
    matches!(failing, Step::Set | Step::Test) && errors.any(|(_, error)| error == "NotImplementedError")
}

fn text(labels: &[&str]) -> Vec<String> {
    labels.iter().map(ToString::to_string).collect()
}
