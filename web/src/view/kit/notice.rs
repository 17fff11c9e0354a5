//! One sentence, and what to do about it.

use yew::prelude::*;

use super::{Icon, Tone, icon, on};
use crate::model::Event;

/// A notice that goes by itself: it waits while a pointer or the focus is on it. Who reads it out is the element around
/// it, which is always there.
pub fn toast(tone: Tone, words: Html, buttons: Html, emit: &Callback<Event>) -> Html {
    html! {
        <div class="notice toast" data-tone={tone.name()} data-testid="notice"
            onpointerover={on(emit, Event::HoldNotice(true))} onpointerout={on(emit, Event::HoldNotice(false))}
            onfocusin={on(emit, Event::HoldNotice(true))} onfocusout={on(emit, Event::HoldNotice(false))}>
            { icon(glyph(tone)) }<span>{ words }</span>{ buttons }
        </div>
    }
}

/// The notice. Failures and warnings are read out at once, the rest when there is time.
pub fn notice(tone: Tone, testid: &'static str, words: Html) -> Html {
    let role = if matches!(tone, Tone::Fail | Tone::Warn) { "alert" } else { "status" };
    html! {
        <div class="notice" data-tone={tone.name()} {role} data-testid={testid}>{ icon(glyph(tone)) }<span>{ words }</span></div>
    }
}

fn glyph(tone: Tone) -> Icon {
    match tone {
        Tone::Fail => Icon::Cross,
        Tone::Warn => Icon::Warn,
        Tone::Good => Icon::Check,
        Tone::Plain | Tone::Run => Icon::Info,
    }
}
