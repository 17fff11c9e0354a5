//! The one dialog before anything leaves the page: it names where to and whose signature.

use yew::prelude::*;

use crate::{
    model::{
        self,
        request::{Event, Form, Sending, TIMEOUT_MS},
    },
    view::kit::{self, Button, Icon},
};

pub(super) fn confirm(form: &Form, emit: &Callback<model::Event>) -> Html {
    let Sending::Asking(asked) = &form.sending else { return html! {} };
    let event = |event| kit::on(emit, model::Event::Request(event));
    let cancel = Button { words: "Cancel".into(), testid: "confirm-cancel".into(), ..Button::default() };
    let send = Button {
        words: "Send this request".into(),
        icon: Some(Icon::Out),
        kind: Some("primary"),
        testid: "confirm-send".into(),
        ..Button::default()
    };
    html! {
        <dialog key="confirm" class="dialog" data-modal="true" data-testid="confirm-dialog" aria-labelledby="confirm-title"
            oncancel={kit::on(emit, model::Event::Request(Event::Cancel))} onclose={kit::on(emit, model::Event::Request(Event::Cancel))}>
            <header><h2 id="confirm-title">{ "Send it out of this page?" }</h2></header>
            <div class="body">
                <dl class="facts">
                    <dt>{ "To" }</dt><dd class="mono" data-testid="confirm-host">{ asked.host.clone() }</dd>
                    <dt>{ "Origin" }</dt><dd class="mono">{ asked.origin.clone() }</dd>
                    <dt>{ "Signed by" }</dt><dd class="mono" data-testid="confirm-access-key">{ asked.access_key_id.clone() }</dd>
                    <dt>{ "Secret" }</dt><dd class="mono">{ form.fields.secret_id.clone() }</dd>
                </dl>
                <p class="quiet">
                    { format!(
                        "One POST goes to this origin and to no other. The secret access key stays here; {} It is given up after {} s.",
                        if form.keys.temporary() { "the session token goes with it." } else { "only the signature made with it goes." },
                        TIMEOUT_MS / 1000,
                    ) }
                </p>
            </div>
            <footer>
                { kit::button(cancel, event(Event::Cancel)) }
                { kit::button(send, event(Event::Confirm)) }
            </footer>
        </dialog>
    }
}
