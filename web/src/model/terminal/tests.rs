use rotation_core::{operation::Operation, time::Timestamp};
use rotation_lab::Command;

use super::*;
use crate::model::{Event as Top, Notice, Reading, Surroundings, lab, update as change};

fn state() -> State {
    State::open(Reading { at: Timestamp::EPOCH, random: 7 }, Surroundings::default())
}

fn send(state: &mut State, event: Event) -> Vec<Effect> {
    change(Top::Terminal(event), state)
}

fn type_in(state: &mut State, text: &str) {
    let typed = Typed(text.to_owned().into());
    let caret = end(&typed);
    send(state, Event::Edit(typed, caret));
}

fn run(state: &mut State, text: &str) -> Entry {
    type_in(state, text);
    send(state, Event::Enter);
    assert_eq!(state.terminal.line.0.as_str(), "");
    state.terminal.scrollback.last().cloned().unwrap()
}

/// Exit code, stdout, stderr.
fn printed(entry: &Entry) -> (u8, &str, &str) {
    match &entry.outcome {
        Outcome::Printed(output) => (output.exit_code, &output.stdout, &output.stderr),
        other => panic!("{other:?}"),
    }
}

/// At the end of the story, on a secret that can be rotated.
fn ready() -> (State, String) {
    let mut state = state();
    change(Top::Lab(lab::Event::Story(place("not-configured"))), &mut state);
    change(Top::Lab(lab::Event::End), &mut state);
    let name = state.lab.secret().unwrap().name.as_str().to_owned();
    (state, name)
}

fn place(story: &str) -> usize {
    rotation_lab::scenario::SCENARIOS.iter().position(|known| known.id == story).unwrap()
}

fn rotate(name: &str) -> String {
    let function = "arn:aws:lambda:us-east-1:123456789012:function:MyTestRotationLambda";
    format!(
        "aws secretsmanager rotate-secret --secret-id {name} --rotation-lambda-arn {function} \\\n  --rotation-rules AutomaticallyAfterDays=30"
    )
}

#[test]
fn a_call_that_changes_something_is_one_line_of_the_log_at_the_playhead() {
    let (mut state, name) = ready();
    let (lines, now) = (state.lab.lab.log().len(), state.lab.lab.now());
    let entry = run(&mut state, &rotate(&name));
    let (exit, stdout, stderr) = printed(&entry);
    assert_eq!((exit, stderr), (0, ""));
    assert!(stdout.contains("\"VersionId\": \""), "{stdout}");
    assert_eq!(state.lab.lab.log().len(), lines + 1);
    let last = state.lab.lab.log().last().unwrap();
    assert_eq!(last.at, now);
    assert!(
        matches!(&last.command, Command::Call(Operation::RotateSecret(input)) if input.secret_id == name)
    );
    assert_eq!((entry.at, entry.notes.as_slice()), (now, &[][..]));
    // Another command makes up another token.
    let again = run(&mut state, &rotate(&name));
    assert!(printed(&again).2.contains("A previous rotation isn't complete"), "{again:?}");
}

#[test]
fn a_call_that_reads_is_no_line_of_the_log_and_moves_nothing() {
    let mut state = state();
    let name = state.lab.secret().unwrap().name.as_str().to_owned();
    assert!(state.lab.ahead() > 0);
    let before = (state.lab.lab.log().len(), state.lab.lab.playhead(), state.lab.ahead());
    for (command, says) in [
        (format!("describe-secret --secret-id {name}"), "\"VersionIdsToStages\""),
        (format!("get-secret-value --secret-id {name}"), "\"SecretString\": \"value "),
        (format!("list-secret-version-ids --secret-id {name}"), "\"Versions\""),
        ("list-secrets --query SecretList[].Name --output text".into(), name.as_str()),
        ("get-random-password".into(), "\"RandomPassword\""),
    ] {
        let entry = run(&mut state, &format!("aws secretsmanager {command}"));
        let (exit, stdout, _) = printed(&entry);
        assert!(exit == 0 && stdout.contains(says), "{command}: {entry:?}");
    }
    assert_eq!((state.lab.lab.log().len(), state.lab.lab.playhead(), state.lab.ahead()), before);
}

#[test]
fn acting_in_the_past_makes_a_branch_and_says_so_in_both_places() {
    let mut state = state();
    let name = state.lab.secret().unwrap().name.as_str().to_owned();
    let ahead = state.lab.ahead();
    let entry = run(&mut state, &format!("aws secretsmanager cancel-rotate-secret --secret-id {name}"));
    assert_eq!(printed(&entry).0, 0, "{entry:?}");
    assert_eq!(entry.notes, [Note::Forked(ahead)]);
    assert_eq!((state.notice.clone(), state.lab.ahead()), (Some(Notice::Forked(ahead)), 0));
}

