//! Reads command lines, one JSON object a line (`words`, the `files` that they can name, and the service's `answer`), and writes what would be
//! sent or printed, one JSON object a line. The real CLI can then be held against it (`tests/awscli_differential.py`).

use std::io::{self, BufRead as _, Write as _};

use rotation_core::time::Timestamp;
use rotation_protocol::cli::{self, Answer, Host, Output, Step};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let Some(at) = Timestamp::from_millis(1_800_000_000_000) else { return Ok(()) };
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?).unwrap_or_default();
        let words: Vec<String> = line["words"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(String::from)
            .collect();
        let answer = line["answer"].as_str().unwrap_or("{}");
        writeln!(out, "{}", finish(&words, cli::run(&words, host(&line["files"]), at), answer))?;
    }
    Ok(())
}

/// What is printed when every request is answered the same, and the last request.
fn finish(words: &[String], mut step: Step, answer: &str) -> Value {
    let (mut operation, mut body, mut region) = (Value::Null, Value::Null, Value::Null);
    loop {
        let waiting = match step {
            Step::Done(Output { exit_code, stdout, stderr }) => {
                return json!({
                    "rc": exit_code, "stdout": stdout, "stderr": stderr,
                    "operation": operation, "body": body, "region": region,
                });
            }
            Step::Request(waiting) => waiting,
        };
        let header = |name: &str| waiting.request.headers.iter().find(|(known, _)| known == name);
        let part =
            |name: &str, at, n| header(name).and_then(|(_, value)| value.split(at).nth(n)).map(String::from);
        operation = part("x-amz-target", '.', 1).into();
        region = part("authorization", '/', 2).into();
        let sent: Value = serde_json::from_str(&waiting.request.body).unwrap_or_default();
        let token = sent["ClientRequestToken"]
            .as_str()
            .filter(|token| !words.iter().any(|word| word.contains(token)));
        body = token
            .map_or(waiting.request.body.clone(), |token| waiting.request.body.replace(token, "TOKEN"))
            .into();
        step = waiting.answer(Answer::Http { status: 200, body: answer });
    }
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
