//! The service as a class.

use std::collections::VecDeque;

use rotation_core::{
    event::Event,
    rotation::{InvocationId, Outcome},
    value::ValueTable,
};
use rotation_lab::{export::events_json, simulation::Simulation};
use rotation_protocol::{
    service::HttpRequest,
    trail::{Call, Trail},
};
use wasm_bindgen::prelude::*;

use crate::{
    error::{error, time},
    flat::{joined, pairs, split},
    options::Options,
};

/// So many events are kept until they are taken.
const MOST_EVENTS: usize = 10_000;

/// So many values are in the table before it is first looked through for those that are nobody's any more.
const FIRST_SWEEP: usize = 1_000;

/// A vault, its world, and the values in it. Every method takes the time and first does what has fallen due.
#[wasm_bindgen]
pub struct Service {
    simulation: Simulation,
    values: ValueTable,
    events: VecDeque<Event>,
    trail: Option<Trail>,
    sweep_at: usize,
    records: VecDeque<String>,
}

#[wasm_bindgen]
impl Service {
    /// An empty vault at this time.
    #[wasm_bindgen(constructor)]
    pub fn new(options: Options, at: f64) -> Result<Service, JsError> {
        let records = options.records;
        let (setup, function) = options.into_setup()?;
        let mut service = Self {
            trail: records.then(|| Trail::new(setup.place.clone(), setup.seed)),
            simulation: Simulation::new(setup, function),
            values: ValueTable::new(),
            events: VecDeque::new(),
            sweep_at: FIRST_SWEEP,
            records: VecDeque::new(),
        };
        service.advance(at)?;
        Ok(service)
    }

    /// Answers one request. Its head is method, path, and the headers' names and values in turn, as one text; so the
    /// answer is status, request id and body.
    pub fn handle(&mut self, head: &str, body: &[u8], at: f64) -> Result<String, JsError> {
        let at = time(at)?;
        let mut head = split(head);
        let (method, path) = (head.next().unwrap_or_default(), head.next().unwrap_or_default());
        let headers: Vec<_> = pairs(head.map(str::to_owned)).collect();
        let request = HttpRequest { method, path, headers: &headers, body };
        let (answer, call) = if self.trail.is_some() {
            // What falls due first is no doing of this call.
            let _ = self.simulation.advance(&mut self.values, at);
            self.keep_events(None);
            self.simulation.handle_and_tell(&mut self.values, at, &request)
        } else {
            (self.simulation.handle(&mut self.values, at, &request), None)
        };
        self.keep_events(call.as_ref());
        let request_id = answer.headers.into_iter().find(|(name, _)| *name == "x-amzn-requestid");
        let request_id = request_id.map(|(_, id)| id).unwrap_or_default();
        Ok(joined(&[&answer.status.to_string(), &request_id, &answer.body]))
    }

    /// The same of a request whose body is a text.
    #[wasm_bindgen(js_name = handleText)]
    pub fn handle_text(&mut self, head: &str, body: &str, at: f64) -> Result<String, JsError> {
        self.handle(head, body.as_bytes(), at)
    }

    /// Lets time go on.
    pub fn advance(&mut self, to: f64) -> Result<(), JsError> {
        let to = time(to)?;
        let advanced = self.simulation.advance(&mut self.values, to);
        self.keep_events(None);
        advanced.map_err(|refusal| error("invalid_time", refusal))
    }

    /// When something next happens by itself.
    #[wasm_bindgen(js_name = nextWake)]
    pub fn next_wake(&self) -> Option<f64> {
        self.simulation.next_wake().map(|at| at.as_millis() as f64)
    }

    /// The calls of the function that wait for an answer: six texts each, id, function, then the event's four.
    #[wasm_bindgen(js_name = takeInvocations)]
    pub fn take_invocations(&mut self) -> Vec<String> {
        let waiting = self.simulation.take_invocations().into_iter();
        let flat = waiting.flat_map(|call| {
            let event = [call.step.name().to_owned(), call.secret.to_string(), call.token.to_string()];
            let function = call.function.map(|function| function.to_string()).unwrap_or_default();
            [call.id.as_str().to_owned(), function].into_iter().chain(event).chain([call.rotation_token])
        });
        flat.collect()
    }

    /// Answers a call of the function: `None`, it returned; else its error.
    pub fn complete(&mut self, id: &str, raised: Option<String>, at: f64) -> Result<bool, JsError> {
        let outcome = raised.map_or(Outcome::Returned, Outcome::Raised);
        let answered =
            self.simulation.complete(&mut self.values, time(at)?, &InvocationId::from_text(id), outcome);
        self.keep_events(None);
        answered.map_err(|refusal| error("invalid_time", refusal))
    }

    /// The EventBridge events since they were last taken, a JSON object each.
    #[wasm_bindgen(js_name = takeRecords)]
    pub fn take_records(&mut self) -> Vec<String> {
        self.records.drain(..).collect()
    }

    /// The events since they were last taken, as a JSON array.
    #[wasm_bindgen(js_name = takeEvents)]
    pub fn take_events(&mut self) -> String {
        let events: Vec<_> = self.events.drain(..).collect();
        events_json(&events)
    }
}

impl Service {
    fn keep_events(&mut self, call: Option<&Call>) {
        let events = self.simulation.take_events();
        if let Some(trail) = &mut self.trail {
            self.records.extend(trail.records(&events, call));
            keep_newest(&mut self.records);
        }
        self.events.extend(events);
        keep_newest(&mut self.events);
        self.sweep();
    }

    /// Values of versions that are gone go too. The table is looked through when it has doubled, so a call pays
    /// little for it.
    fn sweep(&mut self) {
        if self.values.len() >= self.sweep_at {
            let used = self.simulation.values_in_use();
            self.values.keep(|id| used.get(id.number() as usize) == Some(&true));
            self.sweep_at = FIRST_SWEEP.max(self.values.len() * 2);
        }
    }
}

fn keep_newest<T>(kept: &mut VecDeque<T>) {
    let surplus = kept.len().saturating_sub(MOST_EVENTS);
    kept.drain(..surplus);
}
