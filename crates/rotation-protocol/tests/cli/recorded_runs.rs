//! Runs of the real CLI: every command line is parsed, and what is sent or printed compared. Needs the folder named by
//! `ROTATION_LAB_FIXTURES`.

use rotation_protocol::cli::{self, Command};
use serde_json::Value;

use crate::fixtures;

/// Runs whose output is chosen by what is not here yet. Each of them must be refused.
const REFUSED: [&str; 2] = ["out-table", "query"];

/// Runs whose end is decided where requests are sent: connections, repeated attempts.
const SENT: [&str; 3] = ["conn-refused", "err-500", "err-503"];

#[test]
fn recorded_runs_send_and_print_the_same() {
    let Some(runs) = fixtures::json("cases.json") else { return };
    let runs = runs.as_array().unwrap();
    let (mut same, mut refused) = (0, 0);
    for run in runs {
        let id = run["id"].as_str().unwrap();
        let parsed = cli::command(&fixtures::words(&run["args"]), &fixtures::host(&run["env"]));
        if REFUSED.iter().any(|start| id.starts_with(start)) {
            let failure = parsed.expect_err(id);
            assert!(failure.message().starts_with("Rotation Lab: "), "{id}: {failure}");
            refused += 1;
        } else {
            check(id, run, parsed);
            same += 1;
        }
    }
    println!("{same} runs the same, {refused} refused by name, of {}", runs.len());
    assert_eq!((same, refused), (104, 4));
}

#[test]
fn which_of_several_faults_is_told_is_the_same() {
    let Some(runs) = fixtures::json("precedence.json") else { return };
    for run in runs.as_array().unwrap() {
        let host = cli::Host { environment: fixtures::variables(&run["env"]), ..cli::Host::default() };
        check(run["id"].as_str().unwrap(), run, cli::command(&fixtures::words(&run["args"]), &host));
    }
}

#[test]
fn skeletons_of_every_command_are_the_same() {
    let Some(commands) = fixtures::json("skeletons.json") else { return };
    for (command, skeletons) in commands.as_object().unwrap() {
        let words = ["secretsmanager", command, "--generate-cli-skeleton"].map(String::from);
        let output = printed(cli::command(&words, &fixtures::host(&Value::Null)));
        let expected = skeletons["input"]["stdout"].as_str().unwrap();
        assert_eq!(
            (without_choices(&output.stdout), output.exit_code),
            (without_choices(expected), 0),
            "{command}"
        );

        let words = fixtures::words(&skeletons["output"]["args"]);
        let output = printed(cli::command(&words, &fixtures::host(&Value::Null)));
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

fn check(id: &str, run: &Value, parsed: Result<Command, cli::Failure>) {
    let call = match (parsed, &run["requests"][0]) {
        (Ok(Command::Call(..)), Value::Null) if SENT.contains(&id) => return,
        (Ok(Command::Call(call, _)), Value::Null) => {
            panic!("{id} is refused, but here sent: {}", call.body("t"))
        }
        (Ok(Command::Call(call, _)), _) => call,
        (parsed, Value::Null) => {
            let output = printed(parsed);
            assert_eq!(output.stderr, run["stderr"].as_str().unwrap(), "{id}");
            assert_eq!(output.stdout, run["stdout"].as_str().unwrap(), "{id}");
            assert_eq!(i64::from(output.exit_code), run["rc"].as_i64().unwrap(), "{id}");
            return;
        }
        (parsed, _) => panic!("{id} is sent, but here not: {parsed:?}"),
    };
    let request = &run["requests"][0];
    let body = request["body"].as_str().unwrap();
    let sent: Value = serde_json::from_str(body).unwrap();
    assert_eq!(call.body(sent["ClientRequestToken"].as_str().unwrap()), body, "{id}");
    let scope = format!("/{}/secretsmanager/", call.region());
    assert!(request["headers"]["Authorization"].as_str().unwrap().contains(&scope), "{id}: {scope}");
    if SENT.contains(&id) {
        return;
    }
    // Where the recording does not say what the service answered, it was what the CLI then printed.
    let printed = run["stdout"].as_str().unwrap();
    let status = run["server"]["status"].as_u64().unwrap_or(200);
    let answer = run["server"]["body"].as_str().unwrap_or(printed);
    let output = cli::output(call.operation(), status.try_into().unwrap(), answer);
    assert_eq!(
        (output.stdout.as_str(), output.stderr.as_str()),
        (printed, run["stderr"].as_str().unwrap()),
        "{id}"
    );
    assert_eq!(i64::from(output.exit_code), run["rc"].as_i64().unwrap(), "{id}");
}

fn printed(parsed: Result<Command, cli::Failure>) -> cli::Output {
    match parsed {
        Ok(Command::Printed(output)) => output,
        Ok(Command::Call(call, _)) => panic!("sent: {call:?}"),
        Err(failure) => cli::Output::from(failure),
    }
}
