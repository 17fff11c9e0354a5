//! The one component. It carries: events to `update`, effects to `effects`. It decides nothing.

use yew::prelude::*;

use crate::{
    effects::{self, Effects},
    model::{self, Event, State},
    view,
};

/// Starts the dashboard.
pub fn start() {
    if let Some(root) = effects::prepare() {
        yew::Renderer::<App>::with_root(root).render();
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
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let emit = ctx.link().callback(|event: Event| event);
        let mut effects = Effects::new(emit.clone());
        let state = State::open(effects.reading(), effects.surroundings());
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
