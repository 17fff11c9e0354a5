//! The sandbox: a frame with an origin of its own and no network, in which a typed function runs. There is one for each
//! run, and taking it away ends whatever runs in it. What it says is data; messages of anybody else are not heard.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use web_sys::{Element, HtmlIFrameElement, MessageEvent, Window};
use yew::Callback;

use super::{document, window};
use crate::model::{
    Event, Typed,
    lab::{Asked, Job, OwnEvent},
};

/// Made by the build beside the page.
const PAGE: &str = "./sandbox.html";

/// The frame, if a function runs.
#[derive(Default)]
pub(super) struct Sandbox(Option<Running>);

struct Running {
    frame: HtmlIFrameElement,
    listener: Closure<dyn FnMut(MessageEvent)>,
}

/// What the frame says.
enum Message {
    Ready,
    Call(Asked),
    Ended(Result<(), Typed>),
}

impl Sandbox {
    /// Ends what was under way and runs a function. What it does is told, and if it cannot run, that.
    pub(super) fn run(&mut self, job: Job, told: fn(OwnEvent) -> Event, emit: Callback<Event>) {
        self.stop();
        let ticket = job.ticket;
        self.0 = start(job, told, emit.clone());
        if self.0.is_none() {
            emit.emit(told(OwnEvent::NoSandbox(ticket)));
        }
    }

    /// The answer to a call of the function.
    pub(super) fn answer(&self, call: u32, status: u16, body: &Typed) {
        if let Some(frame) = self.0.as_ref().and_then(|running| running.frame.content_window()) {
            let answer: [JsValue; 4] = ["answer".into(), call.into(), status.into(), body.0.as_str().into()];
            say(&frame, &answer);
        }
    }

    pub(super) fn stop(&mut self) {
        if let Some(Running { frame, listener }) = self.0.take() {
            if let Some(window) = window() {
                let heard = listener.as_ref().unchecked_ref();
                let _ = window.remove_event_listener_with_callback("message", heard);
            }
            frame.unchecked_ref::<Element>().remove();
        }
    }
}

fn start(job: Job, told: fn(OwnEvent) -> Event, emit: Callback<Event>) -> Option<Running> {
    let document = document()?;
    let frame = document.create_element("iframe").ok()?.dyn_into::<HtmlIFrameElement>().ok()?;
    for (name, value) in
        [("sandbox", "allow-scripts"), ("title", "Sandbox"), ("hidden", ""), ("data-testid", "sandbox")]
    {
        frame.set_attribute(name, value).ok()?;
    }
    frame.set_src(PAGE);
    let listener = {
        let (frame, ticket) = (frame.clone(), job.ticket);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some((own, message)) = heard(&frame, &event) else { return };
            match message {
                Message::Ready => begin(&own, &job),
                Message::Call(asked) => emit.emit(told(OwnEvent::Asked(ticket, asked))),
                Message::Ended(ended) => emit.emit(told(OwnEvent::Ended(ticket, ended))),
            }
        })
    };
    let window = window()?;
    window.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref()).ok()?;
    document.body()?.append_child(&frame).ok()?;
    Some(Running { frame, listener })
}

/// More than any request may have.
const LONGEST_TEXT: u32 = 2_097_152;

/// A message of this frame, and its window. A frame that may only run scripts has no origin.
fn heard(frame: &HtmlIFrameElement, event: &MessageEvent) -> Option<(Window, Message)> {
    let own = frame.content_window()?;
    let from_it = event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(own.clone()));
    if !from_it || event.origin() != "null" {
        return None;
    }
    let parts = event.data().dyn_into::<Array>().ok()?;
    // A text of any length would have to be held in the program's memory.
    let text = |place| {
        let text = parts.get(place).dyn_into::<JsString>().ok()?;
        (text.length() <= LONGEST_TEXT).then(|| String::from(text))
    };
    let too_long = || "The function sent a text that is too long.".to_owned();
    let message = match text(0)?.as_str() {
        "ready" => Message::Ready,
        "call" => match text(2).zip(text(3)) {
            Some((operation, body)) => {
                Message::Call(Asked { call: parts.get(1).as_f64()? as u32, operation, body: body.into() })
            }
            None => Message::Ended(Err(too_long().into())),
        },
        "returned" => Message::Ended(Ok(())),
        "threw" => Message::Ended(Err(text(1).unwrap_or_else(too_long).into())),
        _ => return None,
    };
    Some((own, message))
}

fn begin(frame: &Window, job: &Job) {
    let event = job.event.iter().map(|member| JsValue::from_str(&member.0)).collect::<Array>();
    let first: [JsValue; 4] =
        ["start".into(), job.text.0.as_str().into(), event.into(), job.function_arn.as_str().into()];
    say(frame, &first);
}

/// It has no origin that a message could be meant for; the window is the frame's own.
fn say(frame: &Window, parts: &[JsValue]) {
    let _ = frame.post_message(&parts.iter().cloned().collect::<Array>(), "*");
}
