//! The signature doctor's card: a box to paste into, one sentence that is read out, the place where the texts part, and
//! the causes.

use rotation_protocol::sigv4::doctor::{Difference, Finding, Line, Report};
use yew::prelude::*;
use zeroize::Zeroizing;

use crate::{
    model::{
        self, Typed,
        request::{Event, Form},
    },
    present::{self, request::doctor},
    view::kit,
};

pub(super) fn doctor(form: &Form, emit: &Callback<model::Event>) -> Html {
    let report = form.doctor.report.as_ref();
    let summary = report.map(present::request::doctor::summary);
    let (badge, sentence) = match summary {
        Some((tone, words, sentence)) => (Some(kit::badge(tone, None, words, "doctor-verdict")), sentence),
        None if form.draft.is_none() => (None, "Nothing to compare with: the region is not one yet.".into()),
        None => (None, doctor::EMPTY.into()),
    };
    html! {
        <section class="card doctor" aria-label="Signature doctor" data-testid="doctor">
            <header>
                <h2>{ "Signature doctor" }</h2>
                <span class="small faint">{ "why a signature was refused" }</span>
                <span class="push">{ badge }</span>
            </header>
            <div class="inner">
                { pasted(form, emit) }
                <p class="said" role="status" aria-live="polite" data-testid="doctor-said">{ sentence }</p>
                // Always there: a sibling that comes and goes would have the box made anew, and its focus lost.
                <div class="found">{ report.map(found) }</div>
            </div>
        </section>
    }
}

fn pasted(form: &Form, emit: &Callback<model::Event>) -> Html {
    let around = kit::Field {
        id: "doctor-pasted",
        label: "Refusal or Authorization header, pasted".into(),
        ..kit::Field::default()
    };
    let oninput = emit.reform(|event: InputEvent| {
        model::Event::Request(Event::Doctor(Typed(Zeroizing::new(kit::typed(&event)))))
    });
    kit::field(
        &around,
        html! {
            <textarea id="doctor-pasted" class="input" data-mono="true" rows="4" data-testid="doctor-pasted"
                value={form.doctor.pasted().to_owned()} aria-describedby="doctor-pasted-help"
                spellcheck="false" autocomplete="off" autocapitalize="off" {oninput} />
        },
    )
}

fn found(report: &Report) -> Html {
    html! {
        <>
            { report.difference.as_ref().map(|difference| parting(difference, doctor::sides(report))) }
            if !report.findings.is_empty() {
                <ol class="findings" data-testid="doctor-findings">{ for report.findings.iter().map(finding) }</ol>
            }
        </>
    }
}

fn parting(difference: &Difference, sides: [&'static str; 2]) -> Html {
    html! {
        <div class="parting" data-testid="doctor-difference">
            <p>{ doctor::place(difference) }</p>
            { for difference.lines.iter().flatten().zip(sides).map(|(line, side)| html! {
                <div class="ln"><span class="what">{ side }</span>{ cut(line) }</div>
            }) }
        </div>
    }
}

fn cut(line: &Line) -> Html {
    let ends = line.at.is_empty().then_some("end");
    html! {
        <code>{ line.before.clone() }<mark data-state={ends}>{ doctor::differing(line) }</mark>{ line.after.clone() }</code>
    }
}

fn finding(finding: &Finding) -> Html {
    let doctor::Advice { what, why, act } = doctor::advice(finding);
    let (tone, ground) = doctor::ground(finding);
    html! {
        <li>
            <h3>{ what }{ " " }{ kit::badge(tone, None, ground, "doctor-ground") }</h3>
            <p class="quiet">{ why }</p>
            <p>{ act }</p>
        </li>
    }
}
