//! The Schedule page: a schedule in, and another beside it; words, windows, gaps, the moment inside a window and the
//! year out.

mod ask;
mod boxes;
mod chart;
mod compare;
mod draws;
mod fields;
mod gaps;
mod scene;
mod windows;
mod year;

use yew::prelude::*;

pub(super) use scene::scene;

use crate::model::{self, Event, State, schedule};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    let form = &state.schedule;
    let rules = form.one.rules();
    let base = form.base().unwrap_or(form.now());
    let now = form.seen_from(base);
    let planned = rules.as_ref().ok().filter(|rules| rules.schedule().is_some());
    html! {
        <main class="schedule" id="main" data-testid="schedule-page">
            <div class="asked">
                { ask::ask(form, &rules, ask::acts(&rules, emit), emit) }
                { compare::compare(form, planned, base, now, emit) }
            </div>
            if let Some(rules) = planned {
                <div class="grid">
                    { windows::windows(state, rules, base, now, windows::asked(state, emit), emit) }
                    <div class="stack">
                        { chart::chart(rules, &form.draws, draws::bar(&form.draws, rules, emit)) }
                        { gaps::gaps(form, rules, base, now, gaps::asked(form, emit)) }
                    </div>
                    { year::year(form, rules, base, now, emit) }
                </div>
            } else {
                <p class="empty" data-testid="schedule-empty">{ "No window to show: type a schedule, or choose one." }</p>
            }
        </main>
    }
}

fn on<E: 'static>(emit: &Callback<Event>, event: schedule::Event) -> Callback<E> {
    crate::view::kit::on(emit, model::Event::Schedule(event))
}
