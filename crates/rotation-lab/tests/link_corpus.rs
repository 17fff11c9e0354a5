//! The fuzzer's corpus stays worth starting from: every operation is in it, in links that open.

#[path = "../fuzz/fuzz_targets/link/checks.rs"]
mod checks;

use std::{collections::BTreeSet, fs, path::Path};

use rotation_core::stamp::Entropy;
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

/// The fuzzer's work in small: it runs for as long as one likes, this with every test.
#[test]
fn what_is_packed_in_a_link_may_be_anything() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/link");
    let files = fs::read_dir(corpus).expect("a corpus").map(|file| file.expect("a file").path());
    let mut inputs: Vec<_> = files.filter(|file| file.to_string_lossy().ends_with("-unpacked")).collect();
    inputs.sort();
    let mut opened = 0;
    for (seed, file) in (0..40).flat_map(|seed| inputs.iter().map(move |file| (seed, file))) {
        let mut bytes = fs::read(file).expect("an input");
        let drawn = Entropy::of_call(seed, bytes.len() as u64);
        for change in 0..1 + drawn.below(3) {
            let drawn = drawn.nth(change);
            let place = drawn.derive("place").below(bytes.len() as u64) as usize;
            match drawn.derive("how").below(4) {
                0 => drop(bytes.remove(place)),
                1 => bytes.insert(place, drawn.below(256) as u8),
                2 => bytes[place] ^= 1 << drawn.below(8),
                _ => bytes[place] = drawn.below(256) as u8,
            }
        }
        opened += u32::from(checks::link(&checks::text_of(&bytes)));
    }
    assert!(opened > 0, "some changes are such as a person might have made");
}