#[test]
fn what_goes_wrong_is_said_by_whoever_says_it_to_a_person_at_a_shell() {
    let (mut state, name) = ready();
    let lines = state.lab.lab.log().len();
    for (line, exit, says) in [
        ("aws secretsmanager describe-secret --secret-id none", 255, "ResourceNotFoundException"),
        ("aws secretsmanager describe-secret", 2, "the following arguments are required: --secret-id"),
        ("aws secretsmanager describe-secrets", 2, "maybe you meant"),
        (
            "aws secretsmanager describe-secret --cli-input-json file://a.json",
            255,
            "No such file or directory",
        ),
        ("aws secretsmanager list-secrets --region eu-west-1", 255, "Could not connect to the endpoint URL"),
        ("aws secretsmanager list-secrets --endpoint-url http://localhost:1", 255, "http://localhost:1"),
        (
            "aws secretsmanager remove-regions-from-replication --secret-id a --remove-replica-regions b",
            255,
            "outside",
        ),
    ] {
        let entry = run(&mut state, line);
        let (code, stdout, stderr) = printed(&entry);
        assert!(code == exit && stdout.is_empty() && stderr.contains(says), "{line}: {entry:?}");
    }
    let notes = |line: &str, state: &mut State| run(state, line).notes;
    assert_eq!(
        notes("aws secretsmanager list-secrets --region eu-west-1", &mut state),
        [Note::Elsewhere("us-east-1".into())]
    );
    let file = "aws secretsmanager create-secret --name a --secret-string file://a.json";
    assert_eq!(notes(file, &mut state), [Note::NoFiles]);
    let outcome = |line: &str, state: &mut State| run(state, line).outcome;
    let refused = outcome("aws secretsmanager describe-secret \\\n --secret-id $(cat id)", &mut state);
    assert!(matches!(refused, Outcome::Shell(why, Some((2, 14))) if why.contains("output")), "{refused:?}");
    assert_eq!(outcome("ls -l", &mut state), Outcome::NotFound("ls".into()));
    assert_eq!(outcome("help", &mut state), Outcome::Help);
    assert_eq!(state.lab.lab.log().len(), lines, "{name}");
}

#[test]
fn a_secret_value_is_kept_nowhere_but_in_the_labs_own_table() {
    let (mut state, name) = ready();
    let put = format!("aws secretsmanager put-secret-value --secret-id {name}");
    for rest in [
        "--secret-string hunter2",
        "--secret-string='hunter2'",
        "--cli-input-json '{\"SecretString\": \"hunter2\"}'",
        "--cli-input-json '{\"SecretString\": \"hunter2\"'",
        "--secret-strng hunter2",
        "--secret-string hunter2 hunter2",
        "--secret-string 'hunter2",
        "--client-request-token x --secret-string hunter2",
    ] {
        let entry = run(&mut state, &format!("{put} {rest}"));
        assert!(entry.notes.contains(&Note::NotKept), "{entry:?}");
        send(&mut state, Event::Older);
        assert!(!state.terminal.line.0.contains("hunter2"));
        send(&mut state, Event::Newer);
    }
    run(&mut state, &format!("aws secretsmanager get-secret-value --secret-id {name}"));
    type_in(&mut state, "aws secretsmanager put-secret-value --secret-string hunter2");
    assert!(state.terminal.line.0.contains("hunter2"));
    let shown = format!("{:?} {:?} {:?}", state.terminal, state.lab, Event::Run(state.terminal.line.clone()));
    assert!(!shown.contains("hunter2"), "{shown}");
    type_in(&mut state, "");
    assert_eq!(run(&mut state, &put.replace("put", "describe").replace("-value", "")).notes, []);
}

#[test]
fn a_line_whose_secret_was_not_kept_does_not_run_from_the_history() {
    let (mut state, name) = ready();
    run(
        &mut state,
        &format!("aws secretsmanager put-secret-value --secret-id {name} --secret-string hunter2"),
    );
    let lines = state.lab.lab.log().len();
    send(&mut state, Event::Older);
    send(&mut state, Event::Enter);
    assert_eq!(state.terminal.scrollback.last().unwrap().outcome, Outcome::Redacted);
    assert_eq!(state.lab.lab.log().len(), lines);
}

#[test]
fn the_history_goes_up_and_down_and_keeps_what_was_being_typed() {
    let mut state = state();
    for line in ["help", "ls", "ls", "pwd"] {
        run(&mut state, line);
    }
    type_in(&mut state, "aws é");
    for (event, line) in [
        (Event::Newer, "aws é"),
        (Event::Older, "pwd"),
        (Event::Older, "ls"),
        (Event::Older, "help"),
        (Event::Older, "help"),
        (Event::Newer, "ls"),
        (Event::Newer, "pwd"),
        (Event::Newer, "aws é"),
        (Event::Newer, "aws é"),
    ] {
        send(&mut state, event);
        assert_eq!(state.terminal.line.0.as_str(), line);
    }
    assert_eq!(send(&mut state, Event::Older).len(), 1, "the caret goes to the line's end");
}

