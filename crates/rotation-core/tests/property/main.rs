//! Random sessions of every operation against a naive model written from the specification: before each call the
//! model says whether it is accepted, or with which error it is refused, and how the vault stands after it. The
//! invariants hold after every step. A failing session prints the seed that replays it.
//!
//! `ROTATION_LAB_STEPS` sets how many steps are made, `ROTATION_LAB_SEED` replays one session alone.

mod act;
mod dice;
mod invariants;
mod model;
mod pages;
mod replay;
mod session;
mod tally;

use session::{SESSION, session};
use tally::Tally;

#[test]
fn property_every_step_of_a_random_session_is_as_the_naive_model_says() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("ROTATION_LAB_SEED") {
        session(seed, &mut Tally::default());
        return;
    }
    let steps = number("ROTATION_LAB_STEPS").unwrap_or(6_000);
    let mut tally = Tally::default();
    for seed in 0..steps.div_ceil(SESSION) {
        session(seed, &mut tally);
    }
    println!("{steps} steps: {tally}");
    tally.check(steps);
}
