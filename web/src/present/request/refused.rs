//! A request that is refused, in sentences: the service's own, the rule, and until when.

use rotation_core::fact::{Evidence, Fact};
use rotation_lab::outcome::{Refusal, rule};

use super::{Forecast, Line, checks, time};

/// The sentences of a refused request.
pub(super) fn forecast(refusal: &Refusal) -> Forecast {
    let Refusal { error, rule, until, next } = refusal;
    let line = |title, text: String, evidence| Line { title, text, evidence: Some(evidence) };
    let mut lines = vec![
        Line {
            title: "Refused", text: format!("“{}” ({})", error.message(), error.code()), evidence: None
        },
        line("Why", rule.text.to_owned(), rule.evidence),
        line(
            "At once",
            "Nothing: a refused call changes nothing, and no function is called.".to_owned(),
            Evidence::Documented,
        ),
    ];
    if let Some(until) = until {
        let text =
            format!("Accepted from {} UTC on: the run before it is then over.", time::clock_millis(*until));
        lines.push(Line { title: "Until", text, evidence: None });
    } else if is_unfinished(rule) {
        let text = "Until AWSPENDING is taken off that version, or a later try makes it current; no try that ends within a \
                    day does.";
        lines.push(Line { title: "Until", text: text.to_owned(), evidence: None });
    }
    if let Some(window) = next {
        let text = format!("NextRotationDate stays {}.", window.next_rotation_date());
        lines.push(line("Then", text, Evidence::Documented));
    }
    Forecast { lines, rules: vec![rule], checks: checks::lines(Some(rule)), ..Forecast::nothing() }
}

fn is_unfinished(known: &'static Fact) -> bool {
    [&rule::PREVIOUS_UNFINISHED, &rotation_core::assumption::ROTATE_AFTER_CANCEL].contains(&known)
}
