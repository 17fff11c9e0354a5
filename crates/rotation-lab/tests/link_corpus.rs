//! The fuzzer's corpus stays worth starting from: every operation is in it, in links that open.

#[path = "../fuzz/fuzz_targets/link/checks.rs"]
mod checks;

use std::{collections::BTreeSet, fs, path::Path};

use rotation_lab::{Command, link::decode};

#[test]
fn every_link_of_the_corpus_opens_or_says_why_as_its_name_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/link");
    let mut operations = BTreeSet::new();
    for file in fs::read_dir(corpus).expect("a corpus") {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name");
        let text = checks::text_of(&fs::read(file.path()).expect("an input"));
        assert_eq!(checks::link(&text), !name.starts_with("refused"), "{name}");
        let log = decode(&text).map(|session| session.log).unwrap_or_default();
        operations.extend(log.iter().filter_map(|entry| match &entry.command {
            Command::Call(operation) => Some(operation.name()),
            _ => None,
        }));
    }
    assert_eq!(operations.len(), 20, "{operations:?}");
}
