//! The checks stand in the order in which the service makes them.

use rotation_core::{
    assumption::Assumptions,
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation,
        rotate_secret::{Input, Rules},
        update_secret_version_stage,
    },
};
use rotation_lab::outcome::{Check, Checked, Outcome, outcome};

use crate::session::{NOT_INVOCABLE, Session};

const DB: &str = "prod/db";

/// What is wrong with the request and around it, mended one after the other.
type Mend = fn(&mut Session, &mut Input);

const MENDED: [(Check, Mend); 8] = [
    (Check::Caller, |s, _| s.simulation.permit("secretsmanager:RotateSecret", true)),
    (Check::Token, |s, input| input.client_request_token = used(s)),
    (Check::Secret, |_, input| input.secret_id = DB.into()),
    (Check::Schedule, |_, input| input.rotation_rules = None),
    (Check::Function, |s, _| s.simulation.permit("lambda:InvokeFunction", true)),
    (Check::Admission, |_, input| input.rotation_lambda_arn = None),
    (Check::Unfinished, |s, _| take_pending_off(s)),
    (Check::NewToken, |s, input| input.client_request_token = s.token()),
];

#[test]
fn of_all_that_is_wrong_the_first_in_the_order_refuses() {
    let mut session = Session::new(7, Assumptions::default());
    session.create(DB, Some(r#"{"password":"first"}"#), None);
    // A rotation that is under way, by a function of which the secret knows.
    let begun = session.request(DB);
    session.call(Operation::RotateSecret(begun)).unwrap();
    for action in ["secretsmanager:RotateSecret", "lambda:InvokeFunction"] {
        session.simulation.permit(action, false);
    }
    let mut input = Input {
        client_request_token: None,
        secret_id: "ghost".into(),
        rotation_lambda_arn: Some(NOT_INVOCABLE.into()),
        rotation_rules: Some(Rules { schedule_expression: Some("often".into()), ..Rules::default() }),
        ..Input::default()
    };
    for (check, mend) in MENDED {
        let refused = refused_at(&session, &input);
        assert_eq!(refused, Some(check));
        mend(&mut session, &mut input);
    }
    assert_eq!(refused_at(&session, &input), None);
}

/// The check that refuses. Those before it have passed, those behind it are not reached.
fn refused_at(session: &Session, input: &Input) -> Option<Check> {
    let Outcome::Refused(refusal) = outcome(&session.simulation, &session.values, input) else {
        assert!(Check::each(None).all(|(_, checked)| checked == Checked::Passed));
        return None;
    };
    let each: Vec<_> = Check::each(Some(refusal.rule)).collect();
    let place = each.iter().position(|(_, checked)| *checked == Checked::Refused).unwrap();
    assert!(each[..place].iter().all(|(_, checked)| *checked == Checked::Passed));
    assert!(each[place + 1..].iter().all(|(_, checked)| *checked == Checked::NotReached));
    Some(each[place].0)
}

/// The first version's id.
fn used(session: &Session) -> Option<VersionId> {
    let secret = session.secret(DB);
    secret.versions.holder(&StagingLabel::CURRENT).cloned()
}

fn take_pending_off(session: &mut Session) {
    let pending = session.secret(DB).versions.holder(&StagingLabel::PENDING).cloned();
    let input = update_secret_version_stage::Input {
        secret_id: DB.into(),
        version_stage: StagingLabel::PENDING,
        remove_from: pending,
        move_to: None,
    };
    session.call(Operation::UpdateSecretVersionStage(input)).unwrap();
}
