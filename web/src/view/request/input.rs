//! A field of this page: label, control, the service's error, a sentence.

use yew::prelude::*;

use crate::{
    model::{
        self,
        request::{Event, Field, Form},
    },
    view::kit,
};

/// A field as this page words it. Its testid is its id.
pub(super) struct Input {
    pub(super) field: Field,
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: String,
    pub(super) mono: bool,
}

/// A line of text.
pub(super) fn input(of: Input, value: &str, form: &Form, emit: &Callback<model::Event>) -> Html {
    let control = control(&of, value, form, emit);
    kit::field(&around(&of, form), control)
}

pub(super) fn around(of: &Input, form: &Form) -> kit::Field {
    kit::Field {
        id: of.id,
        label: of.label.into(),
        hint: Some(of.hint.clone().into()),
        error: form.errors.get(&of.field).map(|error| error.clone().into()),
    }
}

pub(super) fn control(of: &Input, value: &str, form: &Form, emit: &Callback<model::Event>) -> Html {
    let (id, field) = (of.id, of.field);
    let edit = move |event: InputEvent| model::Event::Request(Event::Edit(field, kit::typed(&event)));
    html! {
        <input {id} class="input" type="text" value={value.to_owned()} data-mono={of.mono.then_some("true")} data-testid={id}
            aria-invalid={form.errors.get(&field).is_some().then_some("true")} aria-describedby={format!("{id}-help")}
            spellcheck="false" autocomplete="off" autocapitalize="off" oninput={emit.reform(edit)} />
    }
}
