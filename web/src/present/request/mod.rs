//! The Request page in words: what the request would do in the lab, and what an answer means.

mod answer;
pub mod doctor;

use rotation_core::{
    assumption,
    error::ServiceError,
    fact::{self, Evidence},
    ident::{SecretId, VersionId},
    operation::{Operation, rotate_secret},
    schedule::{RotationRules, Window},
    secret::Secret,
};
use rotation_lab::Lab;

pub use answer::answer;

use super::time;
use crate::{model::request::Form, view::kit::Tone};

/// One of the three sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// "At once".
    pub title: &'static str,
    /// The sentence.
    pub text: String,
    /// How it is known; none for what is ours, or where the sentence itself is the service's.
    pub evidence: Option<Evidence>,
}

/// What will happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// In two words.
    pub verdict: (Tone, &'static str),
    /// At once, then, refused.
    pub lines: Vec<Line>,
}

/// What the lab's vault would do with the request, at its playhead.
pub fn forecast(form: &Form, lab: &Lab) -> Forecast {
    let operation = match form.operation() {
        Ok(operation) => operation,
        Err(error) => return refused(&error, None),
    };
    let here = lab.vault().place().region.as_str();
    if form.fields.region.trim() != here {
        let text = format!(
            "The lab stands in {here}; this request is for {}. Send to the lab asks the one in {here}; \
             the Lab has stories of other regions.",
            form.fields.region.trim()
        );
        let mut forecast = in_this_region(&operation, lab);
        forecast.lines.insert(0, Line { title: "Region", text, evidence: None });
        return forecast;
    }
    in_this_region(&operation, lab)
}

fn in_this_region(operation: &Operation, lab: &Lab) -> Forecast {
    let Operation::RotateSecret(input) = operation else {
        return Forecast { verdict: (Tone::Plain, ""), lines: vec![] };
    };
    let secret = SecretId::parse(&input.secret_id).ok().and_then(|id| lab.vault().find(&id).ok());
    match (lab.would(operation), secret) {
        (Err(error), secret) => refused(&error, secret),
        (Ok(()), Some(secret)) => accepted(input, secret, lab),
        (Ok(()), None) => Forecast { verdict: (Tone::Good, "accepted, 200"), lines: Vec::new() },
    }
}

fn accepted(input: &rotate_secret::Input, secret: &Secret, lab: &Lab) -> Forecast {
    let token = input.client_request_token.as_ref();
    let known = token.is_some_and(|token| secret.versions.get(token).is_some());
    let line = |title, text: String, evidence| Line { title, text, evidence: Some(evidence) };
    let verdict = (Tone::Good, "accepted, 200");
    if known {
        let text = "Nothing starts: this token's rotation is known, and the call gets the same answer again."
            .to_owned();
        return Forecast { verdict, lines: vec![line("At once", text, assumption::REUSED_TOKEN.evidence)] };
    }
    let short = token.map(VersionId::short).unwrap_or_default();
    let at_once = input.rotate_immediately.unwrap_or(true);
    let first = if at_once {
        let text = format!(
            "AWSPENDING goes to a new version, {short}, that has no value yet; the function is called for \
             createSecret, setSecret, testSecret and finishSecret."
        );
        line("At once", text, fact::PENDING_BEFORE_CALL.evidence)
    } else {
        let text = format!(
            "AWSPENDING goes to a new version, {short}, with a copy of the current value; the function is called for \
             testSecret only, then the label is taken off."
        );
        line("At once", text, fact::TEST_COPIES_CURRENT.evidence)
    };
    let rules = input
        .rotation_rules
        .clone()
        .map(|given| rules(given, lab))
        .or_else(|| secret.rotation.rules.clone())
        .unwrap_or_default();
    let base = if at_once { lab.now() } else { secret.rotation.last_rotated.unwrap_or(lab.now()) };
    let then = rules.window_after(base).map_or_else(
        || "Nothing is scheduled: neither this request nor the secret says after how many days.".to_owned(),
        |window| format!("It runs {}; NextRotationDate reads {}.", when(window), window.next_rotation_date()),
    );
    let until = if at_once { "finishSecret is over" } else { "the test is over" };
    let again = format!(
        "A second RotateSecret before {until}: “A previous rotation isn't complete. That rotation will be reattempted.”"
    );
    let lines = vec![
        first,
        line("Then", then, fact::NEXT_AT_ACCEPTANCE.evidence),
        line("Refused", again, Evidence::Recorded),
    ];
    Forecast { verdict, lines }
}

