//! The worker that draws many moments and takes fleets through the years. It is started when it is first needed and
//! ended to stop it.

use std::rc::Rc;

use js_sys::Float64Array;
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::model::{
    Event,
    fleet_job::{self, Told},
    spread::{Drawn, FORMAT, Job},
};

/// Made by the build beside the page, under this fixed name.
const LOADER: &str = "./fleet_worker_loader.js";

/// The worker at work, if there is one.
#[derive(Default)]
pub(super) struct Drawing(Option<Running>);

struct Running {
    worker: Worker,
    /// Held as long as the worker may call them.
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

/// What is done with a message, or with there being no worker.
type Heard = Rc<dyn Fn(Option<&JsValue>)>;

impl Drawing {
    /// Draws moments. `answer` gets the counts as they grow, `None` if there is no worker.
    pub(super) fn draw(&mut self, job: Job, answer: fn(Option<Drawn>) -> Event, emit: Callback<Event>) {
        let heard = move |data: Option<&JsValue>| {
            emit.emit(answer(data.and_then(|data| Drawn::from_numbers(&Float64Array::new(data).to_vec()))));
        };
        self.start(vec![numbers(&job.to_numbers())], Rc::new(heard));
    }

    /// Takes a fleet through its years. `answer` gets what the worker says, `None` if there is no worker.
    pub(super) fn reckon(
        &mut self,
        job: &fleet_job::Job,
        text: Option<String>,
        answer: fn(Option<Told>) -> Event,
        emit: Callback<Event>,
    ) {
        let read = |data: &JsValue| match data.as_string() {
            Some(text) => Told::from_text(&text),
            None => Told::from_numbers(&Float64Array::new(data).to_vec()),
        };
        let heard = move |data: Option<&JsValue>| emit.emit(answer(data.and_then(read)));
        let text = text.map(|text| JsValue::from_str(&text));
        self.start(text.into_iter().chain([numbers(&job.to_numbers())]).collect(), Rc::new(heard));
    }

    /// Ends what was under way and begins anew: `first` is said as soon as the worker can hear.
    fn start(&mut self, first: Vec<JsValue>, heard: Heard) {
        self.stop();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(LOADER, &options) else { return heard(None) };
        let on_message = {
            let (worker, heard) = (worker.clone(), heard.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let data = event.data();
                let format = data.dyn_ref::<Float64Array>().filter(|numbers| numbers.length() == 1);
                match format.map(|format| format.get_index(0)) {
                    // A worker that has just spoken can be spoken to.
                    Some(FORMAT) => first.iter().for_each(|message| {
                        let _ = worker.post_message(message);
                    }),
                    // A worker of another build: better none than a misread one.
                    Some(_) => heard(None),
                    None => heard(Some(&data)),
                }
            })
        };
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_| heard(None));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.0 = Some(Running { worker, _listeners: [on_message, on_error] });
    }

    /// Ends the worker, whatever it is doing.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.0.take() {
            running.worker.terminate();
        }
    }
}

fn numbers(numbers: &[f64]) -> JsValue {
    Float64Array::from(numbers).into()
}
