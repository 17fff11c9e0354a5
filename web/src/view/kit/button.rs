//! Buttons.

use yew::prelude::*;

use super::{Icon, icon};
use crate::model;

/// A callback of any browser event that emits one event of the model.
pub fn on<E: 'static>(emit: &Callback<model::Event>, event: model::Event) -> Callback<E> {
    emit.reform(move |_| event.clone())
}

/// What a button shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Button {
    /// Its words; with `square` they are its accessible name only.
    pub words: AttrValue,
    /// Its icon.
    pub icon: Option<Icon>,
    /// `primary` or `bare`; quiet without.
    pub kind: Option<&'static str>,
    /// 24 px high instead of 32.
    pub small: bool,
    /// Icon only.
    pub square: bool,
    /// A tooltip, such as the key.
    pub title: Option<AttrValue>,
    /// Why it cannot be pressed. It stays focusable and says so.
    pub blocked: Option<AttrValue>,
    /// `data-testid`.
    pub testid: AttrValue,
}

/// The button. A blocked one does nothing.
pub fn button(button: Button, onclick: Callback<MouseEvent>) -> Html {
    let Button { words, icon: glyph, kind, small, square, title, blocked, testid } = button;
    let name = square.then(|| words.clone());
    let off = blocked.is_some();
    html! {
        <button class="button" type="button" data-kind={kind} data-size={small.then_some("small")}
            data-square={square.then_some("true")} aria-label={name} title={blocked.or(title)}
            aria-disabled={off.then_some("true")} data-testid={testid}
            onclick={if off { Callback::noop() } else { onclick }}>
            { glyph.map(icon) }
            if !square { { words } }
        </button>
    }
}

/// Copies a text that is made when it is pressed. `what` names it: once copied, the button says so.
pub fn copy_button(
    emit: &Callback<model::Event>,
    what: &'static str,
    copied: Option<&'static str>,
    text: impl Fn() -> String + 'static,
) -> Html {
    copy_by(what, copied, emit.reform(move |_| model::Event::Copy(what, text())))
}

/// The same button, where somebody else makes the text.
pub fn copy_by(what: &'static str, copied: Option<&'static str>, onclick: Callback<MouseEvent>) -> Html {
    let done = copied == Some(what);
    html! {
        <button class="button" type="button" data-size="small" data-testid={format!("copy-{}", what.replace(' ', "-"))} {onclick}>
            { icon(if done { Icon::Check } else { Icon::Copy }) }
            <span aria-live="polite">{ if done { "Copied".to_owned() } else { format!("Copy {what}") } }</span>
        </button>
    }
}

/// A row of choices, one of them pressed: (words, pressed, testid, event).
pub fn segment(
    name: &'static str,
    choices: impl IntoIterator<Item = (AttrValue, bool, AttrValue, model::Event)>,
    emit: &Callback<model::Event>,
) -> Html {
    html! {
        <div class="segment" role="group" aria-label={name}>
            { for choices.into_iter().map(|(words, pressed, testid, event)| html! {
                <button type="button" aria-pressed={pressed.to_string()} data-testid={testid} onclick={on(emit, event)}>
                    { words }
                </button>
            }) }
        </div>
    }
}
