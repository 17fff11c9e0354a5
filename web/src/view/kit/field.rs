//! A labelled control with its hint and, beside it, what was wrong with it.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Icon, icon};

/// What stands around a control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// The id of the control; the testid is `field-` and this.
    pub id: &'static str,
    /// Its name, in AWS's spelling where it has one.
    pub label: AttrValue,
    /// A sentence under it.
    pub hint: Option<AttrValue>,
    /// What was wrong: AWS's own sentence.
    pub error: Option<AttrValue>,
}

/// The text of the control an event came from.
pub fn typed(event: &impl AsRef<web_sys::Event>) -> String {
    let Some(target) = event.as_ref().target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// Whether the box an event came from is ticked.
pub fn checked(event: &impl AsRef<web_sys::Event>) -> bool {
    let target = event.as_ref().target();
    target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

/// Label, control, hint and error; the control's `aria-describedby` should be `{id}-help`.
pub fn field(around: &Field, control: Html) -> Html {
    let Field { id, label, hint, error } = around.clone();
    html! {
        <div class="field" data-state={error.is_some().then_some("fail")}>
            <label for={id}>{ label }</label>
            { control }
            <div id={format!("{id}-help")} class="help">
                if let Some(error) = error {
                    <p class="error" role="alert" data-testid={format!("error-{id}")}>{ icon(Icon::Cross) }{ error }</p>
                }
                if let Some(hint) = hint { <p class="hint">{ hint }</p> }
            </div>
        </div>
    }
}

/// A line of text. `mono` for what a machine reads.
pub fn text_field(around: &Field, value: impl Into<AttrValue>, mono: bool, edit: Callback<String>) -> Html {
    input(around, "text", value.into(), mono, edit)
}

/// A number, as text: what is wrong with it the service says.
pub fn number_field(around: &Field, value: impl Into<AttrValue>, edit: Callback<String>) -> Html {
    input(around, "number", value.into(), false, edit)
}

fn input(around: &Field, kind: &'static str, value: AttrValue, mono: bool, edit: Callback<String>) -> Html {
    let id = around.id;
    field(
        around,
        html! {
            <input {id} class="input" type={kind} {value} data-mono={mono.then_some("true")} data-testid={format!("field-{id}")}
                aria-invalid={around.error.is_some().then_some("true")} aria-describedby={format!("{id}-help")}
                spellcheck="false" autocomplete="off" oninput={edit.reform(|event: InputEvent| typed(&event))} />
        },
    )
}

/// One out of several: (value, words).
pub fn select_field(
    around: &Field,
    value: &str,
    choices: impl IntoIterator<Item = (AttrValue, AttrValue)>,
    edit: Callback<String>,
) -> Html {
    let id = around.id;
    field(
        around,
        html! {
            <select {id} class="input" data-testid={format!("field-{id}")} aria-describedby={format!("{id}-help")}
                aria-invalid={around.error.is_some().then_some("true")}
                onchange={edit.reform(|event: Event| typed(&event))}>
                { for choices.into_iter().map(|(choice, words)| html! {
                    <option selected={*choice == *value} value={choice.clone()}>{ words }</option>
                }) }
            </select>
        },
    )
}
