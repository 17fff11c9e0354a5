//! The dialogs of the actions. A secret value is read from its field when the dialog is submitted, and never drawn.

use rotation_core::{ident::VersionId, label::StagingLabel, version_table::Version};
use rotation_lab::world::Strategy;
use wasm_bindgen::JsCast as _;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

use crate::{
    model::{
        self, State, Typed,
        lab::{Action, Dialog, Event, Field, MANAGED},
    },
    present::{lab as words, lab::faults, lab::world, plural, time},
    view::kit::{self, Tone, field, number_field, select_field, text_field},
};

/// The name of the field that holds a secret value.
const VALUE: &str = "secret-string";

pub(super) fn dialog(state: &State, emit: &Callback<model::Event>) -> Html {
    state.lab.dialog.as_ref().map_or_else(Html::default, |dialog| open(dialog, state, emit))
}

/// Apart from `dialog`, which every drawing of the page runs: the first visit does not download this.
#[inline(never)]
fn open(dialog: &Dialog, state: &State, emit: &Callback<model::Event>) -> Html {
    let (verb, _) = words::verb(dialog.action);
    let title = verb.trim_end_matches('\u{2026}');
    // Letting time pass drops nothing: it goes along what has been reckoned.
    let ahead = if dialog.action == Action::Advance { 0 } else { state.lab.ahead() };
    let submit = if ahead > 0 { format!("{title} and fork") } else { title.to_owned() };
    let at = time::clock_tenth(state.lab.lab.now());
    let fork = if ahead > 0 {
        format!(" The {} ahead will be dropped.", plural(ahead, "event"))
    } else {
        String::new()
    };
    let general = dialog.refusal.as_ref().filter(|refusal| refusal.field.is_none());
    let body = html! {
        <>
            if let Some(refusal) = general { { kit::notice(Tone::Fail, "dialog-refusal", html! { { refusal.text.clone() } }) } }
            { fields(state, dialog, emit) }
            <p class="small quiet">{ format!("Acts at {at} UTC.{fork}") }</p>
        </>
    };
    let submitted = emit.reform(|event: SubmitEvent| model::Event::Lab(Event::Submit(value_of(&event))));
    kit::dialog(kit::Dialog {
        title: title.to_owned().into(),
        testid: "dialog-action",
        wide: false,
        body,
        submit: Some((submit.into(), submitted)),
        close: model::Event::Lab(Event::CloseDialog),
        emit,
    })
}

/// What was typed as a secret value: read once, here, and handed on to be interned.
fn value_of(event: &SubmitEvent) -> Option<Typed> {
    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let text = FormData::new_with_form(&form).ok()?.get(VALUE).as_string()?;
    Some(Typed(text.into()))
}

fn fields(state: &State, dialog: &Dialog, emit: &Callback<model::Event>) -> Html {
    let edit = |which: Field| emit.reform(move |text: String| model::Event::Lab(Event::Edit(which, text)));
    let around = |which: Field, id, label: &'static str, hint: &'static str| kit::Field {
        id,
        label: label.into(),
        hint: (!hint.is_empty()).then(|| hint.into()),
        error: dialog.error(which).map(|text| text.to_owned().into()),
    };
    let text = |which: Field, id, label, hint, mono| {
        text_field(&around(which, id, label, hint), dialog.text(which).to_owned(), mono, edit(which))
    };
    let choice = |which: Field, id, label, hint, choices: Vec<(AttrValue, AttrValue)>| {
        select_field(&around(which, id, label, hint), dialog.text(which), choices, edit(which))
    };
    let own = state.lab.lab.world().strategy == Strategy::Own;
    match dialog.action {
        Action::Rotate | Action::Cancel => html! {},
        Action::Put => html! {
            <>
                { value(&around(Field::Value, VALUE, "SecretString", "Stays in this page's memory and is never shown again.")) }
                { text(Field::Stages, "version-stages", "VersionStages", "Empty: AWSCURRENT. Several are parted by commas.", true) }
            </>
        },
        Action::Create => html! {
            <>
                { text(Field::Name, "name", "Name", "Letters, digits and /_+=.@!-", true) }
                { value(&around(Field::Value, VALUE, "SecretString", "May be left empty: then the secret has no version yet.")) }
            </>
        },
        Action::Move => html! {
            <>
                { text(Field::Label, "version-stage", "VersionStage", "One of the secret's labels, or a new one.", true) }
                <p class="held">{ for held(state).iter().map(|(label, version)| html! {
                    <button type="button" class="held-label" data-testid={format!("pick-{label}")}
                        onclick={super::on(emit, Event::Edit(Field::Label, label.to_string()))}>
                        { kit::label(label.as_str()) }{ format!(" on {version}") }
                    </button>
                }) }</p>
                { choice(Field::To, "move-to", "MoveToVersionId", "Its holder is sent as RemoveFromVersionId.", targets(state)) }
            </>
        },
        Action::World => html! {
            <>
                { choice(Field::Strategy, "strategy", "How passwords are changed", world::does(dialog.text(Field::Strategy)),
                    owned(&world::strategies())) }
                if dialog.text(Field::Strategy) == MANAGED {
                    { text(Field::Name, "name", "Name", "Services put their own name and ! in front.", true) }
                } else {
                    { text(Field::Superuser, "superuser", "Secret of the superuser", "By name; empty: it lies elsewhere and is right. Only two users in turn need one.", true) }
                    { choice(Field::People, "people", "Whoever moves AWSCURRENT by hand, or takes AWSPENDING off, will",
                        "A rule of this lab and not of AWS: Secrets Manager never looks into a database.", owned(&world::PEOPLE)) }
                }
            </>
        },
        Action::Fault => html! {
            <>
                { choice(Field::Step, "step", "Step", "", owned(&faults::steps())) }
                { choice(Field::Fault, "fault", "What it does from now on", faults::effect(dialog.text(Field::Fault)),
                    owned(&faults::faults(dialog.text(Field::Step), dialog.text(Field::Fault), own))) }
                { choice(Field::Lasts, "lasts", "How long", "", owned(&faults::LASTS)) }
            </>
        },
        Action::Advance => advance(state, dialog, &choice, &|which, id, label| {
            number_field(&around(which, id, label, ""), dialog.text(which).to_owned(), edit(which))
        }),
        Action::Configure => html! {
            <>
                { text(Field::Function, "rotation-lambda-arn", "RotationLambdaARN", "The function that does the four steps.", true) }
                { text(Field::Expression, "schedule-expression", "ScheduleExpression", "rate(…) or cron(…), instead of AutomaticallyAfterDays.", true) }
                <div class="pair">
                    { number_field(&around(Field::Days, "days", "AutomaticallyAfterDays", "1 to 1000; empty: no such schedule."), dialog.text(Field::Days).to_owned(), edit(Field::Days)) }
                    { text(Field::Duration, "duration", "Duration", "1h to 24h; empty: the whole UTC day.", true) }
                </div>
                { choice(Field::Immediately, "rotate-immediately", "RotateImmediately", "", owned(&[
                    ("true", "true: rotate at once"), ("false", "false: only test the function, rotate in the window"),
                ])) }
            </>
        },
    }
}

