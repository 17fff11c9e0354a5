//! Any text as what is pasted, as a shell line and as a command: split or refused, run to its end whatever is answered, never a panic.
//!
//! The first line of an input is the command; each further one is the body of an answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rotation_core::time::Timestamp;
use rotation_protocol::cli::{self, Answer, Host, Step};
use rotation_protocol::paste;

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let (command, answers) = text.split_once('\u{1}').unwrap_or((text, ""));
    let _ = paste::read(command, Some("us-east-1"));
    let Ok(words) = cli::split(command) else { return };
    let words = if words.first().is_some_and(|word| word == "aws") { &words[1..] } else { &words[..] };
    let set = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"];
    let environment = set.map(|name| (name.into(), "us-east-1".into())).into();
    let host = Host { environment, ..Host::default() };
    let mut answers = answers.split('\u{1}');
    let mut step = cli::run(words, host, Timestamp::EPOCH);
    // A page that names a next one is asked for: an end is brought about here.
    for _ in 0..20 {
        step = match step {
            Step::Done(_) => return,
            Step::Request(waiting) => match answers.next() {
                Some(body) => waiting.answer(Answer::Http { status: 200, body }),
                None => waiting.answer(Answer::Http { status: 400, body: "{}" }),
            },
        };
    }
});
