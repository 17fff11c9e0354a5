//! The worker: draws the moments of many secrets, away from the page's thread. It knows the lab, not the page.
//!
//! Its first message is the format it speaks; then it gets one job and answers with counts as they grow. The page
//! stops it by ending it.

use js_sys::Float64Array;
use rotation_lab::spread::Spread;
use wasm_bindgen::{JsCast as _, prelude::Closure};
use web::model::spread::{Drawn, FORMAT, Job};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// So many are drawn between two messages: some milliseconds of work.
const PORTION: u32 = 2_000;

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let inner = scope.clone();
    let work = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let numbers = Float64Array::new(&event.data()).to_vec();
        if let Some(job) = Job::from_numbers(&numbers) {
            draw(&inner, job);
        }
    });
    scope.set_onmessage(Some(work.as_ref().unchecked_ref()));
    work.forget();
    post(&scope, &[FORMAT]);
}

fn draw(scope: &DedicatedWorkerGlobalScope, job: Job) {
    let Some(mut spread) = Spread::new(job.rules(), job.seed.into()) else { return };
    while spread.drawn() < job.total {
        spread.draw(PORTION.min(job.total - spread.drawn()));
        let (hours, minutes) = (spread.hours().to_vec(), spread.minutes().to_vec());
        post(scope, &Drawn { secrets: spread.drawn(), hours, minutes }.to_numbers());
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, numbers: &[f64]) {
    // A page that has gone does not need to be told.
    let _ = scope.post_message(&Float64Array::from(numbers));
}