fn owned(pairs: &[(&'static str, &'static str)]) -> Vec<(AttrValue, AttrValue)> {
    pairs.iter().map(|(value, words)| ((*value).into(), (*words).into())).collect()
}

type Choice<'a> =
    dyn Fn(Field, &'static str, &'static str, &'static str, Vec<(AttrValue, AttrValue)>) -> Html + 'a;

fn advance(
    state: &State,
    dialog: &Dialog,
    choice: &Choice<'_>,
    number: &dyn Fn(Field, &'static str, &'static str) -> Html,
) -> Html {
    let due = state.lab.lab.next_wake().map(|due| {
        let words = format!("to what falls due next: {}", time::date_clock(due));
        ("due".into(), words.into())
    });
    let how = due.into_iter().chain([("for".into(), "for a while".into())]).collect();
    let units = ["seconds", "minutes", "hours", "days"].map(|unit| (unit.into(), unit.into())).to_vec();
    html! {
        <>
            { choice(Field::Until, "until", "How far", "What falls due on the way happens at its own time.", how) }
            if dialog.text(Field::Until) == "for" {
                <div class="pair">
                    { number(Field::Amount, "amount", "How many") }
                    { choice(Field::Unit, "unit", "Of", "", units) }
                </div>
            }
        </>
    }
}

/// A password field that the model never sees: no value, no oninput.
fn value(around: &kit::Field) -> Html {
    let id = around.id;
    field(
        around,
        html! {
            <input {id} name={id} class="input" type="password" autocomplete="new-password" spellcheck="false"
                data-testid={format!("field-{id}")} aria-describedby={format!("{id}-help")}
                aria-invalid={around.error.is_some().then_some("true")} />
        },
    )
}

/// The labels there are, and where.
fn held(state: &State) -> Vec<(StagingLabel, String)> {
    let Some(secret) = state.lab.secret() else { return Vec::new() };
    let table = &secret.versions;
    let version = |label: &StagingLabel| {
        table.holder(label).and_then(|id| table.get(id)).map(|v| format!("v{}", v.number)).unwrap_or_default()
    };
    table.labels().map(|label| (label.clone(), version(label))).collect()
}

fn targets(state: &State) -> Vec<(AttrValue, AttrValue)> {
    let mut versions: Vec<(&VersionId, &Version)> = Vec::new();
    for of in state.lab.secret().into_iter().flat_map(|secret| secret.versions.iter()) {
        versions.insert(versions.partition_point(|before| before.1.number < of.1.number), of);
    }
    let named = versions.into_iter().map(|(id, version)| {
        let empty = if version.written.is_none() { ", no value yet" } else { "" };
        (id.as_str().to_owned().into(), format!("v{}  {}{empty}", version.number, id.short()).into())
    });
    std::iter::once(("".into(), "nowhere: take it off".into())).chain(named).collect()
}
