//! Form and command in step, errors beside their fields, and nothing sent without a confirmation.

use rotation_core::time::Timestamp;
use rotation_protocol::snippet::Snippet;
use zeroize::Zeroizing;

use super::{Apart, Event, Field, KeyField, Sending, Source, update};
use crate::model::{Effect, Event as Any, Outcome, Reading, State, Surroundings, Typed};

fn open() -> State {
    State::open(reading(), Surroundings { hash: "#/request".into(), ..Surroundings::default() })
}

fn reading() -> Reading {
    Reading { at: Timestamp::from_millis(1_795_515_300_000).unwrap(), random: 7 }
}

/// Carries out the reading of the clock as `effects` would, and hands on every other effect.
fn run(state: &mut State, event: Event) -> Vec<Effect> {
    let mut left = Vec::new();
    for effect in update(event, state) {
        match effect {
            Effect::Read(event) => match event(reading()) {
                Any::Request(event) => left.extend(run(state, event)),
                other => panic!("{other:?}"),
            },
            other => left.push(other),
        }
    }
    left
}

fn edit(state: &mut State, field: Field, text: &str) {
    assert!(run(state, Event::Edit(field, text.into())).is_empty());
}

fn typed(text: &str) -> Typed {
    Typed(Zeroizing::new(text.into()))
}

#[test]
fn the_form_opens_on_the_labs_secret_and_says_it_as_a_command() {
    let state = open();
    let form = &state.request;
    assert_eq!(
        (form.fields.secret_id.as_str(), form.fields.region.as_str()),
        ("prod/orders/db", "eu-central-1")
    );
    assert!(form.command.starts_with("aws secretsmanager rotate-secret"));
    assert!(form.command.contains("--secret-id prod/orders/db"));
    assert!(form.errors.is_empty(), "{:?}", form.errors);
    assert_eq!(form.fields.token.len(), 36);
    assert!(form.draft.is_some());
}

#[test]
fn either_edits_the_other() {
    let mut state = open();
    edit(&mut state, Field::Days, "14");
    assert!(state.request.command.contains("AutomaticallyAfterDays=14"), "{}", state.request.command);
    let command = "aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret --region us-west-2 \
        --rotation-lambda-arn arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda \
        --rotation-rules AutomaticallyAfterDays=30 --no-rotate-immediately";
    run(&mut state, Event::Command(command.into()));
    let form = &state.request;
    assert_eq!(form.command, command, "what was typed stays as it was typed");
    assert_eq!(
        (form.fields.secret_id.as_str(), form.fields.region.as_str()),
        ("MyTestDatabaseSecret", "us-west-2")
    );
    assert_eq!((form.fields.days.as_str(), form.fields.duration.as_str()), ("30", ""));
    assert!(!form.fields.at_once());
    assert_eq!(form.apart, None);
    let read_back = form.fields.clone();
    let written = form.fields.command().unwrap();
    run(&mut state, Event::Command(written.into()));
    assert_eq!(state.request.fields, read_back);
}

#[test]
fn a_command_that_cannot_be_read_says_why_and_nothing_is_lost() {
    for (command, why) in [
        ("aws secretsmanager rotate-secret", "the following arguments are required: --secret-id"),
        ("aws secretsmanager rotate-secret --secret-id a --frob b", "Unknown options"),
        ("aws secretsmanager rotate-secret --secret-id 'a", ""),
        ("ls", "starts with aws"),
    ] {
        let mut state = open();
        let before = state.request.fields.clone();
        run(&mut state, Event::Command(command.into()));
        let Some(Apart::Command(text, _)) = &state.request.apart else { panic!("{command}") };
        assert!(text.contains(why), "{text}");
        assert_eq!(state.request.fields, before);
        edit(&mut state, Field::Days, "5");
        assert_eq!(state.request.command, command, "an edit of the form does not overwrite it");
        run(&mut state, Event::Rewrite);
        assert!(state.request.command.contains("AutomaticallyAfterDays=5"));
        assert_eq!(state.request.apart, None);
    }
}

