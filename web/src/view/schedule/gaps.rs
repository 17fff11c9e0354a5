//! The longest time between two rotations, against a compliance limit.

use rotation_core::{schedule::RotationRules, time::Timestamp};
use yew::prelude::*;

use crate::{
    model::{
        self,
        schedule::{Event, Form},
    },
    present::schedule::{Gauge, gauges},
    view::kit,
};

/// `asked`: the limit.
pub(super) fn gaps(form: &Form, rules: &RotationRules, base: Timestamp, now: Timestamp, asked: Html) -> Html {
    let limit = form.limit();
    let both = gauges(rules, base, now, limit);
    html! {
        <section class="card gap-card" aria-label="Longest gap">
            <header>
                <h2>{ "Longest gap" }</h2>
                { asked }
            </header>
            { for both.into_iter().flatten().enumerate().map(|(n, one)| gauge(n, one, limit)) }
            <p class="note">{ "Between two rotations, over four years ahead: the first moment of one window to the last second of the next." }</p>
        </section>
    }
}

/// The limit, to be typed.
pub(super) fn asked(form: &Form, emit: &Callback<model::Event>) -> Html {
    let edit = emit.reform(|event: InputEvent| model::Event::Schedule(Event::Limit(kit::typed(&event))));
    html! {
        <label class="limit push">
            { "Policy: at most" }
            <input class="input" inputmode="numeric" value={form.limit.clone()} data-testid="schedule-limit"
                aria-invalid={form.limit().is_none().then_some("true")} oninput={edit} />
            { "days" }
        </label>
    }
}

fn gauge(number: usize, gauge: Gauge, limit: Option<u16>) -> Html {
    let over = gauge.over.then_some("true");
    html! {
        <div class="row" data-over={over} data-testid={format!("schedule-gap-{number}")}>
            <span class="big">{ if gauge.over { kit::icon(kit::Icon::Cross) } else { html! {} } }{ gauge.length }</span>
            <svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" width="1000" height="20" rx="5" />
                <rect class="fill" width={gauge.filled.to_string()} height="20" rx="5" />
                if limit.is_some() { <path class="at" d={format!("M{} 0v20", gauge.limit)} /> }
            </svg>
            <p>{ gauge.words }</p>
        </div>
    }
}
