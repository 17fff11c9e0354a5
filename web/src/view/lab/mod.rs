//! The Lab page: secret, actions, timeline, transport, events, why.

mod actions;
mod dialogs;
mod events;
mod head;
mod timeline;
mod transport;
mod why;

use yew::prelude::*;

use crate::model::{Event, State, lab};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    html! {
        <div class="lab">
            { head::head(state, emit) }
            { actions::actions(state, emit) }
            <div class="bench">
                <main id="main" class="main">
                    { timeline::section(state, emit) }
                    { transport::transport(state, emit) }
                    { events::events(state, emit) }
                </main>
                { why::why(state, emit) }
            </div>
            { dialogs::dialog(state, emit) }
        </div>
    }
}

/// An event of this page.
fn on<E: 'static>(emit: &Callback<Event>, event: lab::Event) -> Callback<E> {
    super::kit::on(emit, Event::Lab(event))
}
