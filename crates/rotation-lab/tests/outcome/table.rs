//! States and requests, one row each: what is told, in a line.

use rotation_core::{
    assumption::{Assumptions, VERSION_LIMIT},
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, delete_secret, put_secret_value,
        rotate_secret::{Input, Rules},
    },
    rotation::Step,
    schedule::Days,
    time::Span,
};
use rotation_lab::{
    Steps,
    outcome::{Ending, Outcome, Run, outcome},
};

use crate::session::{NOT_INVOCABLE, ROLE, Session};

const DB: &str = "prod/db";
const MANAGED: &str = "rds!db-1";
const PARTNER: &str = "partner";

/// A state, a request and what is told of it.
type Row = (&'static str, fn(&mut Session) -> Input, &'static str);

const ROWS: &[Row] = &[
    ("never rotated", |s| with_days(s.request(DB), 30), "Rotation, Rotated, next 2026-12-24"),
    ("no schedule", |s| s.request(DB), "Rotation, Rotated, next never"),
    ("no value yet", |s| s.request("empty"), "Rotation, Failed at createSecret, next never"),
    ("rotating", rotating, "refused by previous-unfinished until +243 ms"),
    ("pending left over, mended", |s| left_over(s, true), "refused by previous-unfinished until +120411 ms"),
    ("pending left over, still failing", |s| left_over(s, false), "refused by previous-unfinished"),
    ("pending put by hand", put_by_hand, "refused by previous-unfinished"),
    ("cancelled on the way", cancelled, "refused by rotate-after-cancel"),
    ("rotated before, with its labels", rotated, "Rotation, Rotated, next 2026-12-24"),
    ("the same request again, on its way", again_at_once, "Again, next 2026-12-24"),
    ("the same request again, when it is over", again_later, "Again, next 2026-12-24"),
    ("a token that is another version's", used_token, "refused by reused-token"),
    ("a test", |s| test(with_days(s.request(DB), 30)), "Test, Tested, next 2026-12-24"),
    ("a schedule changed by a test", changed, "Test, Tested, next 2026-12-04, old-schedule-may-run"),
    ("setSecret fails", failing, "Rotation, Rotated, next 2026-12-24, with faults Failed at setSecret"),
    ("testSecret fails", failing_test, "Test, Tested, next never, with faults TestFailed at testSecret"),
    ("managed", |s| bare(with_days(s.request(MANAGED), 7)), "ByTheService, Rotated, next 2026-12-01"),
    ("managed, schedule only", |s| bare(test(with_days(s.request(MANAGED), 7))), "Nothing, next 2026-12-01"),
    ("managed, with a function", |s| s.request(MANAGED), "refused by owner-rotates"),
    ("partner's", |s| by_role(s.request(PARTNER)), "ByTheService, Rotated, next never"),
    ("partner's, without a role", |s| bare(s.request(PARTNER)), "refused by external-role"),
    ("a role for another secret", |s| by_role(s.request(DB)), "refused by external-role"),
    ("deleted", deleted, "refused by recovery-window"),
    ("no function", |s| bare(s.request(DB)), "refused by no-function"),
    ("a function that is closed", |s| by(s.request(DB), NOT_INVOCABLE), "refused by function-admits"),
    ("no function's ARN", |s| by(s.request(DB), "rotate"), "refused by function-arn"),
    ("not permitted", |s| denied(s, "secretsmanager:RotateSecret"), "refused by not-permitted"),
    ("may not invoke", |s| denied(s, "lambda:InvokeFunction"), "refused by invoke-denied"),
    ("unknown", |s| s.request("ghost"), "refused by no-such-secret"),
    ("of another account", elsewhere, "refused by other-account"),
    ("no name", |s| s.request("no name"), "refused by constraints"),
    ("no token", |s| Input { client_request_token: None, ..s.request(DB) }, "refused by token-needed"),
    ("no schedule at all", |s| expression(s.request(DB), "often"), "refused by schedule-limits"),
    ("full", full, "refused by version-limit"),
];

