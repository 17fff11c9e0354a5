//! The five stages of the signature. The same bytes bear the same letter, wherever they stand.

use rotation_protocol::sigv4::ALGORITHM;
use yew::prelude::*;

use crate::{
    model::request::{Draft, Form},
    present::{request::canonical as words, time},
};

const LETTERS: [(&str, &str); 5] =
    [("A", "body"), ("B", "time"), ("C", "scope"), ("D", "request"), ("E", "key")];

pub(super) fn stages(form: &Form) -> Html {
    let at = format!("Signature Version 4, at {} {} UTC", form.at.day(), time::clock(form.at));
    html! {
        <section class="card" aria-label="Signature">
            <header>
                <h2>{ "How it is signed" }</h2>
                <span class="small faint">{ at }</span>
                <div class="key-line push">
                    { for LETTERS.map(|(mark, words)| html! { <span>{ letter(mark) }{ words }</span> }) }
                </div>
            </header>
            { match &form.draft {
                Some(draft) => boxes(draft, form),
                None => html! { <p class="empty">{ "Nothing to sign: the region is not one yet." }</p> },
            } }
        </section>
    }
}

fn boxes(draft: &Draft, form: &Form) -> Html {
    html! {
        <div class="stages">
            <div class="col">{ body(draft) }{ canonical(draft) }</div>
            <div class="col">{ string(draft) }{ key(draft) }</div>
            { authorization(draft, form) }
        </div>
    }
}

fn body(draft: &Draft) -> Html {
    let body = &draft.call.body;
    let about = format!("{} bytes of JSON", body.len());
    stage("1", "Body", &about, Some("A"), "stage-body", html! { <pre>{ body.clone() }</pre> })
}

fn canonical(draft: &Draft) -> Html {
    let lines = words::lines(&draft.call.signed.canonical_request, &draft.pieces);
    let each = lines.iter().map(|line| {
        let bytes = match line.mark {
            _ if line.secret => html! { <i>{ "session token, not shown" }</i> },
            _ if line.bytes.is_empty() => html! { <i>{ "empty" }</i> },
            Some(mark) => from(mark, line.bytes),
            None => html! { { line.bytes.to_owned() } },
        };
        html! {
            <div class="ln">
                <span class="what">{ line.what }</span>
                <code>{ line.before.to_owned() }{ bytes }</code>
                <span class="origin">{ line.origin }</span>
            </div>
        }
    });
    let inner = html! { <div class="lines">{ for each }</div> };
    stage(
        "2",
        "Canonical request",
        "on the right, where each line comes from",
        Some("D"),
        "stage-canonical",
        inner,
    )
}

fn string(draft: &Draft) -> Html {
    let string = &draft.call.signed.string_to_sign;
    stage(
        "3",
        "String to sign",
        "",
        None,
        "stage-string",
        html! {
            <div class="lines">
                { line("algorithm", html! { { string.algorithm() } }) }
                { line("time", from("B", string.time())) }
                { line("scope", from("C", string.scope())) }
                { line("hash of 2", from("D", string.hash())) }
            </div>
        },
    )
}

fn key(draft: &Draft) -> Html {
    let last = draft.chain.len().saturating_sub(1);
    stage(
        "4",
        "Signing key",
        "four HMACs, each keyed by the one above",
        None,
        "stage-key",
        html! {
            <div class="lines chain">
                <div class="hop">
                    <span class="what">{ "start" }</span>
                    <code>{ "\"AWS4\" + " }{ from("E", "secret access key") }</code>
                    <code class="out faint">{ "not shown" }</code>
                </div>
                { for draft.chain.iter().enumerate().map(|(n, hop)| html! {
                    <div class="hop" key={hop.name}>
                        <span class="what">{ hop.name }</span>
                        <code>{ from("C", &hop.message) }</code>
                        <code class="out">{ if n == last { from("E", &hop.out) } else { html! { { hop.out.clone() } } } }</code>
                    </div>
                }) }
            </div>
        },
    )
}

fn authorization(draft: &Draft, form: &Form) -> Html {
    let signed = &draft.call.signed;
    let (id, headers) = (form.keys.id().to_owned(), signed.canonical_request.signed_headers());
    let about = "the signature is the HMAC of 3 with the key of 4";
    let header = html! {
        <pre class="auth">
            { format!("{ALGORITHM} Credential={id}/") }{ from("C", signed.string_to_sign.scope()) }{ ", " }
            <wbr />{ format!("SignedHeaders={headers}, ") }
            <wbr />{ "Signature=" }{ from("E", &signed.signature) }
        </pre>
    };
    html! { <div class="last">{ stage("5", "Authorization", about, None, "stage-authorization", header) }</div> }
}

fn stage(
    number: &str,
    name: &str,
    about: &str,
    out: Option<&'static str>,
    testid: &'static str,
    inner: Html,
) -> Html {
    html! {
        <section class="stage-box" data-testid={testid} aria-label={name.to_owned()}>
            <h3>
                <i>{ number.to_owned() }</i>{ name.to_owned() }<span class="faint">{ about.to_owned() }</span>
                { out.map(letter) }
            </h3>
            { inner }
        </section>
    }
}

fn line(what: &'static str, code: Html) -> Html {
    html! { <div class="ln"><span class="what">{ what }</span><code>{ code }</code></div> }
}

/// Bytes that come from elsewhere: tinted, underlined and lettered.
fn from(mark: &'static str, bytes: &str) -> Html {
    html! { <span class="from" data-from={mark}>{ bytes.to_owned() }</span> }
}

fn letter(mark: &'static str) -> Html {
    html! { <b class="letter" data-from={mark}>{ mark }</b> }
}
