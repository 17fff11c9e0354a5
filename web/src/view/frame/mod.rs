//! The frame every page shares: header, notice, the page of the route, footer, and the frame's own dialogs. What a first
//! visit does not show is never inlined: it could not be left for later otherwise.

mod export;
mod header;
mod notices;
mod sheets;

use yew::prelude::*;

use super::{fleet, kit, lab, request, schedule};
use crate::model::{Event, Route, Sheet, State};

/// The whole page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    let (above, toast) = match &state.notice {
        Some(notice) if notice.passes() => (html! {}, notices::toast(notice, emit)),
        Some(notice) => (notices::above(notice, emit), html! {}),
        None => (html! {}, html! {}),
    };
    html! {
        <>
            if !state.embed {
                <a class="skip" href="#main">{ "Skip to the page" }</a>
                { header::header(state, emit) }
            }
            { above }
            { match state.route {
                Route::Lab => lab::page(state, emit),
                Route::Request => request::page(state, emit),
                Route::Schedule => schedule::page(state, emit),
                Route::Fleet => fleet::page(state, emit),
            } }
            { footer(state, emit) }
            <div class="toasts" role="status">{ toast }</div>
            { match state.sheet {
                Some(Sheet::Keys) => sheets::keys(emit),
                Some(Sheet::Assumptions) => sheets::assumptions(emit),
                Some(Sheet::Export) => export::export(emit),
                Some(Sheet::Said) => sheets::said(state, emit),
                None => html! {},
            } }
        </>
    }
}

/// What a scene has to say, above itself.
pub(super) fn notice(state: &State, emit: &Callback<Event>) -> Html {
    state.notice.as_ref().map_or_else(Html::default, |notice| notices::above(notice, emit))
}

fn footer(state: &State, emit: &Callback<Event>) -> Html {
    let unaffiliated = html! { <span>{ "Rotation Lab is not affiliated with AWS." }</span> };
    if state.embed {
        return html! { <footer class="foot">{ unaffiliated }</footer> };
    }
    html! {
        <footer class="foot">
            { unaffiliated }
            if !state.said.is_empty() { { notices::again(emit) } }
            <button type="button" class="link" data-testid="open-assumptions" onclick={kit::on(emit, Event::Open(Sheet::Assumptions))}>
                { "What is assumed" }
            </button>
            <a href="THIRD-PARTY.txt">{ "Third-party notices" }</a>
        </footer>
    }
}
