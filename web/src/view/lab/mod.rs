//! The Lab page: secret, actions, timeline, caption, transport, events, terminal, why.

mod actions;
mod caption;
mod clients;
mod dialogs;
mod events;
mod head;
mod instant;
mod own;
mod permissions;
mod scene;
mod terminal;
mod timeline;
mod transport;
mod travel;
mod why;

use std::ops::Range;

use yew::prelude::*;

pub(super) use scene::scene;

use crate::model::{Drawn, Event, State, lab};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    html! {
        <div class="lab">
            { head::head(state, emit) }
            { actions::actions(state, emit) }
            { permissions::permissions(state, emit) }
            <div class="bench" aria-busy={(state.drawn < Drawn::Whole).then_some("true")}>
                <main id="main" class="main">
                    if state.drawn > Drawn::Head {
                        { timeline::section(state, emit) }
                        { caption::caption(state) }
                        { transport::transport(state, emit) }
                    }
                    if state.drawn == Drawn::Whole {
                        { travel::travel(state, emit) }
                        { events::events(state, emit) }
                        { own::fold(state, emit) }
                        { clients::clients(state, emit) }
                        { terminal::fold(state, emit) }
                    }
                </main>
                if state.drawn == Drawn::Whole { { why::why(state, emit) } }
            </div>
            { dialogs::dialog(state, emit) }
        </div>
    }
}

/// An event of this page.
fn on<E: 'static>(emit: &Callback<Event>, event: lab::Event) -> Callback<E> {
    super::kit::on(emit, Event::Lab(event))
}

/// Whether the pointer or the focus is on this beat or on what belongs to it, here or elsewhere.
fn near(near: Option<&Range<usize>>, beat: usize) -> Option<&'static str> {
    near.is_some_and(|near| near.contains(&beat)).then_some("true")
}
