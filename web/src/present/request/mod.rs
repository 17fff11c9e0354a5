//! The Request page in words: what the request would do in the lab, what it takes, and what an answer means.

mod accepted;
mod answer;
pub mod canonical;
mod checks;
pub mod doctor;
mod echo;
mod policies;
mod refused;

use rotation_core::{
    error::{ErrorCode, ServiceError},
    fact::{Evidence, Fact},
    ident::{Place, SecretId},
    operation::{Operation, rotate_secret},
    schedule::Window,
};
use rotation_lab::{Lab, outcome::Outcome};

pub use answer::answer;
pub use checks::{Line as CheckLine, verdict};
pub use echo::{Labels, Row};
pub use policies::Policy;

use super::time;
use crate::{model::request::Form, view::kit::Tone};

/// One of the sentences.
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
    /// The versions whose labels change.
    pub labels: Vec<Labels>,
    /// What DescribeSecret tells differently.
    pub echo: Vec<Row>,
    /// What the service looks at before, in its order.
    pub checks: Vec<CheckLine>,
    /// The rules at work.
    pub rules: Vec<&'static Fact>,
    /// The permissions it takes.
    pub policies: Vec<Policy>,
}

/// What the lab's vault would do with the request, at its playhead.
pub fn forecast(form: &Form, lab: &Lab) -> Forecast {
    let mut forecast = match form.operation() {
        Ok(Operation::RotateSecret(input)) => {
            let told = match lab.outcome(&input) {
                Outcome::Accepted(told) => accepted::forecast(&told),
                Outcome::Refused(refusal) => refused::forecast(&refusal),
            };
            Forecast { policies: policies_of(form, &input, lab), ..told }
        }
        // The form makes no other request.
        Ok(_) => return Forecast { verdict: (Tone::Plain, ""), ..Forecast::nothing() },
        Err(error) => {
            let secret_id = form.fields.secret_id.clone();
            let error = in_order(error, &secret_id, lab);
            let input = rotate_secret::Input { secret_id, ..rotate_secret::Input::default() };
            refused::forecast(&lab.refusal(&input, error))
        }
    };
    forecast.lines.splice(0..0, other_region(form, lab));
    forecast
}

