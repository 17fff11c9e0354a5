//! A command that is run: which requests it asks for, when, and what it prints in the end.

use rotation_core::time::Timestamp;
use rotation_protocol::cli::{Answer, Host, Output, Request, Step, run};

const THROTTLED: Answer<'_> =
    Answer::Http { status: 400, body: r#"{"__type":"ThrottlingException","message":"slow"}"# };

#[test]
fn a_request_is_repeated_with_the_same_token_a_new_signature_and_longer_pauses() {
    let accepted = Answer::Http { status: 200, body: r#"{"Name":"db"}"# };
    let (requests, output) =
        play("rotate-secret --secret-id db", host(), &[THROTTLED, Answer::Refused, accepted]);
    assert_eq!((output.exit_code, output.stdout.as_str()), (0, "{\n    \"Name\": \"db\"\n}\n"));
    let bodies: Vec<_> = requests.iter().map(|(_, request)| &request.body).collect();
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    let waits: Vec<_> = requests.iter().map(|(wait, _)| *wait).collect();
    assert!(waits[0] == 0 && waits[1] < 1000 && waits[2] < 2000 && waits[1] + waits[2] > 0, "{waits:?}");
    let date =
        |n: usize| requests[n].1.headers.iter().find(|(name, _)| name == "x-amz-date").unwrap().1.clone();
    assert!(date(0) <= date(1) && date(1) <= date(2));
}

#[test]
fn after_five_attempts_the_last_answer_counts() {
    let code = "An error occurred (ThrottlingException) when calling the RotateSecret operation";
    let url = "\"https://secretsmanager.us-east-1.amazonaws.com/\"";
    for (answer, attempts, variable, message) in [
        (THROTTLED, 5, None, format!("{code} (reached max retries: 4): slow")),
        (THROTTLED, 2, Some(("AWS_MAX_ATTEMPTS", "2")), format!("{code} (reached max retries: 1): slow")),
        (THROTTLED, 1, Some(("AWS_MAX_ATTEMPTS", "1")), format!("{code} (reached max retries: 0): slow")),
        (Answer::Refused, 5, None, format!("Could not connect to the endpoint URL: {url}")),
        (Answer::TimedOut, 5, None, format!("Read timeout on endpoint URL: {url}")),
        (
            Answer::Http { status: 400, body: r#"{"__type":"LimitExceededException","message":"m"}"# },
            1,
            None,
            "An error occurred (LimitExceededException) when calling the RotateSecret operation: m".into(),
        ),
        (
            Answer::Http { status: 503, body: "" },
            5,
            None,
            "An error occurred (503) when calling the RotateSecret operation (reached max retries: 4): "
                .into(),
        ),
    ] {
        let mut host = host();
        host.environment.extend(variable.map(|(name, value)| (name.into(), value.into())));
        let (requests, output) = play("rotate-secret --secret-id db", host, &[answer; 5]);
        assert_eq!((requests.len(), output.stderr), (attempts, format!("\n{message}\n")), "{answer:?}");
        assert_eq!((output.exit_code, output.stdout.as_str()), (255, ""));
    }
}

#[test]
fn pages_are_asked_for_until_there_is_none() {
    let (requests, output) = play("list-secrets --output text --query SecretList[].Name", host(), &PAGES);
    assert_eq!(bodies(&requests), ["{}", r#"{"NextToken": "t1"}"#, r#"{"NextToken": "t2"}"#]);
    assert_eq!(output.stdout, "a\tb\nc\td\ne\n");
    let (requests, output) = play("list-secrets --query SecretList[].Name --page-size 2", host(), &PAGES);
    assert_eq!(bodies(&requests)[1], r#"{"NextToken": "t1", "MaxResults": 2}"#);
    assert_eq!(names(&output), ["a", "b", "c", "d", "e"]);
    for by_hand in ["--no-paginate", "--max-results 2"] {
        let (requests, output) = play(&format!("list-secrets {by_hand}"), host(), &PAGES);
        assert_eq!(requests.len(), 1, "{by_hand}");
        assert!(output.stdout.contains(r#""NextToken": "t1""#), "{}", output.stdout);
    }
}

#[test]
fn a_list_that_is_cut_short_goes_on_where_it_ended() {
    let (requests, output) = play("list-secrets --max-items 3", host(), &PAGES);
    assert_eq!(requests.len(), 2);
    // {"NextToken": "t1", "boto_truncate_amount": 1}
    let token = "eyJOZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==";
    assert!(output.stdout.contains(&format!("\"NextToken\": \"{token}\"")), "{}", output.stdout);
    let (requests, output) = play(
        &format!("list-secrets --query SecretList[].Name --starting-token {token}"),
        host(),
        &PAGES[1..],
    );
    assert_eq!(bodies(&requests), [r#"{"NextToken": "t1"}"#, r#"{"NextToken": "t2"}"#]);
    assert_eq!(names(&output), ["d", "e"]);
    // At the end of a page it is the token of the next.
    let (_, output) = play("list-secrets --max-items 2 --query NextToken --output text", host(), &PAGES);
    // Text is printed page by page, and each page is searched.
    assert_eq!(output.stdout, "None\neyJOZXh0VG9rZW4iOiAidDEifQ==\n");
}

#[test]
fn the_same_token_twice_is_no_list() {
    let (requests, output) = play("list-secrets", host(), &[PAGES[0]; 3]);
    assert_eq!(requests.len(), 2);
    assert_eq!(
        output.stderr,
        "\nError during pagination: The same next token was received twice: {'NextToken': 't1'}\n"
    );
}

#[test]
fn without_a_signature_no_keys_are_needed() {
    let mut host = host();
    host.environment.retain(|name, _| name == "AWS_DEFAULT_REGION");
    let (requests, _) = play(
        "describe-secret --secret-id x --no-sign-request",
        host,
        &[Answer::Http { status: 200, body: "{}" }],
    );
    let names: Vec<_> = requests[0].1.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["content-type", "x-amz-target"]);
}

#[test]
fn binary_values_come_from_files_and_a_text_stands_for_its_bytes() {
    let mut host = host();
    host.files.insert("key.bin".into(), vec![0xff, 0]);
    for (option, sent) in [("--secret-binary fileb://key.bin", "/wA="), ("--secret-binary text", "dGV4dA==")]
    {
        let (requests, _) = play(
            &format!("put-secret-value --secret-id x {option}"),
            host.clone(),
            &[Answer::Http { status: 200, body: "{}" }],
        );
        assert!(
            requests[0].1.body.contains(&format!("\"SecretBinary\": \"{sent}\"")),
            "{}",
            requests[0].1.body
        );
    }
}

const PAGES: [Answer<'_>; 3] = [
    Answer::Http { status: 200, body: r#"{"SecretList":[{"Name":"a"},{"Name":"b"}],"NextToken":"t1"}"# },
    Answer::Http { status: 200, body: r#"{"SecretList":[{"Name":"c"},{"Name":"d"}],"NextToken":"t2"}"# },
    Answer::Http { status: 200, body: r#"{"SecretList":[{"Name":"e"}]}"# },
];

/// The requests with the pauses before them, and the end.
/// Which lines awscli 1.46 answers with a help page, and which with an error.
#[test]
fn help_is_printed_where_the_cli_prints_it() {
    for (line, exit_code, begins) in [
        ("help", 0, "NAME\n    aws\n"),
        ("help --foo", 0, "NAME\n    aws\n"),
        ("secretsmanager help", 0, "NAME\n    secretsmanager\n"),
        ("secretsmanager --foo help rotate-secret", 0, "NAME\n    secretsmanager\n"),
        ("secretsmanager rotate-secret help", 0, "NAME\n    rotate-secret\n"),
        ("--output json secretsmanager describe-secret help", 0, "NAME\n    describe-secret\n"),
        ("secretsmanager rotate-secret --secret-id x help foo", 0, "NAME\n    rotate-secret\n"),
        ("secretsmanager rotate-secret help foo", 2, ""),
        ("secretsmanager rotate-secret --foo help", 2, ""),
        ("secretsmanager rotate-secret --secret-id x foo help", 255, ""),
        ("--query a[ secretsmanager describe-secret help", 255, ""),
    ] {
        let words: Vec<_> = line.split(' ').map(String::from).collect();
        let Step::Done(output) = run(&words, host(), Timestamp::EPOCH) else { panic!("{line} is sent") };
        assert_eq!(output.exit_code, exit_code, "{line}: {}", output.stderr);
        assert!(output.stdout.starts_with(begins) && output.stdout.is_empty() == begins.is_empty(), "{line}");
    }
}

fn play(command: &str, host: Host, answers: &[Answer<'_>]) -> (Vec<(u32, Request)>, Output) {
    let words: Vec<_> = format!("secretsmanager {command}").split(' ').map(String::from).collect();
    let mut requests = Vec::new();
    let mut step = run(&words, host, Timestamp::from_millis(1_800_000_000_000).unwrap());
    loop {
        match step {
            Step::Done(output) => return (requests, output),
            Step::Request(waiting) => {
                requests.push((waiting.wait_ms, waiting.request.clone()));
                step = waiting.answer(answers[requests.len() - 1]);
            }
        }
    }
}

fn bodies(requests: &[(u32, Request)]) -> Vec<&str> {
    requests.iter().map(|(_, request)| request.body.as_str()).collect()
}

fn names(output: &Output) -> Vec<String> {
    serde_json::from_str(&output.stdout).unwrap()
}

fn host() -> Host {
    let variables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"];
    Host {
        environment: variables.map(|name| (name.into(), "us-east-1".into())).into(),
        seed: 7,
        ..Host::default()
    }
}
