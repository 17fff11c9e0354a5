//! A native dialog. `effects` opens it as a modal after it is drawn and gives the focus back when it is gone.

use yew::prelude::*;

use super::{Button, Icon, button, on};
use crate::model;

/// What a dialog shows.
pub struct Dialog<'a> {
    /// Its heading.
    pub title: AttrValue,
    /// `data-testid`.
    pub testid: &'static str,
    /// Wide enough for a table.
    pub wide: bool,
    /// What it holds.
    pub body: Html,
    /// The button that does it, and what it is called; none for a dialog that only tells.
    pub submit: Option<(AttrValue, Callback<SubmitEvent>)>,
    /// Happens when it is closed, however that is done.
    pub close: model::Event,
    /// The dispatcher.
    pub emit: &'a Callback<model::Event>,
}

/// The dialog.
pub fn dialog(dialog: Dialog<'_>) -> Html {
    let Dialog { title, testid, wide, body, submit, close, emit } = dialog;
    let closing = Button { words: "Close".into(), testid: "dialog-close".into(), ..Button::default() };
    let inner = match submit {
        Some((words, callback)) => {
            let onsubmit = callback.reform(|event: SubmitEvent| {
                event.prevent_default();
                event
            });
            let cancel =
                Button { words: "Cancel".into(), testid: "dialog-cancel".into(), ..Button::default() };
            html! {
                <form {onsubmit} novalidate={true} autocomplete="off">
                    <div class="body">{ body }</div>
                    <footer>
                        { button(cancel, on(emit, close.clone())) }
                        <button class="button" data-kind="primary" type="submit" data-testid="dialog-submit">{ words }</button>
                    </footer>
                </form>
            }
        }
        None => html! {
            <>
                <div class="body">{ body }</div>
                <footer>{ button(closing, on(emit, close.clone())) }</footer>
            </>
        },
    };
    let cross = Button {
        words: "Close".into(),
        icon: Some(Icon::Cross),
        kind: Some("bare"),
        small: true,
        square: true,
        testid: "dialog-cross".into(),
        ..Button::default()
    };
    html! {
        <dialog key={testid} class="dialog" data-modal="true" data-testid={testid} data-wide={wide.then_some("true")}
            aria-labelledby="dialog-title" oncancel={on(emit, close.clone())} onclose={on(emit, close.clone())}>
            <header><h2 id="dialog-title">{ title }</h2>{ button(cross, on(emit, close)) }</header>
            { inner }
        </dialog>
    }
}
