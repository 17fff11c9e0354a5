//! One story, one hash: native here, in Node through the package, in Chromium through the page.

use rotation_lab::{Beat, export::events_json, scenario::Scenario};
use sha2::{Digest as _, Sha256};

/// The file the other two hosts read: the story as requests, and the hash all three must reach.
const GOLDEN: &str = include_str!("../../rotation-wasm/npm/test/golden.json");

#[test]
fn the_golden_story_has_the_committed_hash() {
    let lab = Scenario::by_id("reference-page").expect("the story").open();
    let events = events_json(lab.beats().iter().filter_map(Beat::event));
    let hash: String = Sha256::digest(events.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(GOLDEN.contains(&hash), "the story's events hash to {hash}");
}
