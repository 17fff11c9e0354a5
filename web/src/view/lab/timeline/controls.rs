//! How the timeline is looked at: idle time folded or not, closer, away, all of it.

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{AWAY, CLOSER, Event, Looking},
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn controls(state: &State, zoom: u32, emit: &Callback<model::Event>) -> Html {
    let linear = state.lab.look.linear;
    let ways = [("Fold idle time", false, "axis-folded"), ("Linear", true, "axis-linear")];
    let ways = ways.map(|(words, way, id)| {
        (words.into(), linear == way, id.into(), model::Event::Lab(Event::Look(Looking::Linear(way))))
    });
    let buttons = [
        ("Zoom out", "-", Some(Icon::Minus), away(zoom), "zoom-out"),
        ("Zoom in", "+", Some(Icon::Plus), closer(zoom), "zoom-in"),
        ("Fit", "F", None, Event::Look(Looking::Fit), "zoom-fit"),
    ];
    html! {
        <div class="looks push">
            { kit::segment("Idle time", ways, emit) }
            { for buttons.into_iter().map(|(words, key, icon, event, testid)| kit::button(Button {
                words: words.into(),
                square: icon.is_some(),
                icon,
                small: true,
                title: Some(format!("{words} ({key}, on the timeline)").into()),
                testid: testid.into(),
                ..Button::default()
            }, super::super::on(emit, event))) }
        </div>
    }
}

/// From this size to a larger one.
pub(super) fn closer(from: u32) -> Event {
    Event::Look(Looking::Scale { from, by: CLOSER, about: None })
}

/// From this size to a smaller one.
pub(super) fn away(from: u32) -> Event {
    Event::Look(Looking::Scale { from, by: AWAY, about: None })
}
