//! Runs of the real CLI: every command line is parsed, and what is sent or printed compared. Needs the folder named by
//! `ROTATION_LAB_FIXTURES`.

use rotation_core::time::Timestamp;
use rotation_protocol::cli::{self, Answer, Host, Output, Request, Step};
use serde_json::Value;

use crate::fixtures;

/// What the service answered where the recording does not say it.
const ANSWER: &str = r#"{"ARN":"arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestDatabaseSecret-a1b2c3","Name":"MyTestDatabaseSecret","VersionId":"EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"}"#;

/// The run that asks an address at which nobody listens.
const NOBODY_THERE: &str = "conn-refused";

#[test]
fn recorded_runs_send_and_print_the_same() {
    let Some(runs) = fixtures::json("cases.json") else { return };
    let runs = runs.as_array().unwrap();
    for run in runs {
        check(run, fixtures::host(&run["env"]));
    }
    assert_eq!(runs.len(), 108);
}

#[test]
fn which_of_several_faults_is_told_is_the_same() {
    let Some(runs) = fixtures::json("precedence.json") else { return };
    for run in runs.as_array().unwrap() {
        let host = Host { environment: fixtures::variables(&run["env"]), ..Host::default() };
        check(run, host);
    }
}

#[test]
fn skeletons_of_every_command_are_the_same() {
    let Some(commands) = fixtures::json("skeletons.json") else { return };
    for (command, skeletons) in commands.as_object().unwrap() {
        let words = ["secretsmanager", command, "--generate-cli-skeleton"].map(String::from);
        let output = printed(&words);
        let expected = skeletons["input"]["stdout"].as_str().unwrap();
        assert_eq!(
            (without_choices(&output.stdout), output.exit_code),
            (without_choices(expected), 0),
            "{command}"
        );

        let words = fixtures::words(&skeletons["output"]["args"]);
        let output = printed(&words);
        let text = |name: &str| skeletons["output"][name].as_str().unwrap().to_owned();
        assert_eq!((output.stdout, output.stderr), (text("stdout"), text("stderr")), "{command}");
        assert_eq!(i64::from(output.exit_code), skeletons["output"]["rc"].as_i64().unwrap(), "{command}");
    }
}

/// Of an enumeration the CLI shows any value.
fn without_choices(skeleton: &str) -> String {
    let drawn =
        |line: &&str| ["\"Key\": \"", "\"SortOrder\"", "\"SortBy\""].iter().any(|name| line.contains(name));
    skeleton.lines().filter(|line| !drawn(line)).collect()
}

/// Plays a run, with the answers that the service gave, and compares every request and what is printed.
fn check(run: &Value, mut host: Host) {
    let id = run["id"].as_str().unwrap();
    if id == NOBODY_THERE {
        // The recording leaves the endpoint out of the words.
        host.environment.insert("AWS_ENDPOINT_URL".into(), "http://127.0.0.1:9".into());
    }
    let mut step = cli::run(&fixtures::words(&run["args"]), host, Timestamp::from_millis(0).unwrap());
    let requests = run["requests"].as_array().map_or(&[][..], Vec::as_slice);
    let mut sent = 0;
    let output = loop {
        let waiting = match step {
            Step::Done(output) => break output,
            Step::Request(waiting) => waiting,
        };
        step = match requests.get(sent) {
            Some(request) => {
                compare(id, request, &waiting.request);
                let status = run["server"]["status"].as_u64().unwrap_or(200).try_into().unwrap();
                waiting
                    .answer(Answer::Http { status, body: run["server"]["body"].as_str().unwrap_or(ANSWER) })
            }
            None if id == NOBODY_THERE => waiting.answer(Answer::Refused),
            None => panic!("{id} is not sent so often, but here it is"),
        };
        sent += 1;
    };
    assert!(sent >= requests.len(), "{id}: {sent} sent");
    assert_eq!(output.stderr, run["stderr"].as_str().unwrap(), "{id}");
    assert_eq!(output.stdout, run["stdout"].as_str().unwrap(), "{id}");
    assert_eq!(i64::from(output.exit_code), run["rc"].as_i64().unwrap(), "{id}");
}

fn compare(id: &str, recorded: &Value, request: &Request) {
    let body = recorded["body"].as_str().unwrap();
    let token = |body: &str| {
        let body: Value = serde_json::from_str(body).unwrap();
        body["ClientRequestToken"].as_str().unwrap().to_owned()
    };
    assert_eq!(request.body.replace(&token(&request.body), &token(body)), body, "{id}");
    let header = |name: &str| {
        let found = request.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert_eq!(header("x-amz-target"), recorded["headers"]["X-Amz-Target"], "{id}");
    // Key, date, region and service; the date is another.
    let scope = |text: &str| {
        let scope =
            text.split_once("Credential=").map(|(_, rest)| rest.split(',').next().unwrap_or_default());
        let parts: Vec<_> = scope.unwrap_or_default().split('/').map(String::from).collect();
        (parts.first().cloned(), parts.get(2).cloned(), parts.get(3).cloned())
    };
    let authorization = recorded["headers"]["Authorization"].as_str().unwrap_or_default();
    assert_eq!(scope(&header("authorization")), scope(authorization), "{id}");
}

/// What is printed by a command that sends nothing.
fn printed(words: &[String]) -> Output {
    match cli::run(words, fixtures::host(&Value::Null), Timestamp::from_millis(0).unwrap()) {
        Step::Done(output) => output,
        Step::Request(waiting) => panic!("sent: {:?}", waiting.request),
    }
}