impl Forecast {
    fn nothing() -> Self {
        let verdict = (Tone::Fail, "refused, 400");
        let (lines, labels, echo, checks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { verdict, lines, labels, echo, checks, rules: Vec::new(), policies: Vec::new() }
    }
}

/// The lab has one region only.
fn other_region(form: &Form, lab: &Lab) -> Option<Line> {
    let (here, asked) = (lab.vault().place().region.as_str(), form.fields.region.trim());
    let text = format!(
        "The lab stands in {here}; this request is for {asked}. Send to the lab asks the one in {here}; \
         the Lab has stories of other regions."
    );
    (asked != here).then_some(Line { title: "Region", text, evidence: None })
}

/// In the region of the request, of the lab's account. The lab's secret is meant only where it stands.
fn policies_of(form: &Form, input: &rotate_secret::Input, lab: &Lab) -> Vec<Policy> {
    let here = lab.vault().place();
    let region = rotation_core::ident::Region::parse(form.fields.region.trim());
    let place =
        Place { region: region.unwrap_or_else(|| here.region.clone()), account: here.account.clone() };
    let id = SecretId::parse(&input.secret_id).ok().filter(|_| place == *here);
    let secret = id.and_then(|id| lab.vault().find(&id).ok());
    policies::policies(input, &place, secret)
}

/// A body of the wrong types is refused first; any other fault of it only once the caller is known to be permitted.
fn in_order(error: ServiceError, secret_id: &str, lab: &Lab) -> ServiceError {
    if error.code() == ErrorCode::SerializationException {
        return error;
    }
    lab.vault().authorise("RotateSecret", Some(secret_id)).err().unwrap_or(error)
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

    /// The story at its end, and the request that its lab suggests.
    fn at_the_end_of(story: &str) -> State {
        let mut state = open();
        let story = SCENARIOS.iter().position(|known| known.id == story).unwrap();
        model::update(model::Event::Lab(model::lab::Event::Story(story)), &mut state);
        model::update(model::Event::Lab(model::lab::Event::End), &mut state);
        let reading = Reading { at: Timestamp::EPOCH, random: 9 };
        request::update(request::Event::Stamped(reading), &mut state);
        state
    }

    #[track_caller]
    fn says(state: &State, verdict: &str, parts: &[&str]) {
        let (given, text) = texts(state);
        assert_eq!(given, verdict, "{text}");
        for part in parts {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn the_opening_story_refuses_a_second_rotation_until_the_first_is_over() {
        says(
            &open(),
            "refused, 400",
            &[
                "A previous rotation isn't complete.",
                "Why: While AWSPENDING is on a version",
                "Nothing: a refused call changes nothing",
                "Until: Accepted from ",
            ],
        );
    }

    #[test]
    fn a_stuck_rotation_is_not_mended_by_waiting() {
        says(&at_the_end_of("stuck-pending"), "refused, 400", &["Until: Until AWSPENDING is taken off"]);
    }

    #[test]
    fn a_request_that_is_accepted_says_what_follows() {
        let state = at_the_end_of("reference-page");
        assert_eq!(state.request.fields.region, "us-west-2", "an untouched form follows the lab");
        says(
            &state,
            "accepted, 200",
            &[
                "At once: AWSPENDING moves from EXAMPLE2 to a new version",
                "createSecret, setSecret, testSecret and finishSecret",
                "The end: After 790 ms: ",
                " has AWSCURRENT and AWSPENDING, EXAMPLE1 has no label, EXAMPLE2 has AWSPREVIOUS.",
                "at some minute of that UTC day; NextRotationDate reads 2026-12-",
                "Refused: A second RotateSecret in the next 743 ms",
            ],
        );
        let forecast = forecast(&state.request, &state.lab.lab);
        let echoed =
            |member: &str| forecast.echo.iter().find(|row| row.member == member).unwrap().values.clone();
        assert_eq!(echoed("VersionIdsToStages.EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE")[2], "");
        assert!(echoed("LastRotatedDate")[2].starts_with("2026-11-17T"), "{:?}", echoed("LastRotatedDate"));
        let titles: Vec<_> = forecast.policies.iter().map(|policy| policy.name).collect();
        assert_eq!(titles, ["caller policy", "function policy", "role policy"]);
        let whole = state.lab.lab.vault().secrets().next().unwrap().arn.to_string();
        assert!(forecast.policies[0].text.contains(&whole), "its own ARN, for it is known");
    }

    #[test]
    fn a_request_for_another_region_needs_permissions_there() {
        let mut state = at_the_end_of("reference-page");
        model::update(
            model::Event::Request(request::Event::Edit(request::Field::Region, "cn-north-1".into())),
            &mut state,
        );
        let forecast = forecast(&state.request, &state.lab.lab);
        assert_eq!(forecast.lines[0].title, "Region");
        let caller = &forecast.policies[0].text;
        assert!(
            caller.contains(
                "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:MyTestDatabaseSecret-??????"
            ),
            "{caller}"
        );
    }

    #[test]
    fn only_the_test_runs_where_the_request_says_so() {
        let mut state = at_the_end_of("reference-page");
        model::update(model::Event::Request(request::Event::Immediate(false)), &mut state);
        model::update(
            model::Event::Request(request::Event::Edit(request::Field::Days, "10".into())),
            &mut state,
        );
        says(
            &state,
            "accepted, 200",
            &[
                "testSecret only",
                "The end: After 173 ms the test is over",
                "Perhaps: Under a schedule in days",
            ],
        );
    }

    #[test]
    fn a_fault_in_the_lab_is_told_beside_what_should_happen() {
        let mut state = at_the_end_of("reference-page");
        let fault = rotation_lab::Command::Fault {
            step: rotation_lab::Steps::One(rotation_core::rotation::Step::Set),
            fault: Some(rotation_lab::Fault::Raises),
            lasts: rotation_lab::Lasts::UntilMended,
        };
        state.lab.lab.submit(fault).unwrap();
        says(
            &state,
            "accepted, 200",
            &[
                "The end: After 790 ms",
                "The fault: A step is set to fail in the lab. setSecret fails after",
                "as long as AWSPENDING stays on",
            ],
        );
    }

    #[test]
    fn what_the_form_itself_gets_wrong_is_refused_by_the_apis_constraints() {
        let mut state = at_the_end_of("reference-page");
        model::update(
            model::Event::Request(request::Event::Edit(request::Field::Days, "1001".into())),
            &mut state,
        );
        says(
            &state,
            "refused, 400",
            &["1 validation error detected", "Why: The API gives every member its length"],
        );
    }
}
