//! A request that is accepted, in sentences: at once, at the end, then, and what is refused until when.

use rotation_core::{
    assumption,
    event::{Event, EventKind},
    fact::{self, Evidence, Fact},
    ident::VersionId,
    label::StagingLabel,
    rotation::Step,
};
use rotation_lab::outcome::{Accepted, Ending, Run, Starts, rule};

use super::{Forecast, Line, checks, echo, time, when};
use crate::view::kit::Tone;

/// The sentences of an accepted request.
pub(super) fn forecast(told: &Accepted) -> Forecast {
    let mut lines = vec![at_once(told)];
    lines.extend(told.run.iter().map(|run| end("The end", told, run)));
    lines.extend(told.with_faults.iter().map(|run| {
        let line = end("The fault", told, run);
        Line { text: format!("A step is set to fail in the lab. {}", line.text), ..line }
    }));
    if told.starts != Starts::Again {
        lines.push(then(told));
        let old = told.rules.iter().find(|known| **known == &rule::OLD_SCHEDULE_MAY_RUN);
        lines.extend(old.map(|rule| line("Perhaps", rule.text.to_owned(), rule)));
        lines.extend(told.run.as_ref().map(|run| again(told, told.with_faults.as_ref().unwrap_or(run))));
    }
    let verdict = (Tone::Good, "accepted, 200");
    Forecast {
        verdict,
        lines,
        labels: echo::labels(&told.echo),
        echo: echo::rows(&told.echo),
        checks: checks::lines(None),
        rules: told.rules.clone(),
        ..Forecast::nothing()
    }
}

fn line(title: &'static str, text: String, why: &'static Fact) -> Line {
    Line { title, text, evidence: Some(why.evidence) }
}

fn at_once(told: &Accepted) -> Line {
    let short = told.version.short();
    let pending = match pending_left(&told.at_once) {
        Some(from) => format!("AWSPENDING moves from {} to a new version, {short},", from.short()),
        None => format!("AWSPENDING goes to a new version, {short},"),
    };
    let (text, why) = match told.starts {
        Starts::Rotation => (
            format!(
                "{pending} that has no value yet; the function is called for createSecret, setSecret, testSecret and \
                 finishSecret."
            ),
            &fact::PENDING_BEFORE_CALL,
        ),
        Starts::ByTheService => (
            format!(
                "{pending} that has no value yet; the service itself makes and tests one. No function is called."
            ),
            &fact::SERVICE_ROTATES,
        ),
        Starts::Test => (
            format!(
                "{pending} with a copy of the current value; the function is called for testSecret only, then the \
                 label is taken off."
            ),
            &fact::TEST_COPIES_CURRENT,
        ),
        Starts::Nothing => (
            "Nothing runs: what is configured is stored, and there is no function to test.".to_owned(),
            &rule::NOTHING_TO_TEST,
        ),
        Starts::Again => (
            "Nothing starts: this token’s rotation is known, and the call gets the same answer again."
                .to_owned(),
            &assumption::REUSED_TOKEN,
        ),
    };
    line("At once", text, why)
}

/// The version that AWSPENDING leaves.
fn pending_left(at_once: &[Event]) -> Option<&VersionId> {
    at_once.iter().find_map(|event| match &event.kind {
        EventKind::LabelMoved { label, from: Some(from), to: Some(_) } if *label == StagingLabel::PENDING => {
            Some(from)
        }
        _ => None,
    })
}

fn end(title: &'static str, told: &Accepted, run: &Run) -> Line {
    let after = time::length(run.over.since(told.at).as_millis());
    let short = told.version.short();
    let failed =
        run.steps().find(|(_, succeeded)| !succeeded).map_or("The rotation", |(step, _)| step.name());
    let (text, why) = match &run.ending {
        Ending::Rotated => {
            (format!("After {after}: {}.", echo::labels_at_end(&told.echo)), &fact::SUCCESS_MEANS_CURRENT)
        }
        Ending::Tested => (
            format!(
                "After {after} the test is over: {short} stays without a label, AWSCURRENT did not move."
            ),
            &fact::TEST_LABEL_REMOVED,
        ),
        Ending::Failed { retry, .. } => {
            let retry = retry.map_or_else(
                || "It is not tried again by itself.".to_owned(),
                |at| format!("The same version is tried again on {} UTC.", time::date_clock(at)),
            );
            // Nothing else can stop a function that works.
            let without = told.run.as_ref() == Some(run) && failed == Step::Create.name();
            let why = if without { ", for there is no current value to read" } else { "" };
            (
                format!(
                    "{failed} fails after {after}{why}: AWSPENDING stays on {short}, AWSCURRENT where it is. {retry}"
                ),
                &fact::STEP_FAILED,
            )
        }
        Ending::TestFailed { .. } => (
            format!("{failed} fails after {after}: the label is taken off, what was configured stays."),
            &assumption::TEST_FAILURE,
        ),
        Ending::Abandoned => (format!("After {after} it is abandoned."), &assumption::ABANDONED),
    };
    line(title, text, why)
}

fn then(told: &Accepted) -> Line {
    let end = told.run.as_ref().map_or(told.next, |run| run.next);
    let text = match (end, told.next) {
        (None, None) => {
            "Nothing is scheduled: neither this request nor the secret says after how many days.".to_owned()
        }
        (Some(window), next) if next == end => {
            format!("It runs {}; NextRotationDate reads {}.", when(window), window.next_rotation_date())
        }
        (Some(window), _) => format!(
            "It runs {}; NextRotationDate reads {} once the run is over.",
            when(window),
            window.next_rotation_date()
        ),
        (None, Some(window)) => {
            format!(
                "NextRotationDate reads {} until the run is over, then nothing.",
                window.next_rotation_date()
            )
        }
    };
    line("Then", text, &fact::NEXT_AT_ACCEPTANCE)
}

fn again(told: &Accepted, run: &Run) -> Line {
    const WORDS: &str = "“A previous rotation isn't complete. That rotation will be reattempted.”";
    let text = match run.free {
        Some(free) => format!(
            "A second RotateSecret in the next {}, until {} UTC: {WORDS}",
            time::length(free.since(told.at).as_millis()),
            time::clock_millis(free)
        ),
        None => {
            format!("A second RotateSecret, as long as AWSPENDING stays on {}: {WORDS}", told.version.short())
        }
    };
    Line { title: "Refused", text, evidence: Some(Evidence::Recorded) }
}
