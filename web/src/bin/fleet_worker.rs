//! The worker: draws the moments of many secrets and takes fleets through the years, away from the page's thread. It
//! knows the lab, not the page.
//!
//! Its first message is the format it speaks; then it gets one job, for a fleet that was pasted after its text, and
//! answers as the work goes on. The page stops it by ending it.

use std::cell::RefCell;

use js_sys::Float64Array;
use rotation_lab::{
    fleet::{Fleet, rules_text},
    spread::Spread,
};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use web::model::{
    fleet_job::{self, Load, Name, Told, names_text},
    spread::{Drawn, FORMAT, Job},
};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// So many are drawn between two messages: some milliseconds of work.
const PORTION: u32 = 2_000;
/// So many secrets are taken through their years between two messages: tens of milliseconds.
const FLEET_PORTION: u32 = 250;
/// So many secrets of the worst hour are named.
const NAMED: usize = 1_000;

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let inner = scope.clone();
    let pasted = RefCell::new(String::new());
    let work = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(text) = data.as_string() {
            pasted.replace(text);
            return;
        }
        let numbers = Float64Array::new(&data).to_vec();
        if let Some(job) = fleet_job::Job::from_numbers(&numbers) {
            reckon(&inner, &job, &pasted.take());
        } else if let Some(job) = Job::from_numbers(&numbers) {
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

fn reckon(scope: &DedicatedWorkerGlobalScope, job: &fleet_job::Job, pasted: &str) {
    let fleet = job.spec(pasted).and_then(|spec| Fleet::new(spec).map_err(|refused| refused.to_string()));
    let mut fleet = match fleet {
        Ok(fleet) => fleet,
        Err(sentence) => return say(scope, &Told::refusal_text(&sentence)),
    };
    while fleet.advance(FLEET_PORTION) {
        post(scope, &Told::progress_numbers(fleet.progress()));
    }
    let Some(report) = fleet.report() else { return };
    post(scope, &Told::progress_numbers(fleet.progress()));
    post(scope, &Told::load_numbers(&Load::of(false, report.first_hour, report.as_is)));
    if let Some(spread) = report.spread {
        post(scope, &Told::load_numbers(&Load::of(true, report.first_hour, spread)));
    }
    let starts = report.as_is.worst.iter().flat_map(|worst| &worst.starts).take(NAMED);
    let names = starts.filter_map(|start| {
        let (member, moved) = (fleet.member(start.secret)?, fleet.moved(start.secret)?);
        let by_hand = moved.by_hand.map(|day| day.to_string()).unwrap_or_default();
        let (rules, moved) = (rules_text(&member.rules), rules_text(&moved.rules));
        Some(Name { at: start.at, arn: member.arn, rules, moved, by_hand })
    });
    say(scope, &names_text(&names.collect::<Vec<_>>()));
}

// A page that has gone does not need to be told.

fn post(scope: &DedicatedWorkerGlobalScope, numbers: &[f64]) {
    let _ = scope.post_message(&Float64Array::from(numbers));
}

fn say(scope: &DedicatedWorkerGlobalScope, text: &str) {
    let _ = scope.post_message(&JsValue::from_str(text));
}
