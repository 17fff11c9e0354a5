//! The only room that touches the browser: clock, randomness, network, storage, clipboard, address, timers, focus.
//! It carries out what the model asks and answers with events; it decides nothing and remembers only handles.

mod address;
mod alike;
mod clipboard;
mod files;
mod focus;
mod gestures;
mod inside;
mod kept;
mod keys;
mod modal;
mod narrow;
mod near;
mod picture;
mod reading;
mod sandbox;
mod scroll;
mod send;
mod tell;
mod theme;
mod walk;
mod worker;
mod zone;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use yew::Callback;

pub use inside::Inside;
pub use tell::Tell;

use crate::model::{Effect, Event, Picture, Reading, Surroundings, Zone};

/// The handles of what is under way.
pub struct Effects {
    emit: Callback<Event>,
    alike: alike::Alike,
    sending: send::Sendings,
    drawing: worker::Drawing,
    sandbox: sandbox::Sandbox,
    /// The picture to make, once the page is drawn for it.
    picture: Option<Picture>,
}

/// The element the dashboard is drawn into, emptied: `#app`, or the body where there is none. Should the program end
/// by a panic, boot.js says so.
pub fn prepare() -> Option<web_sys::Element> {
    let document = document()?;
    let root = document.get_element_by_id("app").or_else(|| document.body().map(Into::into))?;
    // What stood there until now is the skeleton.
    root.set_inner_html("");
    Some(root)
}

/// The clock and the random source, once.
pub fn reading() -> Reading {
    reading::read()
}

/// The time zone of whoever reads.
pub fn zone() -> Zone {
    zone::read()
}

/// What the page opens in.
pub fn surroundings() -> Surroundings {
    let theme = theme::load();
    theme::show(theme);
    let (hash, zone, narrow) = (address::hash(), zone::read(), narrow::is_narrow());
    Surroundings { hash, zone, theme, narrow, kept: kept::load() }
}

/// In the next task of the page's thread.
pub fn soon(work: impl FnOnce() + 'static) {
    Timeout::new(0, work).forget();
}

impl Effects {
    /// Nothing is under way yet.
    pub fn new(emit: Callback<Event>) -> Self {
        Self {
            alike: alike::Alike::new(emit.clone()),
            emit,
            sending: send::Sendings::default(),
            drawing: worker::Drawing::default(),
            sandbox: sandbox::Sandbox::default(),
            picture: None,
        }
    }

    /// Listens to the address, the width and the keys for as long as the page lives.
    pub fn listen(&mut self) {
        address::listen(self.emit.clone());
        narrow::listen(self.emit.clone());
        keys::listen(self.emit.clone());
        if let Some(document) = document() {
            timeline(&document, &self.emit);
        }
        files::listen(self.emit.clone());
    }

    /// Carries out one effect.
    pub fn run(&mut self, effect: Effect) {
        match effect {
            Effect::Go(route) => address::go(route),
            Effect::Theme(theme) => {
                theme::show(theme);
                theme::store(theme);
            }
            Effect::CopyLink(what, hash) => {
                clipboard::copy(what, address::with_hash(&hash), self.emit.clone());
            }
            Effect::Read(event) => self.emit.emit(event(reading::read())),
            Effect::Send(request, answer) => self.sending.send(request, answer, self.emit.clone()),
            Effect::Abort(ticket) => self.sending.abort(ticket),
            Effect::Draw(job, answer) => self.drawing.draw(job, answer, self.emit.clone()),
            Effect::Reckon(job, text, answer) => self.drawing.reckon(&job, text, answer, self.emit.clone()),
            Effect::StopDrawing => self.drawing.stop(),
            Effect::RunFunction(job, told) => self.sandbox.run(job, told, self.emit.clone()),
            Effect::AnswerFunction(call, status, body) => self.sandbox.answer(call, status, &body),
            Effect::StopFunction => self.sandbox.stop(),
            Effect::CopyAround(..)
            | Effect::Keep(_)
            | Effect::Download(..)
            | Effect::Picture(_)
            | Effect::ReadFile(_) => self.take_along(effect),
            other => self.alike.run(other),
        }
    }

    /// What has to do with taking the lab along, and with keeping it.
    #[inline(never)]
    fn take_along(&mut self, effect: Effect) {
        match effect {
            Effect::CopyAround(what, text, hash) => {
                let address = address::with_hash(&hash);
                clipboard::copy(what, [text.before, address, text.after].concat(), self.emit.clone());
            }
            Effect::Keep(work) => kept::keep(work.as_deref()),
            Effect::Download(name, kind, text) => files::download(&name, kind, &text),
            Effect::Picture(picture) => self.picture = Some(picture),
            Effect::ReadFile(id) => files::chosen(id, self.emit.clone()),
            _ => {}
        }
    }

    /// After the page was drawn: dialogs open, focus returns, the playhead stays in view.
    pub fn after_render(&mut self) {
        if let Some(document) = document() {
            let found = |selector: &str| document.query_selector(selector).ok().flatten();
            self.alike.after_render(found, || document.active_element());
            if let Some(picture) = self.picture.take() {
                picture::take(&document, picture, self.emit.clone());
            }
        }
    }
}

/// The timeline under the hand, wherever it is drawn.
fn timeline(target: &web_sys::EventTarget, emit: &Callback<Event>) {
    scroll::listen(target, emit.clone());
    gestures::listen(target, emit.clone());
    near::listen(target, emit.clone());
    walk::listen(target, emit.clone());
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// What has the focus in the tree in which the element stands: the page's, or that of a scene in a shadow root.
fn focused_beside(element: &web_sys::Element) -> Option<web_sys::Element> {
    match element.get_root_node().dyn_into::<web_sys::ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(_) => document()?.active_element(),
    }
}

/// Keeps a listener for as long as the page lives.
fn forever<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    kind: &str,
    listener: impl FnMut(E) + 'static,
) {
    listen(target, kind, None, listener);
}

/// The same; `first`: before what is drawn hears of it, or after it and free to prevent what the browser would do.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    kind: &str,
    first: Option<bool>,
    listener: impl FnMut(E) + 'static,
) {
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut(E)>::new(listener);
    let options = web_sys::AddEventListenerOptions::new();
    if let Some(first) = first {
        options.set_capture(first);
        options.set_passive(false);
    }
    // A target that cannot listen leaves the page as it is: nothing depends on it being told.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
        kind,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}
