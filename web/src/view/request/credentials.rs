//! The three fields of the credentials. The secret ones are password inputs: the browser shows and remembers nothing.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::{
    model::{
        self, Typed,
        request::{Event, Form, KeyField},
    },
    view::kit,
};

pub(super) fn credentials(form: &Form, emit: &Callback<model::Event>) -> Html {
    html! {
        <section class="form" aria-label="Credentials">
            { key(KeyField::Id, "request-access-key", "Access key id", "Stands in every signature.", form, emit) }
            { key(KeyField::Secret, "request-secret-key", "Secret access key", "Signs; it is never sent.", form, emit) }
            <div class="wide">
                { key(KeyField::Session, "request-session-token", "Session token", "Only with temporary credentials; sent as a header.", form, emit) }
            </div>
            <p class="wide small faint">
                { "AWS's published example keys stand here at first. Yours stay in memory: never stored, linked or exported." }
            </p>
        </section>
    }
}

fn key(
    of: KeyField,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    form: &Form,
    emit: &Callback<model::Event>,
) -> Html {
    let error = form.keys.error(of);
    let kind = if of == KeyField::Id { "text" } else { "password" };
    let edit = move |event: InputEvent| {
        model::Event::Request(Event::Key(of, Typed(Zeroizing::new(kit::typed(&event)))))
    };
    let around =
        kit::Field { id, label: label.into(), hint: Some(hint.into()), error: error.map(AttrValue::from) };
    kit::field(
        &around,
        html! {
            <input {id} class="input" type={kind} value={form.keys.text(of).to_owned()} data-mono="true" data-testid={id}
                aria-invalid={error.is_some().then_some("true")} aria-describedby={format!("{id}-help")}
                spellcheck="false" autocomplete="off" autocapitalize="off" oninput={emit.reform(edit)} />
        },
    )
}