#[test]
fn each_state_and_request_has_its_outcome() {
    let mut wrong = Vec::new();
    for (name, prepare, expected) in ROWS {
        let mut session = Session::new(7, Assumptions::default());
        session.create(DB, Some(r#"{"password":"first"}"#), None);
        session.create("empty", None, None);
        session.create(PARTNER, Some("key"), Some("SalesforceClientSecret"));
        session.adopt(MANAGED);
        let input = prepare(&mut session);
        let told = outcome(&session.simulation, &session.values, &input);
        let line = in_a_line(&session, &told);
        if line != *expected {
            wrong.push(format!("{name}: {line}, expected {expected}"));
        }
        let sent = session.call(Operation::RotateSecret(input));
        assert_eq!(sent.is_ok(), matches!(told, Outcome::Accepted(_)), "{name}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_version_limit_is_an_assumption_and_the_refusal_says_so() {
    let mut session = Session::new(7, Assumptions::default());
    session.create(DB, Some("first"), None);
    let input = full(&mut session);
    let Outcome::Refused(refusal) = outcome(&session.simulation, &session.values, &input) else {
        panic!("accepted")
    };
    assert_eq!(refusal.rule, &VERSION_LIMIT);
}

#[test]
fn the_echo_of_a_first_rotation_names_what_changes_and_nothing_else() {
    let mut session = Session::new(7, Assumptions::default());
    session.create(DB, Some("first"), None);
    let input = with_days(session.request(DB), 30);
    let Outcome::Accepted(told) = outcome(&session.simulation, &session.values, &input) else {
        panic!("refused")
    };
    let lines = told.echo.iter().map(|change| {
        let [a, b, c] = [&change.before, &change.accepted, &change.end]
            .map(|one| one.as_ref().map_or("-", |one| one.json.as_str()));
        format!("{}: {a} | {b} | {c}\n", change.member)
    });
    insta::assert_snapshot!(lines.collect::<String>(), @r#"
    LastAccessedDate: - | - | 1.7954784E9
    LastChangedDate: 1.7955153E9 | 1.7955153E9 | 1.795515300743E9
    LastRotatedDate: - | - | 1.79551530079E9
    NextRotationDate: - | 1.798156799E9 | 1.798156799E9
    RotationEnabled: - | true | true
    RotationLambdaARN: - | "arn:aws:lambda:us-east-1:123456789012:function:rotate" | "arn:aws:lambda:us-east-1:123456789012:function:rotate"
    RotationRules.AutomaticallyAfterDays: - | 30 | 30
    VersionIdsToStages.2b239b10-0589-477d-b9c9-abf2d0e53d31: - | ["AWSPENDING"] | ["AWSCURRENT","AWSPENDING"]
    VersionIdsToStages.612206eb-f2ee-4081-818a-2d3e4b911d44: ["AWSCURRENT"] | ["AWSCURRENT"] | ["AWSPREVIOUS"]
    "#);
}

fn in_a_line(session: &Session, told: &Outcome) -> String {
    match told {
        Outcome::Refused(refusal) => {
            let wait = |until: rotation_core::time::Timestamp| until.since(session.now()).as_millis();
            let until = refusal.until.map(|until| format!(" until +{} ms", wait(until)));
            format!("refused by {}{}", refusal.rule.id, until.unwrap_or_default())
        }
        Outcome::Accepted(told) => {
            let run = |run: &Run| match (&run.ending, run.steps().find(|(_, succeeded)| !succeeded)) {
                (Ending::Failed { .. }, Some((step, _))) => format!("Failed at {}", step.name()),
                (Ending::TestFailed { .. }, Some((step, _))) => format!("TestFailed at {}", step.name()),
                (ending, _) => format!("{ending:?}"),
            };
            let next =
                told.next.map_or("never".to_owned(), |next| next.next_rotation_date().day().to_string());
            let mut line = format!("{:?}", told.starts);
            line.extend(told.run.iter().map(|one| format!(", {}", run(one))));
            line.push_str(&format!(", next {next}"));
            line.extend(told.with_faults.iter().map(|one| format!(", with faults {}", run(one))));
            let beside = told.rules.iter().filter(|rule| rule.id == "old-schedule-may-run");
            line.extend(beside.map(|rule| format!(", {}", rule.id)));
            line
        }
    }
}

fn with_days(input: Input, days: i64) -> Input {
    let automatically_after_days = Days::new(days);
    Input { rotation_rules: Some(Rules { automatically_after_days, ..Rules::default() }), ..input }
}

fn expression(input: Input, text: &str) -> Input {
    let schedule_expression = Some(text.to_owned());
    Input { rotation_rules: Some(Rules { schedule_expression, ..Rules::default() }), ..input }
}

fn test(input: Input) -> Input {
    Input { rotate_immediately: Some(false), ..input }
}

fn by(input: Input, function: &str) -> Input {
    Input { rotation_lambda_arn: Some(function.into()), ..input }
}

fn bare(input: Input) -> Input {
    Input { rotation_lambda_arn: None, ..input }
}

fn by_role(input: Input) -> Input {
    Input { external_role_arn: Some(ROLE.into()), ..bare(input) }
}

fn begun(session: &mut Session) -> Input {
    let input = with_days(session.request(DB), 30);
    session.call(Operation::RotateSecret(input.clone())).unwrap();
    input
}

fn rotating(session: &mut Session) -> Input {
    begun(session);
    session.pass(Span::millis(500));
    bare(session.request(DB))
}

fn left_over(session: &mut Session, mended: bool) -> Input {
    session.fault(Step::Test);
    begun(session);
    session.pass(Span::seconds(1));
    if mended {
        session.simulation.set_fault(Steps::One(Step::Test), None);
    }
    session.request(DB)
}

fn put_by_hand(session: &mut Session) -> Input {
    let value = Some(session.values.intern_text("by hand"));
    let input = put_secret_value::Input {
        secret_id: DB.into(),
        client_request_token: session.token(),
        value,
        version_stages: Some(vec![StagingLabel::PENDING]),
    };
    session.call(Operation::PutSecretValue(input)).unwrap();
    session.request(DB)
}

fn cancelled(session: &mut Session) -> Input {
    begun(session);
    let input = cancel_rotate_secret::Input { secret_id: DB.into() };
    session.call(Operation::CancelRotateSecret(input)).unwrap();
    session.pass(Span::hours(1));
    session.request(DB)
}

fn rotated(session: &mut Session) -> Input {
    begun(session);
    session.pass(Span::seconds(2));
    bare(session.request(DB))
}

fn again_at_once(session: &mut Session) -> Input {
    begun(session)
}

fn again_later(session: &mut Session) -> Input {
    let input = begun(session);
    session.pass(Span::seconds(2));
    input
}

fn used_token(session: &mut Session) -> Input {
    let current = session.secret(DB).versions.holder(&StagingLabel::CURRENT).cloned();
    Input { client_request_token: current, ..session.request(DB) }
}

fn changed(session: &mut Session) -> Input {
    begun(session);
    session.pass(Span::seconds(2));
    test(with_days(session.request(DB), 10))
}

fn failing(session: &mut Session) -> Input {
    session.fault(Step::Set);
    with_days(session.request(DB), 30)
}

fn failing_test(session: &mut Session) -> Input {
    session.fault(Step::Test);
    test(session.request(DB))
}

fn deleted(session: &mut Session) -> Input {
    let input = delete_secret::Input { secret_id: DB.into(), recovery_window_in_days: Some(7), force: false };
    session.call(Operation::DeleteSecret(input)).unwrap();
    session.request(DB)
}

fn denied(session: &mut Session, action: &str) -> Input {
    session.simulation.permit(action, false);
    session.request(DB)
}

fn elsewhere(session: &mut Session) -> Input {
    session.request("arn:aws:secretsmanager:us-east-1:999999999999:secret:prod/db-a1b2c3")
}

/// A hundred versions within a day: none may go.
fn full(session: &mut Session) -> Input {
    for n in 0..99 {
        let value = Some(session.values.intern_text(&format!("value {n}")));
        let input = put_secret_value::Input {
            secret_id: DB.into(),
            client_request_token: VersionId::parse(&format!("{n:032}")),
            value,
            version_stages: None,
        };
        session.call(Operation::PutSecretValue(input)).unwrap();
    }
    session.request(DB)
}