#[test]
fn errors_stand_beside_their_fields_in_the_services_words() {
    let constraint = "failed to satisfy constraint: Member must have";
    for (field, text, expected) in [
        (Field::Days, "1001", format!("1 validation error detected: Value '1001' at 'rotationRules.automaticallyAfterDays' {constraint} value less than or equal to 1000")),
        (Field::Days, "0", format!("1 validation error detected: Value '0' at 'rotationRules.automaticallyAfterDays' {constraint} value greater than or equal to 1")),
        (Field::Days, "ten", "STRING_VALUE can not be converted to a Long".into()),
        (Field::SecretId, "", format!("1 validation error detected: Value '' at 'secretId' {constraint} length greater than or equal to 1")),
        (Field::SecretId, "a b", "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!".into()),
        (Field::Token, "short", format!("1 validation error detected: Value 'short' at 'clientRequestToken' {constraint} length greater than or equal to 32")),
        (Field::Duration, "25h", "Duration must be at least 1 hour, at most 24 hour.".into()),
        (Field::Region, "no region", "Provided region_name 'no region' doesn't match a supported format.".into()),
        (Field::Endpoint, "127.0.0.1:4566", "An endpoint starts with http:// or https://.".into()),
    ] {
        let mut state = open();
        edit(&mut state, field, text);
        assert_eq!(state.request.errors.get(&field), Some(&expected), "{field:?} {text}");
        assert_eq!(state.request.errors.len(), 1, "{:?}", state.request.errors);
    }
}

#[test]
fn two_broken_members_are_parted() {
    let mut state = open();
    edit(&mut state, Field::Token, "short; Value 'x");
    edit(&mut state, Field::Days, "0");
    let errors = &state.request.errors;
    let error = |field| errors.get(&field).unwrap();
    assert!(error(Field::Days).starts_with("1 validation error detected: Value '0' at"), "{errors:?}");
    assert!(error(Field::Token).contains("clientRequestToken"), "{errors:?}");
    assert!(!error(Field::Token).contains("automaticallyAfterDays"), "{errors:?}");
}

#[test]
fn the_reference_pages_account_is_refused_and_repaired() {
    let mut state = open();
    edit(&mut state, Field::Region, "us-west-2");
    edit(&mut state, Field::Function, "arn:aws:lambda:us-west-2:1234566789012:function:MyTestRotationLambda");
    assert!(
        state
            .request
            .errors
            .get(&Field::Function)
            .unwrap()
            .starts_with("Invalid rotation Lambda ARN. Ensure the ARN matches")
    );
    run(&mut state, Event::Repair);
    assert_eq!(
        state.request.fields.function,
        "arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda"
    );
    assert!(state.request.errors.is_empty());
    edit(&mut state, Field::Function, "not an arn");
    assert_eq!(state.request.repair(), None);
    // As printed the example names no region: the function's own stands in.
    let printed = "aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret \\\n  --rotation-lambda-arn \
        arn:aws:lambda:us-west-2:1234566789012:function:MyTestRotationLambda \\\n  --rotation-rules AutomaticallyAfterDays=30";
    let mut state = open();
    run(&mut state, Event::Command(printed.into()));
    assert_eq!(state.request.command, printed);
    assert_eq!(state.request.fields.region, "eu-central-1");
    run(&mut state, Event::Repair);
    assert_eq!(state.request.fields.region, "us-west-2");
    assert!(state.request.errors.is_empty());
}