fn refused(error: &ServiceError, secret: Option<&Secret>) -> Forecast {
    let mut lines = vec![
        Line {
            title: "Refused",
            text: format!("“{}” ({})", error.message(), error.code()),
            evidence: error.message().starts_with("A previous rotation").then_some(Evidence::Recorded),
        },
        Line {
            title: "At once",
            text: "Nothing: a refused call changes nothing, and no function is called.".into(),
            evidence: Some(Evidence::Documented),
        },
    ];
    if let Some(window) = secret.and_then(|secret| secret.rotation.next) {
        let text = format!("NextRotationDate stays {}.", window.next_rotation_date());
        lines.push(Line { title: "Then", text, evidence: Some(Evidence::Documented) });
    }
    Forecast { verdict: (Tone::Fail, "refused, 400"), lines }
}

/// By now they are known to be accepted.
fn rules(given: rotate_secret::Rules, lab: &Lab) -> RotationRules {
    let rotate_secret::Rules { automatically_after_days, duration, schedule_expression } = given;
    let assumed = lab.vault().assumptions();
    RotationRules::check(automatically_after_days, schedule_expression, duration.as_deref(), assumed)
        .unwrap_or_default()
}

/// "again on Monday 30 Nov 2026, at some minute from 00:00 to 03:00 UTC".
fn when(window: Window) -> String {
    let day = window.start.day();
    let hours = inside(window);
    format!("again on {} {}, at some minute {hours}", time::weekday(day), time::day_month_year(day))
}

/// "from 00:00 to 03:00 UTC", "of that UTC day".
pub fn inside(window: Window) -> String {
    if window.hours() == 24 {
        return "of that UTC day".into();
    }
    format!("from {} to {} UTC", time::hour_minute(window.start), time::hour_minute(window.end))
}

#[cfg(test)]
mod tests {
    use rotation_core::time::Timestamp;
    use rotation_lab::scenario::SCENARIOS;

    use super::*;
    use crate::model::{self, Reading, State, Surroundings, request};

    fn open() -> State {
        State::open(
            Reading { at: Timestamp::EPOCH, random: 3 },
            Surroundings { hash: "#/request".into(), ..Surroundings::default() },
        )
    }

    fn texts(state: &State) -> (&'static str, String) {
        let forecast = forecast(&state.request, &state.lab.lab);
        (
            forecast.verdict.1,
            forecast.lines.iter().map(|line| format!("{}: {}\n", line.title, line.text)).collect(),
        )
    }

    #[test]
    fn the_opening_story_refuses_a_second_rotation() {
        let (verdict, text) = texts(&open());
        assert_eq!(verdict, "refused, 400");
        assert!(text.contains("A previous rotation isn't complete."), "{text}");
        assert!(text.contains("Nothing: a refused call changes nothing"), "{text}");
    }

    #[test]
    fn a_request_that_is_accepted_says_what_follows() {
        let mut state = open();
        let story = SCENARIOS.iter().position(|story| story.id == "reference-page").unwrap();
        model::update(model::Event::Lab(model::lab::Event::Story(story)), &mut state);
        model::update(model::Event::Lab(model::lab::Event::End), &mut state);
        let reading = Reading { at: Timestamp::EPOCH, random: 9 };
        request::update(request::Event::Stamped(reading), &mut state);
        assert_eq!(state.request.fields.region, "us-west-2", "an untouched form follows the lab");
        let (verdict, text) = texts(&state);
        assert_eq!(verdict, "accepted, 200", "{text}");
        assert!(text.contains("createSecret, setSecret, testSecret and finishSecret"), "{text}");
        assert!(text.contains("at some minute of that UTC day; NextRotationDate reads 2026-12-"), "{text}");
    }
}
