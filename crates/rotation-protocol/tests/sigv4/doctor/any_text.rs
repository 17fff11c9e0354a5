//! Whatever is pasted is answered, and what is secret in it is not repeated. Starts from the fuzzer's corpus.

use std::{fs, path::Path};

use rotation_protocol::sigv4::doctor::{Report, Verdict};

use super::{Sent, credentials, examined, now};

const CANARY: &str = "canary-of-a-session-token";

#[test]
fn every_piece_of_a_pasted_text_is_answered_and_tells_no_token() {
    let form = Sent { key: credentials(Some(CANARY)), ..Sent::new() };
    let mut answered = 0;
    for (name, text) in corpus() {
        let text = text.replace("TOKEN", CANARY);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(29).collect();
        for at in ends {
            for piece in [&text[..at], &text[at..]] {
                let pasted = format!("x{piece}\u{0}é\n'");
                let report = examined(&pasted, &form, now());
                assert!(!said(&report).contains(CANARY), "{name} at {at}");
                answered += 1;
            }
        }
    }
    assert!(answered > 100, "{answered}");
}

#[test]
fn the_corpus_stays_worth_starting_from() {
    let form = Sent { key: credentials(Some("TOKEN")), ..Sent::new() };
    for (name, text) in corpus() {
        let report = examined(&text, &form, now());
        assert!(!report.findings.is_empty(), "{name}");
        assert_eq!(report.found.texts, ["refusal", "json"].contains(&name.as_str()), "{name}");
        assert_eq!(report.verdict != Verdict::Unasked, ["header", "curl"].contains(&name.as_str()), "{name}");
    }
}

fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/doctor");
    let files = fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file"));
    let read = |file: fs::DirEntry| {
        let text = fs::read_to_string(file.path()).expect("text");
        (file.file_name().to_string_lossy().into_owned(), text)
    };
    files.map(read).collect()
}

/// Everything the report holds, the lines included.
fn said(report: &Report) -> String {
    let lines = report.difference.iter().flat_map(|difference| difference.lines.iter().flatten());
    let lines: String = lines.map(|line| [line.before.as_str(), &line.at, &line.after].concat()).collect();
    format!("{report:?}{lines}")
}
