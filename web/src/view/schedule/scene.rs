//! The schedule of a secret as a scene. Where it may only be looked at, it has no boxes to type in.

use rotation_core::schedule::RotationRules;
use yew::prelude::*;

use super::{ask, chart, fields, gaps, windows, year};
use crate::model::{
    Drawn, Event,
    scene::Scene,
    schedule::{Form, Wrong},
};

pub(in crate::view) fn scene(scene: &Scene, emit: &Callback<Event>) -> Html {
    let (state, acts) = (&scene.state, !scene.readonly());
    let form = &state.schedule;
    let rules = form.one.rules();
    let base = form.base().unwrap_or(form.now());
    let now = form.seen_from(base);
    let planned = rules.as_ref().ok().filter(|rules| rules.schedule().is_some());
    let none = Html::default;
    html! {
        <div class="schedule" data-testid="schedule-scene" aria-busy={(!scene.drawn(Drawn::Whole)).then_some("true")}>
            <div class="asked">
                if acts { { ask::ask(form, &rules, none(), emit) } } else { { said(form, &rules) } }
            </div>
            if let Some(rules) = planned {
                <div class="grid">
                    if scene.drawn(Drawn::Timeline) {
                        { windows::windows(state, rules, base, now, if acts { windows::asked(state, emit) } else { none() }, emit) }
                        <div class="stack">
                            { chart::chart(rules, &form.draws, none()) }
                            { gaps::gaps(form, rules, base, now, if acts { gaps::asked(form, emit) } else { none() }) }
                        </div>
                    }
                    if scene.drawn(Drawn::Whole) { { year::year(form, rules, base, now, emit) } }
                </div>
            } else {
                <p class="empty" data-testid="schedule-empty">{ "No window to show: type a schedule, or choose one." }</p>
            }
        </div>
    }
}

/// The schedule as it is written, in a sentence, and field by field.
fn said(form: &Form, rules: &Result<RotationRules, Wrong>) -> Html {
    let one = &form.one;
    let text = if one.is_days() { format!("{} days", one.text.trim()) } else { one.text.clone() };
    html! {
        <section class="one" aria-label="Schedule">
            <p class="written">
                <code data-testid="schedule-text">{ text }</code>
                if !one.duration.is_empty() { <span class="quiet">{ "Duration " }<code>{ one.duration.clone() }</code></span> }
            </p>
            { ask::words(rules) }
            { fields::fields(form, &one.parts(), None, rules.as_ref().err()) }
        </section>
    }
}
