//! The transport: start, back, play, forward, end; the clock; what acting here would do.
//! A bar at the bottom where the
//! page is narrow.

use yew::prelude::*;

use crate::{
    model::{self, State, lab::Event},
    present::{plural, time},
    view::kit::{self, Button, Icon},
};

pub(super) fn transport(state: &State, emit: &Callback<model::Event>) -> Html {
    let page = &state.lab;
    let playing = page.playing.is_some();
    let play = if playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let buttons = [
        ("To start", "Home", Icon::Start, Event::Start, "transport-start"),
        ("Step back", "\u{2190}", Icon::Back, Event::Back, "transport-back"),
        (play.0, "Space", play.1, Event::Play, "transport-play"),
        ("Step forward", "\u{2192}", Icon::Forward, Event::Forward, "transport-forward"),
        ("To end", "End", Icon::End, Event::End, "transport-end"),
    ];
    let now = page.lab.now();
    html! {
        <section class="transport" aria-label="Transport">
            <div class="buttons">
                { for buttons.into_iter().map(|(name, key, icon, event, testid)| kit::button(Button {
                    words: name.into(),
                    icon: Some(icon),
                    kind: (testid == "transport-play").then_some("primary"),
                    square: true,
                    title: Some(format!("{name} ({key})").into()),
                    testid: testid.into(),
                    ..Button::default()
                }, super::on(emit, event))) }
            </div>
            <div class="clock">
                <b data-testid="clock-utc"><time datetime={now.to_string()}>{ format!("{} UTC", time::clock_tenth(now)) }</time></b>
                <span class="small quiet only-wide" data-testid="clock-local">
                    { format!("{} \u{b7} {}", time::day(now.day()), time::local(now, &state.zone)) }
                </span>
                <span class="small quiet only-narrow">{ count(state) }</span>
            </div>
            { super::instant::instant(state, emit) }
            { ahead(page.ahead()) }
        </section>
    }
}

/// `event 34 of 41`.
pub(super) fn count(state: &State) -> String {
    format!("event {} of {}", state.lab.lab.playhead(), state.lab.lab.beats().len())
}

fn ahead(events: usize) -> Html {
    if events == 0 {
        return html! {};
    }
    html! {
        <span class="badge push only-wide" data-testid="ahead">
            { kit::icon(Icon::Fork) }{ format!("{} ahead: acting here forks", plural(events, "event")) }
        </span>
    }
}
