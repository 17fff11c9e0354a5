//! What came back, or why nothing did.

use crate::{
    model::{
        Outcome,
        request::{Answer, Source, TIMEOUT_MS},
    },
    present::time,
    view::kit::Tone,
};

/// An answer, or why there is none.
pub fn answer(answer: &Answer) -> (Tone, String) {
    let who = match &answer.source {
        Source::Lab(at) => format!("The lab at {}", time::date_clock(*at)),
        Source::Endpoint(origin) => origin.clone(),
    };
    let kept = "The request is kept as it is.";
    match &answer.outcome {
        Outcome::Answer { status, body, .. } if !looks_like_json(body) => {
            let (tone, did) =
                if *status < 300 { (Tone::Warn, "answered") } else { (Tone::Fail, "refused it") };
            let doubt = "with something that is not JSON: it may not be Secrets Manager.";
            (tone, format!("{who} {did} {doubt} {kept}"))
        }
        Outcome::Answer { status, .. } if (200..300).contains(status) => {
            (Tone::Good, format!("{who} accepted it."))
        }
        Outcome::Answer { .. } => (Tone::Fail, format!("{who} refused it. {kept}")),
        Outcome::NotConfirmed => {
            (Tone::Fail, format!("Not sent: the endpoint is not the one that was confirmed ({who}). {kept}"))
        }
        Outcome::Unreachable(_) => (
            Tone::Fail,
            format!(
                "{who} could not be reached, or it does not let this page call it (CORS). The browser does not say \
                 which. {kept}"
            ),
        ),
        Outcome::TimedOut => (
            Tone::Fail,
            format!(
                "{who} did not answer within {} s. It may still have got the request. {kept}",
                TIMEOUT_MS / 1000
            ),
        ),
        Outcome::Aborted => (Tone::Warn, format!("Cancelled. {who} may still have got the request. {kept}")),
    }
}

/// Whether a body can be an answer in AWS JSON: an object, by its first and last character.
fn looks_like_json(body: &str) -> bool {
    let body = body.trim();
    body.starts_with('{') && body.ends_with('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_back_is_said_plainly() {
        let of = |outcome| answer(&Answer { source: Source::Endpoint("http://x".into()), outcome }).1;
        let body = |status, body: &str| Outcome::Answer { status, headers: Vec::new(), body: body.into() };
        for (outcome, expected) in [
            (body(200, "{}"), "http://x accepted it."),
            (body(400, "{\"__type\":\"X\"}"), "refused it"),
            (body(200, "<html>"), "answered with something that is not JSON"),
            (body(403, "<?xml?>"), "refused it with something that is not JSON"),
            (body(200, ""), "not JSON"),
            (Outcome::Unreachable("x".into()), "CORS"),
            (Outcome::TimedOut, "20 s"),
            (Outcome::Aborted, "Cancelled"),
            (Outcome::NotConfirmed, "Not sent"),
        ] {
            assert!(of(outcome).contains(expected), "{expected}");
        }
    }
}