#[test]
fn nothing_is_sent_without_a_confirmation_of_its_origin() {
    let mut state = open();
    for event in [Event::Ask, Event::Confirm, Event::SendStamped(reading()), Event::Abort] {
        assert!(run(&mut state, event).is_empty(), "no endpoint");
    }
    edit(&mut state, Field::Endpoint, "http://127.0.0.1:5055");
    assert!(run(&mut state, Event::SendStamped(reading())).is_empty());
    assert!(run(&mut state, Event::Confirm).is_empty(), "nobody asked");
    assert!(run(&mut state, Event::Ask).is_empty());
    let Sending::Asking(asked) = &state.request.sending else { panic!() };
    assert_eq!((asked.origin.as_str(), asked.host.as_str()), ("http://127.0.0.1:5055", "127.0.0.1:5055"));
    assert_eq!(asked.access_key_id, "AKIDEXAMPLE");
    assert!(run(&mut state, Event::Cancel).is_empty());
    assert!(run(&mut state, Event::SendStamped(reading())).is_empty(), "cancelled");

    run(&mut state, Event::Ask);
    let effects = run(&mut state, Event::Confirm);
    let [Effect::Send(outgoing, answer)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(outgoing.confirmed, "http://127.0.0.1:5055");
    assert_eq!(outgoing.url, "http://127.0.0.1:5055/");
    assert!(outgoing.headers.iter().any(|(name, value)| name == "x-amz-date" && value == "20261124T101500Z"));
    assert!(!outgoing.headers.iter().any(|(name, _)| name == "host"));
    assert!(run(&mut state, Event::Confirm).is_empty(), "one dialog, one request");
    assert!(run(&mut state, Event::SendStamped(reading())).is_empty());

    let before = state.request.fields.clone();
    let Any::Request(event) = answer(outgoing.ticket, Outcome::Unreachable("refused".into())) else {
        panic!()
    };
    run(&mut state, event);
    assert_eq!(state.request.sending, Sending::Idle);
    assert_eq!(
        state.request.answer.as_ref().unwrap().source,
        Source::Endpoint("http://127.0.0.1:5055".into())
    );
    assert_eq!(state.request.fields, before, "the request is kept");
}

#[test]
fn an_endpoint_that_changed_after_the_question_is_not_sent_to() {
    let mut state = open();
    edit(&mut state, Field::Endpoint, "http://127.0.0.1:5055");
    run(&mut state, Event::Ask);
    edit(&mut state, Field::Endpoint, "https://elsewhere.example");
    assert!(run(&mut state, Event::Confirm).is_empty());
    assert_eq!(state.request.answer.as_ref().unwrap().outcome, Outcome::NotConfirmed);
}

#[test]
fn a_late_answer_of_an_earlier_sending_is_dropped() {
    let mut state = open();
    edit(&mut state, Field::Endpoint, "http://127.0.0.1:5055");
    run(&mut state, Event::Ask);
    run(&mut state, Event::Confirm);
    run(&mut state, Event::Answered(99, Outcome::TimedOut));
    assert_eq!(state.request.answer, None);
    let effects = run(&mut state, Event::Abort);
    assert!(matches!(effects.as_slice(), [Effect::Abort(1)]), "{effects:?}");
}

#[test]
fn keys_are_in_no_snippet_no_command_and_never_print() {
    let mut state = open();
    run(&mut state, Event::Key(KeyField::Id, typed("AKIAREALLYMINE")));
    run(&mut state, Event::Key(KeyField::Secret, typed("hunter2hunter2")));
    run(&mut state, Event::Key(KeyField::Session, typed("token-of-mine")));
    edit(&mut state, Field::Endpoint, "http://127.0.0.1:5055");
    let form = &state.request;
    let snippets = Snippet::ALL.map(|s| form.snippet(s).unwrap());
    let everything = [format!("{form:?}"), snippets.concat(), form.command.clone()].concat();
    for secret in ["hunter2", "token-of-mine"] {
        assert!(!everything.contains(secret), "{secret}");
    }
    assert!(snippets[0].contains("$AWS_SESSION_TOKEN"));
    let event = Event::Key(KeyField::Secret, typed("hunter2"));
    assert!(!format!("{event:?}").contains("hunter2"));
}

#[test]
fn typing_signs_anew_with_the_time_of_the_event() {
    let mut state = open();
    let signature = |state: &State| state.request.draft.as_ref().unwrap().call.signed.signature.clone();
    let before = signature(&state);
    edit(&mut state, Field::Days, "9");
    assert_ne!(signature(&state), before);
    let draft = state.request.draft.as_ref().unwrap();
    assert_eq!(draft.call.signed.string_to_sign.time(), "20261124T101500Z");
    let host = draft.call.signed.canonical_request.headers().find(|(name, _)| *name == "host").unwrap();
    assert_eq!(host.1, "secretsmanager.eu-central-1.amazonaws.com");
}

#[test]
fn sending_to_the_lab_answers_as_the_service_does() {
    let mut state = open();
    run(&mut state, Event::SendToLab);
    let Outcome::Answer { status, body, .. } = &state.request.answer.as_ref().unwrap().outcome else {
        panic!()
    };
    assert_eq!(*status, 400, "a rotation is under way");
    assert!(body.contains("A previous rotation isn't complete."), "{body}");
    edit(&mut state, Field::SecretId, "nowhere");
    run(&mut state, Event::SendToLab);
    let Outcome::Answer { body, .. } = &state.request.answer.as_ref().unwrap().outcome else { panic!() };
    assert!(body.contains("ResourceNotFoundException"), "{body}");
}

#[test]
fn an_expression_goes_both_ways_and_its_errors_stand_beside_it() {
    let mut state = open();
    edit(&mut state, Field::Days, "");
    for (expression, duration, written) in [
        ("cron(0 8 1 * ? *)", "2h", "'ScheduleExpression=cron(0 8 1 * ? *),Duration=2h'"),
        ("cron(0 8 1,15 * ? *)", "", "'ScheduleExpression=\"cron(0 8 1,15 * ? *)\"'"),
    ] {
        edit(&mut state, Field::Expression, expression);
        edit(&mut state, Field::Duration, duration);
        assert!(state.request.command.contains(written), "{}", state.request.command);
        let (fields, command) = (state.request.fields.clone(), state.request.command.clone());
        run(&mut state, Event::Command(command.into()));
        assert_eq!(state.request.fields, fields);
        assert!(state.request.errors.is_empty() && state.request.apart.is_none());
    }
    assert!(state.request.fields.body().contains(r#""RotationRules": {"ScheduleExpression": "cron"#));
    for (field, text, member, error) in [
        (Field::Expression, "cron(5 8 1 * ? *)", Field::Expression, "Invalid schedule expression."),
        (Field::Expression, "cron(0 20 1 * ? *)", Field::Expression, ""),
        (Field::Duration, "5h", Field::Duration, "Starting hour and duration must be within a day."),
        (Field::Duration, "", Field::Duration, ""),
        (
            Field::Days,
            "30",
            Field::Expression,
            "You cannot specify both rotation frequency and schedule expression",
        ),
    ] {
        edit(&mut state, field, text);
        let found = state.request.errors.get(&member).map_or("", String::as_str);
        assert!(found.starts_with(error) && found.is_empty() == error.is_empty(), "{text}: {found}");
    }
}

#[test]
fn a_pasted_request_fills_the_form_whatever_it_was_written_in() {
    let body = r#"{"SecretId": "pasted", "RotationRules": {"AutomaticallyAfterDays": 9}, "RotateImmediately": false}"#;
    for (text, region) in [
        (body.to_owned(), "eu-central-1"),
        (
            format!(
                "POST / HTTP/1.1\nHost: secretsmanager.us-west-2.amazonaws.com\nX-Amz-Target: secretsmanager.RotateSecret\n\n{body}"
            ),
            "us-west-2",
        ),
        (
            format!(
                "curl https://secretsmanager.us-west-2.amazonaws.com/ --user \"$ID:$SECRET\" --aws-sigv4 aws:amz:us-west-2:secretsmanager -d '{body}'"
            ),
            "us-west-2",
        ),
    ] {
        let mut state = open();
        run(&mut state, Event::Command(text.clone().into()));
        let form = &state.request;
        assert_eq!((form.command.as_str(), &form.apart), (text.as_str(), &None));
        let fields = &form.fields;
        assert_eq!(
            (fields.secret_id.as_str(), fields.days.as_str(), fields.region.as_str(), fields.at_once()),
            ("pasted", "9", region, false)
        );
    }
}

#[test]
fn a_pasted_command_with_keys_in_it_is_read_and_not_kept() {
    let mut state = open();
    let command = r#"curl https://secretsmanager.us-west-2.amazonaws.com --user AKID:hunter2 -d '{"SecretId": "pasted"}'"#;
    run(&mut state, Event::Command(command.into()));
    let form = &state.request;
    assert_eq!((form.fields.secret_id.as_str(), form.fields.region.as_str()), ("pasted", "us-west-2"));
    assert!(form.command.starts_with("aws secretsmanager rotate-secret"), "{}", form.command);
    assert!(!format!("{form:?}").contains("hunter2"));
}

#[test]
fn the_signed_form_bears_the_signature_of_the_page_and_its_own_commands_are_read_back() {
    let mut state = open();
    let signature = state.request.draft.as_ref().unwrap().call.signed.signature.clone();
    let fields = state.request.fields.clone();
    for snippet in [Snippet::Curl, Snippet::CurlSigned, Snippet::AwsCli] {
        let text = state.request.snippet(snippet).unwrap();
        assert_eq!(text.contains(&signature), snippet == Snippet::CurlSigned);
        run(&mut state, Event::Command(text.into()));
        let read = super::Fields { token_named: false, ..state.request.fields.clone() };
        assert_eq!(read, fields, "{snippet:?}");
    }
}

#[test]
fn the_focus_goes_with_the_tab() {
    let mut state = open();
    let effects = run(&mut state, Event::Tab(Snippet::Terraform));
    assert!(matches!(effects.as_slice(), [Effect::Focus(id, None)] if id == "tab-terraform"), "{effects:?}");
    assert_eq!(state.request.tab, Snippet::Terraform);
}
