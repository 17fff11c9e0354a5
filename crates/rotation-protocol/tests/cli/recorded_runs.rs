//! Runs of the real CLI: every command line is parsed, and what is sent or printed compared. Needs the folder named by
//! `ROTATION_LAB_FIXTURES`.

use rotation_protocol::cli;
use serde_json::Value;

/// Runs (by the start of their name) of what this room refuses by name. Each of them must be refused.
const REFUSED: [&str; 10] = [
    "rr-at-file",
    "rr-file",
    "secret-file",
    "ext-meta-",
    "ext-role-",
    "cij-",
    "sk-",
    "out-table",
    "query",
    "unknown-sub",
];

/// Runs whose end is decided where requests are sent: credentials, connections, repeated attempts.
const SENT: [&str; 4] = ["no-creds", "conn-refused", "err-500", "err-503"];

#[test]
fn recorded_runs_send_and_print_the_same() {
    let Some(root) = std::env::var_os("ROTATION_LAB_FIXTURES") else {
        println!("not run: ROTATION_LAB_FIXTURES is not set (recorded runs of the AWS CLI)");
        return;
    };
    let path = std::path::PathBuf::from(root).join("spec/data/cli/cases.json");
    let runs: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let runs = runs.as_array().unwrap();
    let (mut same, mut refused) = (0, 0);
    for run in runs {
        let id = run["id"].as_str().unwrap();
        let arguments: Vec<String> = run["args"]
            .as_array()
            .unwrap()
            .iter()
            .map(|argument| argument.as_str().unwrap().into())
            .collect();
        let parsed = cli::parse(&arguments, Some("us-east-1"));
        if REFUSED.iter().any(|start| id.starts_with(start)) {
            let failure = parsed.expect_err(id);
            let ours =
                failure.message().starts_with("Rotation Lab: ") || failure.message().contains("files here");
            assert!(ours || failure.stderr() == run["stderr"], "{id}: {failure}");
            refused += 1;
        } else {
            check(id, run, parsed);
            same += 1;
        }
    }
    println!("{same} runs the same, {refused} refused by name, of {}", runs.len());
    assert!(same >= 60, "{same}");
}

fn check(id: &str, run: &Value, parsed: Result<cli::Call, cli::Failure>) {
    let call = match (parsed, &run["requests"][0]) {
        (Err(failure), Value::Null) => {
            assert_eq!(failure.stderr(), run["stderr"].as_str().unwrap(), "{id}");
            assert_eq!(i64::from(failure.exit_code()), run["rc"].as_i64().unwrap(), "{id}");
            return;
        }
        (Err(failure), _) => panic!("{id} is sent, but here refused: {failure}"),
        (Ok(_), Value::Null) if SENT.contains(&id) => return,
        (Ok(call), Value::Null) => panic!("{id} is refused, but here sent: {}", call.body("t")),
        (Ok(call), _) => call,
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
