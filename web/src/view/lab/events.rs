//! The events table.

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Event, Filter},
    },
    present::{
        lab as words,
        lab::{EventRow, RowState},
        time,
    },
    view::kit::{self, Icon},
};

pub(super) fn events(state: &State, emit: &Callback<model::Event>) -> Html {
    let page = &state.lab;
    let chosen = words::highlighted(page);
    let (rows, counts) = (words::rows(page), words::counts(page));
    let filters = [
        ("Key moments".to_owned(), Filter::Key, "filter-key"),
        (format!("All {}", counts.all), Filter::All, "filter-all"),
        (format!("Service {}", counts.service), Filter::Service, "filter-service"),
        (format!("Failures {}", counts.failures), Filter::Failures, "filter-failures"),
    ];
    let choices = filters.map(|(name, filter, id)| {
        (name.into(), page.filter == filter, id.into(), model::Event::Lab(Event::Filter(filter)))
    });
    let known: Vec<_> = page.lab.beats().iter().filter_map(|beat| beat.event().cloned()).collect();
    let json = move || rotation_lab::export::events_json(&known);
    let line = rows.iter().position(|row| row.state == RowState::Ahead).unwrap_or(rows.len());
    let line_at = format!(", {}", time::clock_tenth(page.lab.now()));
    html! {
        <section class="events" aria-label="Events">
            <div class="toolbar">
                <h2 class="lead">{ "Events" }</h2>
                <span class="small faint" data-testid="events-shown">{ format!("{} of {} shown", rows.len(), counts.all) }</span>
                <div class="push">{ kit::segment("Filter", choices, emit) }</div>
                { kit::copy_button(emit, "JSON", state.copied, json) }
            </div>
            <table class="table" data-testid="events">
                <thead><tr>
                    { for ["Time, UTC", "Event", "Kind", "By", "Version", "Effect"].map(|name| html! { <th scope="col">{ name }</th> }) }
                </tr></thead>
                <tbody>
                    { for rows.iter().take(line).map(|row| event(row, chosen, emit)) }
                    <tr key="now" class="now-line" aria-hidden="true"><td colspan="6">
                        <span>{ "playhead" }<i class="only-wide">{ line_at }</i></span>
                    </td></tr>
                    { for rows.iter().skip(line).map(|row| event(row, chosen, emit)) }
                </tbody>
            </table>
            if rows.is_empty() { <p class="empty">{ "Nothing of this kind has happened in this story." }</p> }
        </section>
    }
}

fn event(row: &EventRow, selected: Option<usize>, emit: &Callback<model::Event>) -> Html {
    let chosen = selected == Some(row.beat);
    let state = match row.state {
        RowState::Past => None,
        RowState::Failed => Some("fail"),
        RowState::Ahead => Some("ahead"),
    };
    let select = Event::Select(Some(row.beat));
    html! {
        <tr key={row.beat} data-state={state} aria-selected={chosen.to_string()} data-testid={format!("event-{}", row.beat)}
            onclick={super::on(emit, select.clone())}>
            <td class="mono">
                if let Some(day) = &row.day { <span class="day">{ day.clone() }</span> }
                { row.time.clone() }
            </td>
            <td class="strong">
                <button type="button" class="name" aria-pressed={chosen.to_string()} onclick={stop(emit, select)}>
                    if row.state == RowState::Failed { { kit::icon(Icon::Cross) } }{ row.name.clone() }
                </button>
            </td>
            <td>{ row.kind }</td>
            <td class="quiet">{ row.by.clone() }</td>
            <td class="mono">{ row.version.clone() }</td>
            <td class="effect">{ kit::label_text(&row.effect) }</td>
        </tr>
    }
}

/// The button in the row says the same as the row: once is enough.
fn stop(emit: &Callback<model::Event>, event: Event) -> Callback<MouseEvent> {
    emit.reform(move |click: MouseEvent| {
        click.stop_propagation();
        model::Event::Lab(event.clone())
    })
}
