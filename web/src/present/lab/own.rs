//! A function that is typed in, in words: whether it runs, and how it ended.

use crate::{
    model::lab::{Page, Said},
    present::plural,
    view::kit::Tone,
};

/// How it stands.
pub fn status(page: &Page) -> (Tone, String) {
    let own = &page.own;
    if let Some(running) = &own.running {
        let calls = plural(running.calls as usize, "call");
        return (Tone::Run, format!("{} is running: {calls} so far.", running.step.name()));
    }
    let said = own.said.as_ref().map(said);
    let waiting = page.lab.waiting().map(|waiting| waiting.step.name());
    match (said, waiting) {
        (Some((tone, said)), None) => (tone, said),
        (Some((tone, said)), Some(step)) => (tone, format!("{said} {step} waits for your function.")),
        (None, Some(step)) => {
            (Tone::Warn, format!("{step} waits for your function, until its time is over."))
        }
        (None, None) if own.in_use => {
            (Tone::Good, "In use: it runs when Secrets Manager calls it. Rotate, then step forward.".into())
        }
        (None, None) => (Tone::Plain, "Not in use. What you type runs only after you say so.".into()),
    }
}

fn said(said: &Said) -> (Tone, String) {
    match said {
        Said::Returned(step) => (Tone::Good, format!("{} returned.", step.name())),
        Said::Threw(step, error) => (Tone::Fail, format!("{} threw: {error}", step.name())),
        Said::Stopped(step) => (
            Tone::Fail,
            format!(
                "{} took more than 10 seconds or 200 calls: it was stopped, and counts as one that never answered.",
                step.name()
            ),
        ),
        Said::Cancelled(step) => (Tone::Warn, format!("{} was stopped before it answered.", step.name())),
        Said::NoSandbox => (Tone::Fail, "The sandbox could not be started. Reload the page.".into()),
    }
}
