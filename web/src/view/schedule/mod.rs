//! The Schedule page: days in; words, windows, the moment inside a window and the year out.

mod ask;
mod chart;
mod draws;
mod windows;
mod year;

use yew::prelude::*;

use crate::model::{Event, State};

/// The page.
pub fn page(state: &State, emit: &Callback<Event>) -> Html {
    let form = &state.schedule;
    let now = state.lab.lab.now();
    let planned = form.rules().filter(|rules| rules.automatically_after_days().is_some()).zip(form.base(now));
    html! {
        <main class="schedule" id="main" data-testid="schedule-page">
            { ask::ask(form, now, emit) }
            if let Some((rules, base)) = planned {
                <div class="grid">
                    { windows::windows(state, &rules, base, emit) }
                    { chart::chart(&rules, &form.draws, emit) }
                    { year::year(&rules, base, now) }
                </div>
            } else {
                <p class="empty" data-testid="schedule-empty">
                    { "No window to show: type a number of days from 1 to 1000." }
                </p>
            }
        </main>
    }
}
