//! Reads command lines, one JSON object a line (`words`, and the `files` that they can name), and writes what would be
//! sent or printed, one JSON object a line. The real CLI can then be held against it (`tests/awscli_differential.py`).

use std::io::{self, BufRead as _, Write as _};

use rotation_protocol::cli::{self, Command, Host, Output};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?).unwrap_or_default();
        let words: Vec<String> = line["words"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(String::from)
            .collect();
        let result = match cli::command(&words, &host(&line["files"])) {
            Ok(Command::Call(call, _)) => json!({
                "rc": 0, "stdout": "", "stderr": "",
                "operation": call.operation(), "body": call.body("TOKEN"), "region": call.region().as_str(),
            }),
            Ok(Command::Printed(output)) => printed(output),
            Err(failure) => printed(failure.into()),
        };
        writeln!(out, "{result}")?;
    }
    Ok(())
}

fn printed(Output { exit_code, stdout, stderr }: Output) -> Value {
    json!({ "rc": exit_code, "stdout": stdout, "stderr": stderr, "operation": null, "body": null, "region": null })
}

/// Keys, a region, and files that are given in base-16.
fn host(files: &Value) -> Host {
    let environment =
        [("AWS_ACCESS_KEY_ID", "x"), ("AWS_SECRET_ACCESS_KEY", "y"), ("AWS_DEFAULT_REGION", "us-east-1")];
    let bytes = |hex: &str| {
        let pairs = hex.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
        pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
    };
    let files = files.as_object().into_iter().flatten();
    Host {
        environment: environment.map(|(name, value)| (name.into(), value.into())).into(),
        files: files.map(|(name, hex)| (name.clone(), bytes(hex.as_str().unwrap_or_default()))).collect(),
        ..Host::default()
    }
}