#[test]
fn the_commands_of_a_text_run_in_turn_and_one_that_goes_on_is_one() {
    let (mut state, name) = ready();
    type_in(
        &mut state,
        &format!("$ {}\n\n# what it came to\naws secretsmanager list-secrets\nls", rotate(&name)),
    );
    send(&mut state, Event::Enter);
    let lines: Vec<_> = state.terminal.scrollback.entries().map(|entry| entry.line.as_str()).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines.last(), Some(&"ls"));
    type_in(&mut state, "aws secretsmanager \\");
    send(&mut state, Event::Enter);
    assert_eq!(state.terminal.line.0.as_str(), "aws secretsmanager \\\n");
    assert_eq!(state.terminal.scrollback.entries().count(), 3);
}

#[test]
fn tab_completes_then_lists_and_leaves_when_it_is_told_to() {
    let mut state = state();
    let tab = |state: &mut State| {
        let caret = end(&state.terminal.line);
        send(state, Event::Complete(caret))
    };
    assert!(!state.terminal.offers, "Tab goes past an empty line");
    type_in(&mut state, "aws sec");
    assert!(state.terminal.offers);
    assert_eq!(tab(&mut state).len(), 1);
    assert_eq!(state.terminal.line.0.as_str(), "aws secretsmanager ");
    type_in(&mut state, "aws secretsmanager get-");
    tab(&mut state);
    assert!(state.terminal.listing.as_ref().is_some_and(|listing| !listing.shown));
    tab(&mut state);
    assert!(
        state.terminal.listing.as_ref().is_some_and(|listing| listing.shown && listing.candidates.len() == 3)
    );
    send(&mut state, Event::Leave);
    assert_eq!((state.terminal.offers, state.terminal.listing.clone()), (false, None));
    type_in(&mut state, "é x");
    assert!(!state.terminal.offers);

    let name = state.lab.secret().unwrap().name.as_str().to_owned();
    let start = name.get(..name.len() - 2).unwrap();
    type_in(&mut state, &format!("aws secretsmanager describe-secret --secret-id {start} --output json"));
    let caret = u32::try_from("aws secretsmanager describe-secret --secret-id ".len() + start.len()).unwrap();
    send(&mut state, Event::Complete(caret));
    let whole = format!("aws secretsmanager describe-secret --secret-id {name} --output json");
    assert_eq!(state.terminal.line.0.as_str(), whole);
}

#[test]
fn sleeping_lets_the_labs_time_pass() {
    let (mut state, name) = ready();
    run(&mut state, &rotate(&name));
    let now = state.lab.lab.now();
    assert_eq!(run(&mut state, "sleep 2m").outcome, Outcome::Slept);
    assert_eq!(state.lab.lab.now().since(now).as_millis(), 120_000);
    let current = state.lab.secret().unwrap().rotation.last_rotated;
    assert!(current.is_some(), "the rotation has run meanwhile");
    for text in ["sleep", "sleep 1 2", "sleep x", "sleep 1w", "sleep 9999999d", "sleep 5ms"] {
        let outcome = run(&mut state, text).outcome;
        assert!(matches!(outcome, Outcome::NoTime(_)), "{text}: {outcome:?}");
    }
    send(&mut state, Event::Clear);
    change(Top::Lab(lab::Event::Start), &mut state);
    let ahead = state.lab.ahead();
    run(&mut state, "sleep 0");
    assert_eq!(state.lab.ahead(), ahead, "time that is known passes without a branch");
}

#[test]
fn the_newest_are_kept_and_no_more_than_there_is_room_for() {
    let mut state = state();
    for number in 0..250 {
        run(&mut state, &format!("x{number}"));
    }
    assert_eq!(state.terminal.scrollback.entries().count(), 200);
    let long = run(&mut state, &format!("x{}", "é".repeat(300 * 1024)));
    assert!(matches!(long.notes.as_slice(), [Note::Shortened(_)]));
    assert!(long.line.len() <= 64 * 1024);
    run(&mut state, &"y".repeat(60 * 1024));
    run(&mut state, &"z".repeat(60 * 1024));
    let bytes: usize = state.terminal.scrollback.entries().map(|entry| entry.line.len()).sum();
    assert!(bytes <= 256 * 1024);
    run(&mut state, "x");
    send(&mut state, Event::Clear);
    assert_eq!(state.terminal.scrollback.entries().count(), 0);
}

#[test]
fn no_text_and_no_caret_makes_it_panic() {
    let mut state = state();
    for text in [
        "",
        "\u{0}",
        "é'\"",
        "aws",
        "aws \u{1f600}",
        "$",
        "%",
        "\\",
        "aws secretsmanager --x=é",
        "aws -- -- --",
    ] {
        type_in(&mut state, text);
        for caret in [0, 1, 2, 5, 7, u32::MAX] {
            send(&mut state, Event::Complete(caret));
            let line = state.terminal.line.clone();
            send(&mut state, Event::Edit(line, caret));
        }
        send(&mut state, Event::Enter);
    }
}
