//! Any text in any place: an answer or a refusal, never a panic. Seeded, so a failure can be run again.

use rotation_core::time::Timestamp;
use rotation_protocol::cli::{self, Answer, Host, Step};
use rotation_protocol::endpoint::Endpoint;

const PIECES: [&str; 40] = [
    "aws",
    "secretsmanager",
    "rotate-secret",
    "--secret-id",
    "--rotation-rules",
    "--region",
    "--endpoint-url",
    "--no-rotate-immediately",
    "AutomaticallyAfterDays",
    "Duration",
    "ScheduleExpression",
    "=",
    "@=",
    ",",
    "\\,",
    "\"",
    "'",
    "\\",
    "[",
    "]",
    "{",
    "}",
    " ",
    "\n",
    "\\\n",
    "$",
    "`",
    "(",
    "é",
    "🔑",
    "\u{a0}",
    "\u{0}",
    "30",
    "-",
    "--",
    ":",
    "null",
    "1e",
    "\\u12",
    "http://",
];

#[test]
fn no_text_makes_the_reader_panic() {
    let mut seed = 2015_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..next(&mut seed) % 24 {
            text.push_str(PIECES[(next(&mut seed) % PIECES.len() as u64) as usize]);
        }
        let _ = cli::split(&text);
        let _ = cli::read(&text, Some("us-east-1"));
        let _ = Endpoint::parse(&text);
        let _ = cli::output("RotateSecret", 400, &text);
        play(&text, &mut seed);
        for rules in [text.clone(), format!("Duration={text}"), format!("{{\"Duration\": {text}")] {
            let arguments =
                ["secretsmanager", "rotate-secret", "--secret-id", "x", "--rotation-rules", &rules];
            if let Ok(call) = cli::parse(&arguments.map(String::from), Some("us-east-1")) {
                assert!(call.body("t").is_ascii());
            }
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for rules in ["[", "{a="].map(|open| format!("Duration={}", open.repeat(100_000))) {
        let arguments = ["secretsmanager", "rotate-secret", "--secret-id", "x", "--rotation-rules", &rules];
        let failure = cli::parse(&arguments.map(String::from), Some("us-east-1")).unwrap_err();
        assert!(failure.message().ends_with("maximum recursion depth exceeded"));
    }
}

/// Runs an operation whose options, query and answers are this text, to its end.
fn play(text: &str, seed: &mut u64) {
    let commands =
        ["list-secrets", "create-secret", "describe-secret", "untag-resource", "batch-get-secret-value"];
    let options = [
        "--filters",
        "--tags",
        "--secret-id",
        "--tag-keys",
        "--max-results",
        "--cli-input-json",
        "--max-items",
    ];
    let formats = ["json", "text", "table"];
    let mut one_of = |several: &[&str]| several[(next(seed) % several.len() as u64) as usize].to_owned();
    let mut words = vec!["secretsmanager".into(), one_of(&commands), one_of(&options), text.to_owned()];
    words.extend([
        "--output".into(),
        one_of(&formats),
        "--query".into(),
        one_of(&[text, "@", "*", "a[].b", "[a,b]"]),
    ]);
    let set = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"];
    let host =
        Host { environment: set.map(|name| (name.into(), "us-east-1".into())).into(), ..Host::default() };
    let mut step = cli::run(&words, host, Timestamp::from_millis(0).unwrap());
    for answer in
        [text.to_owned(), format!("{{\"SecretList\": [{text}], \"NextToken\": \"{text}\"}}"), "{}".into()]
    {
        if let Step::Request(waiting) = step {
            step = waiting.answer(Answer::Http { status: 200, body: &answer });
        } else {
            return;
        }
    }
}

/// Knuth's multiplier.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}
