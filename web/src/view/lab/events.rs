//! The events table.

use yew::prelude::*;

use crate::{
    model::{
        self, State,
        lab::{Event, Filter, row_id},
    },
    present::{
        lab as words,
        lab::{DRAWN, EventRow, RowState, Table},
        time,
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn events(state: &State, emit: &Callback<model::Event>) -> Html {
    let page = &state.lab;
    let chosen = words::highlighted(page);
    let (table, counts) = (words::rows(page), words::counts(page));
    let filters = [
        ("Key moments".to_owned(), Filter::Key, "filter-key"),
        (format!("All {}", counts.all), Filter::All, "filter-all"),
        (format!("Service {}", counts.service), Filter::Service, "filter-service"),
        (format!("Failures {}", counts.failures), Filter::Failures, "filter-failures"),
    ];
    let choices = filters.map(|(name, filter, id)| {
        (name.into(), page.filter == filter, id.into(), model::Event::Lab(Event::Filter(filter)))
    });
    let line_at = format!(", {}", time::clock_tenth(page.lab.now()));
    let whole = table.rows.len() == table.all;
    let row = |(n, row): (usize, &EventRow)| {
        // Where rows come and go with the playhead, each keeps its place in the page.
        let key = if whole { row.beat } else { n };
        event(state, row, key, (!whole).then_some(table.before + n), chosen, emit)
    };
    let line = table.line.unwrap_or(0);
    html! {
        <section class="events" aria-label="Events">
            <div class="toolbar">
                <h2 class="lead">{ "Events" }</h2>
                <span class="small faint" data-testid="events-shown">{ format!("{} of {} shown", table.all, counts.all) }</span>
                <div class="push">{ kit::segment("Filter", choices, emit) }</div>
                { kit::copy_by("JSON", state.copied, super::on(emit, Event::CopyEvents)) }
            </div>
            { (!whole).then(|| part(&table, page.row, emit)) }
            <table class="table" data-testid="events" aria-rowcount={(!whole).then(|| (table.all + 1).to_string())}>
                <thead><tr>
                    { for ["Time, UTC", "Event", "Kind", "By", "Version", "Effect"].map(|name| html! { <th scope="col">{ name }</th> }) }
                </tr></thead>
                <tbody>
                    { for table.rows.iter().enumerate().take(line).map(row) }
                    if table.line.is_some() {
                        <tr key="now" class="now-line" aria-hidden="true"><td colspan="6">
                            <span>{ "playhead" }<i class="only-wide">{ line_at }</i></span>
                        </td></tr>
                    }
                    { for table.rows.iter().enumerate().skip(line).map(row) }
                </tbody>
            </table>
            if table.rows.is_empty() { <p class="empty">{ "Nothing of this kind has happened in this story." }</p> }
        </section>
    }
}

/// Which rows of a long table these are, and the way to the others.
#[inline(never)]
fn part(table: &Table, moved: Option<usize>, emit: &Callback<model::Event>) -> Html {
    let (first, after) = (table.before, table.before + table.rows.len());
    let last = table.all.saturating_sub(DRAWN);
    let go = |words: &'static str, blocked: bool, row: Option<usize>, testid: &'static str| {
        let button = Button {
            words: words.into(),
            small: true,
            blocked: blocked.then(|| "These are they".into()),
            testid: testid.into(),
            ..Button::default()
        };
        kit::button(button, super::on(emit, Event::Row(row)))
    };
    html! {
        <div class="toolbar rows" role="group" aria-label="Rows">
            <span class="small quiet" data-testid="rows-shown" aria-live="polite">
                { format!("Rows {} to {} of {}", first + 1, after, table.all) }
            </span>
            { go("First", first == 0, Some(0), "rows-first") }
            { go("Earlier", first == 0, Some(first.saturating_sub(DRAWN)), "rows-earlier") }
            { go("At the playhead", moved.is_none(), None, "rows-playhead") }
            { go("Later", after == table.all, Some((first + DRAWN).min(last)), "rows-later") }
            { go("Last", after == table.all, Some(last), "rows-last") }
        </div>
    }
}

fn event(
    state: &State,
    row: &EventRow,
    key: usize,
    index: Option<usize>,
    selected: Option<usize>,
    emit: &Callback<model::Event>,
) -> Html {
    let chosen = selected == Some(row.beat);
    let stands = match row.state {
        RowState::Past => None,
        RowState::Failed => Some("fail"),
        RowState::Ahead => Some("ahead"),
    };
    let select = Event::Select(Some(row.beat));
    html! {
        <tr {key} aria-rowindex={index.map(|index| (index + 2).to_string())} data-state={stands} data-beat={row.beat.to_string()} data-near={super::near(state.lab.near.as_ref(), row.beat)} aria-selected={chosen.to_string()}
            onclick={super::on(emit, select.clone())}>
            <td class="mono">
                if let Some(day) = &row.day { <span class="day">{ day.clone() }</span> }
                { row.time.clone() }
            </td>
            <td class="strong">
                <button type="button" class="name" id={row_id(row.beat)} aria-pressed={chosen.to_string()} onclick={stop(emit, select)}>
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
