//! The only caller of fetch. It sends to the origin that was confirmed and to no other, follows no redirect, carries
//! no cookie and no referrer, and gives up in time. What came back, or why nothing did, is data.

use std::{cell::RefCell, rc::Rc};

use gloo_net::http::{Headers, RequestBuilder};
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials, RequestMode, RequestRedirect, Url};
use yew::Callback;

use crate::{
    few::Few,
    model::{Event, Outcome, Outgoing},
};

/// Why a sending was ended before an answer came.
type Ended = Rc<RefCell<Option<Outcome>>>;

/// The sendings under way, by ticket.
#[derive(Default)]
pub(super) struct Sendings {
    open: Rc<RefCell<Few<u32, (AbortController, Ended)>>>,
}

impl Sendings {
    pub(super) fn send(
        &mut self,
        request: Outgoing,
        answer: fn(u32, Outcome) -> Event,
        emit: Callback<Event>,
    ) {
        let ticket = request.ticket;
        let origin = Url::new(&request.url).map(|url| url.origin());
        let same = origin.is_ok_and(|origin| origin == request.confirmed && origin != "null");
        let Some(controller) = AbortController::new().ok().filter(|_| same) else {
            emit.emit(answer(ticket, Outcome::NotConfirmed));
            return;
        };
        let ended = Ended::default();
        let timeout = {
            let (controller, ended) = (controller.clone(), ended.clone());
            Timeout::new(request.timeout_ms, move || {
                *ended.borrow_mut() = Some(Outcome::TimedOut);
                controller.abort();
            })
        };
        let open = self.open.clone();
        open.borrow_mut().insert(ticket, (controller.clone(), ended.clone()));
        spawn_local(async move {
            let result = fetch(request, &controller).await;
            drop(timeout);
            open.borrow_mut().remove(&ticket);
            let outcome = result.unwrap_or_else(|error| {
                ended.take().unwrap_or_else(|| Outcome::Unreachable(error.to_string()))
            });
            emit.emit(answer(ticket, outcome));
        });
    }

    pub(super) fn abort(&mut self, ticket: u32) {
        if let Some((controller, ended)) = self.open.borrow_mut().remove(&ticket) {
            *ended.borrow_mut() = Some(Outcome::Aborted);
            controller.abort();
        }
    }
}

async fn fetch(request: Outgoing, controller: &AbortController) -> Result<Outcome, gloo_net::Error> {
    let raw = web_sys::Headers::new().map_err(unsendable)?;
    for (name, value) in &request.headers {
        // The browser throws on what cannot stand in a header: that is an answer for the person, not a panic.
        raw.append(name, value).map_err(unsendable)?;
    }
    let headers = Headers::from_raw(raw);
    let answer = RequestBuilder::new(&request.url)
        .method(gloo_net::http::Method::POST)
        .headers(headers)
        .mode(RequestMode::Cors)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&controller.signal()))
        .body(request.body)?
        .send()
        .await?;
    let (status, headers) = (answer.status(), answer.headers().entries().collect());
    Ok(Outcome::Answer { status, headers, body: answer.text().await? })
}

fn unsendable(_: wasm_bindgen::JsValue) -> gloo_net::Error {
    gloo_net::Error::GlooError("a header holds a character that cannot be sent".into())
}
