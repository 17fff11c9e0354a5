//! Reads command lines, one JSON list of words a line, and writes what would be sent or printed, one JSON object a
//! line. The real CLI can then be held against it (`tests/awscli_differential.py`).

use std::io::{self, BufRead as _, Write as _};

use rotation_protocol::cli;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let words: Value = serde_json::from_str(&line?).unwrap_or_default();
        let words: Vec<String> =
            words.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect();
        let result = match cli::parse(&words, Some("us-east-1")) {
            Ok(call) => {
                json!({ "rc": 0, "stderr": "", "body": call.body("TOKEN"), "region": call.region().as_str() })
            }
            Err(failure) => {
                json!({ "rc": failure.exit_code(), "stderr": failure.stderr(), "body": null, "region": null })
            }
        };
        writeln!(out, "{result}")?;
    }
    Ok(())
}
