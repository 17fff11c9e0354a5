//! The signature doctor: a refusal or a header that was pasted, and what it says beside the form's request. The text may
//! hold a session token, so it is kept as credentials are: in memory only.

use rotation_core::time::Timestamp;
use rotation_protocol::sigv4::{Signer, doctor::Report, examine_call};
use zeroize::Zeroizing;

use super::{Draft, sign::OPERATION};
use crate::model::Typed;

/// What the card knows.
#[derive(Clone, Debug)]
pub struct Doctor {
    pasted: Typed,
    /// None while nothing is pasted, or while the form has no region to sign for.
    pub report: Option<Report>,
}

impl Default for Doctor {
    fn default() -> Self {
        Self { pasted: Typed(Zeroizing::new(String::new())), report: None }
    }
}

impl Doctor {
    /// For the box's own value and nothing else.
    pub fn pasted(&self) -> &str {
        &self.pasted.0
    }

    pub(super) fn paste(&mut self, text: Typed) {
        self.pasted = text;
    }

    /// Whenever the form's request, the clock or the text is another one.
    pub(super) fn examine(&mut self, draft: Option<&Draft>, signer: Option<&Signer>, at: Timestamp) {
        self.report = draft.zip(signer).and_then(|(draft, signer)| {
            examine_call(&self.pasted.0, signer, &draft.endpoint, OPERATION, &draft.call.body, at)
        });
    }
}

#[cfg(test)]
mod tests {
    use rotation_protocol::sigv4::doctor::{Cause, Verdict};

    use super::*;
    use crate::model::request::{Event, Field, Form, KeyField, update};
    use crate::model::{Event as Any, Reading, State, Surroundings};

    fn reading() -> Reading {
        Reading { at: Timestamp::from_millis(1_795_515_300_000).unwrap(), random: 7 }
    }

    fn open() -> State {
        State::open(reading(), Surroundings { hash: "#/request".into(), ..Surroundings::default() })
    }

    /// With the clock read as often as the page reads it.
    fn run(state: &mut State, event: Event) {
        for effect in update(event, state) {
            let crate::model::Effect::Read(event) = effect else { continue };
            let Any::Request(event) = event(reading()) else { continue };
            run(state, event);
        }
    }

    fn typed(text: &str) -> Typed {
        Typed(Zeroizing::new(text.to_owned()))
    }

    fn shown(form: &Form) -> String {
        let signed = &form.draft.as_ref().unwrap().call.signed;
        signed.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
    }

    fn causes(state: &State) -> Vec<&Cause> {
        let report = state.request.doctor.report.as_ref().unwrap();
        report.findings.iter().map(|finding| &finding.cause).collect()
    }

    #[test]
    fn a_header_is_verified_beside_the_form_as_it_is_now() {
        let mut state = open();
        assert_eq!(state.request.doctor.report, None);
        let text = shown(&state.request);
        run(&mut state, Event::Doctor(typed(&text)));
        let verdict = |state: &State| state.request.doctor.report.as_ref().unwrap().verdict;
        assert_eq!(verdict(&state), Verdict::Valid);
        run(&mut state, Event::Edit(Field::Days, "77".into()));
        assert!(matches!(verdict(&state), Verdict::Invalid(_)), "the form's body is another one now");
        assert_eq!(causes(&state), [&Cause::KeyOrBody]);
        run(&mut state, Event::Edit(Field::Region, "nowhere at all".into()));
        assert_eq!(state.request.doctor.report, None, "without a region there is nothing to compare with");
        run(&mut state, Event::Doctor(typed(" ")));
        assert_eq!(state.request.doctor.report, None);
    }

    #[test]
    fn a_header_alone_is_enough_and_one_digit_less_is_wrong() {
        let mut state = open();
        let header = state.request.draft.as_ref().unwrap().call.signed.authorization().unwrap().to_owned();
        let verdict = |state: &State| state.request.doctor.report.as_ref().unwrap().verdict;
        run(&mut state, Event::Doctor(typed(&header)));
        assert_eq!(verdict(&state), Verdict::Valid);
        run(&mut state, Event::Doctor(typed(&header[..header.len() - 1])));
        assert!(matches!(verdict(&state), Verdict::Invalid(_)));
        assert_eq!(causes(&state), [&Cause::KeyOrBody]);
    }

    #[test]
    fn what_was_pasted_never_prints() {
        let mut state = open();
        run(&mut state, Event::Key(KeyField::Session, typed("canary-form")));
        let text = shown(&state.request).replace("canary-form", "canary-pasted");
        let event = Event::Doctor(typed(&text));
        assert!(!format!("{event:?}").contains("canary"));
        run(&mut state, event);
        assert!(!causes(&state).is_empty());
        assert!(!format!("{:?}", state.request.doctor).contains("canary"));
    }
}
