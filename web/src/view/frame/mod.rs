//! The frame every page shares: header, notice, the page of the route, footer, and the frame's own dialogs.

mod header;
mod sheets;

use yew::prelude::*;

use super::{fleet, kit, lab, request, schedule};
use crate::{
    model::{Event, Route, Sheet, State},
    present,
};

/// The whole page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    html! {
        <>
            <a class="skip" href="#main">{ "Skip to the page" }</a>
            { header::header(state, emit) }
            { notice(state, emit) }
            { match state.route {
                Route::Lab => lab::page(state, emit),
                Route::Request => request::page(state, emit),
                Route::Schedule => schedule::page(state, emit),
                Route::Fleet => fleet::page(state, emit),
            } }
            { footer(emit) }
            { match state.sheet {
                Some(Sheet::Keys) => sheets::keys(emit),
                Some(Sheet::Assumptions) => sheets::assumptions(emit),
                None => html! {},
            } }
        </>
    }
}

/// The one sentence above a page.
pub(super) fn notice(state: &State, emit: &Callback<Event>) -> Html {
    let Some(notice) = &state.notice else { return html! {} };
    let (tone, words) = present::notice(notice);
    let close = kit::Button {
        words: "Close".into(),
        icon: Some(kit::Icon::Cross),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: "notice-close".into(),
        ..kit::Button::default()
    };
    html! {
        <div class="above">
            { kit::notice(tone, "notice", html! { { words } }) }
            { kit::button(close, kit::on(emit, Event::CloseNotice)) }
        </div>
    }
}

fn footer(emit: &Callback<Event>) -> Html {
    html! {
        <footer class="foot">
            <span>{ "Rotation Lab is not affiliated with AWS." }</span>
            <button type="button" class="link" data-testid="open-assumptions" onclick={kit::on(emit, Event::Open(Sheet::Assumptions))}>
                { "What is assumed" }
            </button>
            <a href="THIRD-PARTY.txt">{ "Third-party notices" }</a>
        </footer>
    }
}
