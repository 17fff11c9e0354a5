//! What there is to say: above the page until it is read, or in its corner for a while.

use yew::prelude::*;

use crate::{
    model::{Event, Notice, Sheet},
    present,
    view::kit::{self, Button, Icon},
};

/// Above the page.
#[inline(never)]
pub(super) fn above(notice: &Notice, emit: &Callback<Event>) -> Html {
    let (tone, words) = present::notice(notice);
    html! {
        <div class="above">
            { kit::notice(tone, "notice", html! { { words } }) }
            { close(emit) }
        </div>
    }
}

/// In its corner, with what can be done about it.
#[inline(never)]
pub(super) fn toast(notice: &Notice, emit: &Callback<Event>) -> Html {
    let (tone, words) = present::notice(notice);
    let remedy = notice.remedy().map(|(words, event)| {
        let button =
            Button { words: words.into(), small: true, testid: "notice-remedy".into(), ..Button::default() };
        kit::button(button, kit::on(emit, event))
    });
    kit::toast(tone, html! { { words } }, html! { <>{ remedy }{ close(emit) }</> }, emit)
}

/// What was said in passing can be read again.
#[inline(never)]
pub(super) fn again(emit: &Callback<Event>) -> Html {
    html! {
        <button type="button" class="link" data-testid="open-said" onclick={kit::on(emit, Event::Open(Sheet::Said))}>
            { "Messages" }
        </button>
    }
}

fn close(emit: &Callback<Event>) -> Html {
    let button = Button {
        words: "Close".into(),
        icon: Some(Icon::Cross),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: "notice-close".into(),
        ..Button::default()
    };
    kit::button(button, kit::on(emit, Event::CloseNotice))
}
