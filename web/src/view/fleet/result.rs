//! The answer: not asked yet, at work, refused, or there.

use yew::prelude::*;

use super::{charts, on, tables};
use crate::{
    model::{
        self,
        fleet::{Event, Form, Found, Run},
    },
    present::fleet::verdict,
    view::kit::{self, Tone},
};

pub(super) fn result(form: &Form, emit: &Callback<model::Event>) -> Html {
    let notice = |tone, words: String| kit::notice(tone, "fleet-said", html! { { words } });
    match &form.run {
        Run::Idle => html! {
            <div class="empty" data-testid="fleet-empty">
                <p>{ "How many rotations start in each hour, how many functions work at once in the worst one, and which secrets to move." }</p>
                <button type="button" class="button" disabled={form.job().is_err()} data-testid="fleet-run-there" onclick={on(emit, Event::Run)}>{ "Run it" }</button>
            </div>
        },
        Run::AtWork { progress, .. } => {
            let percent = u64::from(progress.done) * 100 / u64::from(progress.total.max(1));
            html! {
                <div class="work" data-testid="fleet-progress">
                    <progress max="100" value={percent.to_string()} aria-label="Reckoning" />
                    <span class="small quiet" role="status">{ format!("{percent}%") }</span>
                    <button type="button" class="button" data-size="small" data-testid="fleet-cancel-there" onclick={on(emit, Event::Cancel)}>{ "Cancel" }</button>
                </div>
            }
        }
        Run::Refused(why) => notice(Tone::Fail, why.clone()),
        Run::Failed => notice(Tone::Fail, "The worker that reckons could not be started here.".into()),
        Run::Done(found) => done(form, found),
    }
}

fn done(form: &Form, found: &Found) -> Html {
    let Some(as_is) = &found.as_is else { return html! {} };
    let concurrency = form.concurrency.trim().parse().unwrap_or(u32::MAX);
    html! {
        <>
            <p class="words" role="status" data-testid="fleet-verdict">{ verdict(as_is, found.spread.as_ref()) }</p>
            { charts::hours(as_is, found.spread.as_ref()) }
            { charts::worst(as_is, found.spread.as_ref(), concurrency) }
            <div class="both">
                { tables::figures(as_is, found.spread.as_ref(), concurrency) }
                { tables::busiest(as_is) }
            </div>
            { tables::names(&found.names) }
        </>
    }
}
