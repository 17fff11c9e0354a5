//! Each field of the expression: its name, its text, what that means, what else may stand there.

use rotation_core::schedule::Part;
use yew::prelude::*;

use crate::model::schedule::{Form, Wrong};

pub(super) fn fields(form: &Form, parts: &[Part], lit: Option<usize>, wrong: Option<&Wrong>) -> Html {
    if parts.is_empty() {
        return days(form, wrong);
    }
    let wrong = wrong.filter(|wrong| !wrong.in_duration).map(|wrong| &wrong.span);
    let field = |(place, part): (usize, &Part)| {
        // An error of the whole expression is no error of a field.
        let is_wrong = wrong.is_some_and(|span| part.span.start <= span.start && span.end <= part.span.end);
        let failed = is_wrong || part.meaning.is_none();
        html! {
            <li key={place} data-lit={(lit == Some(place)).then_some("true")} data-state={failed.then_some("fail")}
                data-testid={format!("schedule-field-{place}")}>
                <span class="nm">{ part.name.name() }</span>
                <b class="mono">{ form.one.text.get(part.span.clone()).unwrap_or_default().to_owned() }</b>
                <span class="mean">{ part.meaning.map_or_else(|| "cannot be read".to_owned(), |meaning| meaning.to_string()) }</span>
                <span class="allow">{ part.name.allowed() }</span>
            </li>
        }
    };
    html! { <ol class="fields" aria-label="Fields" data-count={parts.len().to_string()}>{ for parts.iter().enumerate().map(field) }</ol> }
}

fn days(form: &Form, wrong: Option<&Wrong>) -> Html {
    if !form.one.is_days() {
        return html! {};
    }
    let failed = wrong.is_some_and(|wrong| !wrong.in_duration);
    html! {
        <ol class="fields" aria-label="Fields" data-count="2">
            <li data-lit="true" data-state={failed.then_some("fail")} data-testid="schedule-field-0">
                <span class="nm">{ "AutomaticallyAfterDays" }</span>
                <b class="mono">{ form.one.text.trim().to_owned() }</b>
                <span class="mean">{ "days after the last rotation, from 00:00 UTC" }</span>
                <span class="allow">{ "1–1000" }</span>
            </li>
        </ol>
    }
}
