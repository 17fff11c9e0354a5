//! The moments of many secrets, drawn in the worker: the button, the progress, and the marks over the chart.

use rotation_core::schedule::RotationRules;
use yew::prelude::*;

use crate::{
    model::{
        Event as AnyEvent,
        schedule::{Draws, Event, SECRETS},
        spread::Drawn,
    },
    present::schedule::thousands,
    view::kit,
};

/// Under the chart: what was drawn, and what can be asked.
pub(super) fn bar(draws: &Draws, rules: &RotationRules, emit: &Callback<AnyEvent>) -> Html {
    let drawn = draws.of(rules);
    let ask = |event: Event| kit::on(emit, AnyEvent::Schedule(event));
    let done = drawn.map_or(0, |drawn| drawn.secrets);
    html! {
        <div class="draws" data-testid="schedule-draws">
            if draws.at_work() {
                <progress max={SECRETS.to_string()} value={done.to_string()} aria-label="Moments drawn" />
                <span class="small quiet" data-testid="schedule-drawn">{ format!("{} of {}", thousands(done), thousands(SECRETS)) }</span>
                <button type="button" class="button push" data-size="small" data-testid="schedule-draw-cancel" onclick={ask(Event::StopDrawing)}>
                    { "Cancel" }
                </button>
            } else {
                <span class="small quiet" role="status" data-testid="schedule-drawn">{ said(draws, drawn) }</span>
                <button type="button" class="button push" data-size="small" data-testid="schedule-draw" onclick={ask(Event::Draw)}>
                    { format!("Draw {} secrets", thousands(SECRETS)) }
                </button>
            }
        </div>
    }
}

fn said(draws: &Draws, drawn: Option<&Drawn>) -> String {
    match (draws, drawn) {
        (Draws::Failed, _) => "The worker that draws could not be started here.".into(),
        (_, Some(drawn)) => {
            format!("The dots are {} secrets, drawn by the same rule.", thousands(drawn.secrets))
        }
        (_, None) => "Bars say what the rule makes likely.".into(),
    }
}

/// A dot per minute, at the height its share of the draws has on the chart's scale.
pub(super) fn dots(drawn: &Drawn, highest: u32, (left, minute, floor, height): (u32, u32, u32, u32)) -> Html {
    let all = u64::from(drawn.secrets.max(1));
    let dot = |(place, count): (usize, &u32)| {
        let share = u64::from(*count) * 1_000_000 / all;
        let up = (share * u64::from(height) / u64::from(highest.max(1))).min(u64::from(height) + 12);
        let x = left + place as u32 * minute + minute / 2;
        html! { <circle cx={x.to_string()} cy={u64::from(floor).saturating_sub(up).to_string()} r="1.6" /> }
    };
    html! { <g class="dots">{ for drawn.minutes.iter().enumerate().map(dot) }</g> }
}
