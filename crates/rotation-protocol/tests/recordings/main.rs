//! Recordings of the real service, replayed: each Secrets Manager call of a recording is made again at its time, and
//! what is answered is held against what AWS answered. The recordings are no part of the repository: they lie in the
//! folder named by `ROTATION_LAB_FIXTURES`.

mod answer;
mod clock;
mod compare;
mod file;
mod function;
mod names;
mod play;
mod skipped;
mod world;

use file::Recording;

/// The files, and how many calls of this service each holds.
const FILES: [(&str, usize); 7] = [
    ("authority", 18),
    ("encryption_audit", 19),
    ("lifecycle", 52),
    ("metadata_authority", 25),
    ("replication_authority", 15),
    ("rotation_replication", 74),
    ("write_validation", 77),
];
/// Calls that are played.
const PLAYED: usize = 183;

#[test]
fn recorded_calls_are_answered_as_aws_answered_them() {
    let Some(root) = std::env::var_os("ROTATION_LAB_FIXTURES") else {
        println!("not run: ROTATION_LAB_FIXTURES is not set (recordings of the real service)");
        return;
    };
    let folder = std::path::PathBuf::from(root).join("spec/data/stackd");
    let (mut total, mut different) = (play::Count::default(), Vec::new());
    for (name, calls) in FILES {
        let recording = Recording::read(&folder.join(format!("{name}.json")));
        assert_eq!(recording.calls.len(), calls, "calls in {name}");
        let played = play::play(name, &recording);
        println!("{name}: {}", played.count);
        total += played.count;
        different.extend(played.different);
    }
    println!("all: {total}");
    for reason in skipped::reasons() {
        println!("  {reason}");
    }
    assert!(different.is_empty(), "{} answers differ:\n{}", different.len(), different.join("\n"));
    // A recording that is silently not played is no proof.
    println!("{0} of {0} recorded AWS calls replayed", total.played);
    let all: usize = FILES.iter().map(|(_, calls)| calls).sum();
    assert_eq!(total.played, PLAYED);
    assert_eq!(total.played + total.skipped, all);
}
