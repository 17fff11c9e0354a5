//! Prints a story, beat by beat: `cargo run -p rotation-lab --example story [id]`.

use rotation_lab::{
    Beat,
    scenario::{SCENARIOS, Scenario},
};

fn main() {
    let id = std::env::args().nth(1);
    let story = id.as_deref().and_then(Scenario::by_id).or(SCENARIOS.first());
    let Some(story) = story else { return };
    let lab = story.open();
    for (place, beat) in lab.beats().iter().enumerate() {
        let here = if place + 1 == lab.playhead() { "<== playhead" } else { "" };
        match beat {
            Beat::Event(event) => {
                println!("{} {:?} {:?} [{}] {here}", event.at, event.actor, event.kind, event.why.id);
            }
            other => println!("{} {other:?} {here}", other.at()),
        }
    }
}
