//! The worker that draws many moments. It is started when it is first needed and ended to stop it.

use js_sys::Float64Array;
use wasm_bindgen::{JsCast as _, prelude::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::model::{
    Event,
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

impl Drawing {
    /// Ends what was under way and draws anew. `answer` gets the counts as they grow, `None` if there is no worker.
    pub(super) fn start(&mut self, job: Job, answer: fn(Option<Drawn>) -> Event, emit: Callback<Event>) {
        self.stop();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(LOADER, &options) else {
            emit.emit(answer(None));
            return;
        };
        let on_message = {
            let (worker, emit) = (worker.clone(), emit.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let numbers = Float64Array::new(&event.data()).to_vec();
                match numbers.as_slice() {
                    [format] if *format == FORMAT => {
                        // A worker that has just spoken can be spoken to.
                        let _ = worker.post_message(&Float64Array::from(&job.to_numbers()[..]));
                    }
                    // A worker of another build: better none than a misread one.
                    [_] => emit.emit(answer(None)),
                    _ => emit.emit(answer(Drawn::from_numbers(&numbers))),
                }
            })
        };
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_| emit.emit(answer(None)));
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
