//! The one component. It carries: events to `update`, effects to `effects`. It decides nothing.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use crate::{
    effects::{self, Effects},
    model::{self, Event, State},
    view,
};

/// Starts the dashboard. Opening the story is one task of the page's thread and drawing it another, so that neither
/// holds it up for long; until then the skeleton stands.
pub fn start() {
    effects::soon(|| {
        let state = State::open(effects::reading(), effects::surroundings());
        effects::soon(|| {
            if let Some(root) = effects::prepare() {
                yew::Renderer::<App>::with_root_and_props(root, Opened::new(state)).render();
            }
        });
    });
}

/// The state that the one component starts with; it takes it.
#[derive(Clone, Properties)]
pub struct Opened {
    state: Rc<Cell<Option<State>>>,
}

impl Opened {
    fn new(state: State) -> Self {
        Self { state: Rc::new(Cell::new(Some(state))) }
    }

    fn take(&self) -> State {
        self.state.take().unwrap_or_else(|| State::open(effects::reading(), effects::surroundings()))
    }
}

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The root of the page.
pub struct App {
    state: State,
    effects: Effects,
    /// The dispatcher, made once and passed on as it is.
    emit: Callback<Event>,
}

impl Component for App {
    type Message = Event;
    type Properties = Opened;

    fn create(ctx: &Context<Self>) -> Self {
        let emit = ctx.link().callback(|event: Event| event);
        let mut effects = Effects::new(emit.clone());
        let state = ctx.props().take();
        effects.listen();
        effects.run(State::opening());
        Self { state, effects, emit }
    }

    fn update(&mut self, _: &Context<Self>, event: Event) -> bool {
        for effect in model::update(event, &mut self.state) {
            self.effects.run(effect);
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        view::page(&self.state, &self.emit)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.effects.after_render();
    }
}
