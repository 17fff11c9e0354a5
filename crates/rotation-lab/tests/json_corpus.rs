//! The fuzzer's corpus of files stays worth starting from: what its names say of them is so.

#[path = "../fuzz/fuzz_targets/json/checks.rs"]
mod checks;

use std::{fs, path::Path};

#[test]
fn every_file_of_the_corpus_opens_or_is_refused_as_its_name_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/json");
    let mut opened = 0;
    for file in fs::read_dir(corpus).expect("a corpus") {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name");
        let whole = fs::read(file.path()).expect("an input");
        let opens = checks::file(&checks::text_of(&whole));
        assert_eq!(opens, !name.starts_with("refused"), "{name}");
        opened += u32::from(opens);
        // Cut off anywhere it opens or is refused, and never more.
        for end in (0..whole.len()).step_by(whole.len() / 40 + 1) {
            checks::file(&checks::text_of(&whole[..end]));
        }
    }
    assert!(opened >= 3, "{opened} can be changed into others that open");
}
