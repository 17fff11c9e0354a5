//! The Schedule page: a schedule in, as days, `rate(…)` or `cron(…)`, and perhaps a second one beside it; windows,
//! gaps, the year and the moment inside a window out.

mod ahead;
mod ask;
mod draws;
mod form;
mod moment;

use super::{Effect, Event as AnyEvent, Reading, Route, State, Zone, lab, spread::Drawn};

pub use ahead::{Ahead, DAYS, Month};
pub use ask::{Ask, Wrong};
pub use draws::{Draws, SECRETS};
pub use form::{COUNTS, Form};
pub use moment::read_moment;

/// One of the two schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one the page is about.
    One,
    /// The one it is compared with.
    Two,
}

/// What can happen on the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page came into view, at this time.
    Entered(Reading),
    /// A box was typed in: its text, and where the caret stands, in UTF-16 units as browsers count.
    Text(Side, String, u32),
    /// The caret of the first box moved.
    Caret(u32),
    /// A Duration was typed in.
    Duration(Side, String),
    /// A schedule was chosen.
    Preset(Side, Ask),
    /// What is wrong is to be repaired.
    Repair(Side),
    /// The last rotation was typed in.
    From(String),
    /// Another number of windows.
    Count(usize),
    /// The compliance limit was typed in, in days.
    Limit(String),
    /// A day of the map.
    Day(usize),
    /// RotateImmediately, in the comparison.
    AtOnce(bool),
    /// A time zone was typed in.
    Zone(String),
    /// What the browser knows of a zone of that name.
    ZoneFound(String, Option<Zone>),
    /// On to the Request page with this schedule.
    UseInRequest,
    /// On to the Lab with this schedule.
    RunInLab,
    /// Draw the moments of many secrets.
    Draw,
    /// The worker has drawn some more, or could not run.
    Drawn(Option<Drawn>),
    /// Stop drawing.
    StopDrawing,
}

/// The page came into view.
pub fn entered() -> Vec<Effect> {
    vec![Effect::Read(|reading| AnyEvent::Schedule(Event::Entered(reading)))]
}

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let form = &mut state.schedule;
    match event {
        Event::Entered(reading) => form.entered(reading.at),
        Event::Text(side, text, caret) => {
            form.side_mut(side).text = text;
            if side == Side::One {
                form.put_caret(caret);
            }
        }
        Event::Caret(caret) => form.put_caret(caret),
        Event::Duration(side, text) => form.side_mut(side).duration = text,
        Event::Preset(side, ask) => *form.side_mut(side) = ask,
        Event::Repair(side) => form.side_mut(side).repair(),
        Event::From(text) => form.from = text,
        Event::Count(count) => form.count = count.min(100),
        Event::Limit(text) => form.limit = text,
        Event::Day(day) => form.day = Some(day.min(DAYS - 1)),
        Event::AtOnce(at_once) => form.at_once = at_once,
        Event::Zone(name) => {
            form.zone_name.clone_from(&name);
            form.zone = None;
            if !name.trim().is_empty() {
                let answer = |name, zone| AnyEvent::Schedule(Event::ZoneFound(name, zone));
                return vec![Effect::Zone(name, answer)];
            }
        }
        // What is said of a name that has been typed over is dropped.
        Event::ZoneFound(name, zone) if name == form.zone_name => form.zone = Some(zone),
        Event::ZoneFound(..) => {}
        Event::UseInRequest => {
            let [days, expression, duration] = form.one.members().map(str::to_owned);
            state.request.take_schedule(days, expression, duration, &state.lab.lab);
            return vec![Effect::Go(Route::Request)];
        }
        Event::RunInLab => {
            let one = form.one.clone();
            lab::configure(&one.members(), state);
            return vec![Effect::Go(Route::Lab)];
        }
        Event::Draw => return draws::start(state),
        Event::Drawn(news) => return draws::heard(state, news),
        Event::StopDrawing => return draws::stop(state),
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Surroundings, update as any};
    use rotation_core::time::Timestamp;

    fn state() -> State {
        let around = Surroundings { hash: "#/schedule".into(), ..Surroundings::default() };
        State::open(Reading { at: Timestamp::EPOCH, random: 1 }, around)
    }

    #[test]
    fn the_field_under_the_caret_is_lit() {
        let mut state = state();
        for (text, caret, lit) in [
            ("cron(0 16 1,15 * ? *)", 12, Some("1,15")),
            ("cron(0 16 1,15 * ? *)", 5, Some("0")),
            ("cron(0 16 1,15 * ? *)", 2, None),
            ("rate(10 days)", 7, Some("10")),
            // Browsers count the key as two units, UTF-8 as four bytes.
            ("\u{1f511} 2 3 4 5", 4, Some("2")),
            ("30", 1, None),
        ] {
            any(AnyEvent::Schedule(Event::Text(Side::One, text.into(), caret)), &mut state);
            let form = &state.schedule;
            let parts = form.one.parts();
            let found = form.lit(&parts).and_then(|lit| text.get(parts.get(lit)?.span.clone()));
            assert_eq!(found, lit, "{text} at {caret}");
        }
    }

    #[test]
    fn a_zone_answers_for_the_name_that_stands_there() {
        let mut state = state();
        let effects = any(AnyEvent::Schedule(Event::Zone("Europe/Berlin".into())), &mut state);
        assert!(matches!(effects.as_slice(), [Effect::Zone(name, _)] if name == "Europe/Berlin"));
        any(AnyEvent::Schedule(Event::ZoneFound("Europe/Ber".into(), None)), &mut state);
        assert_eq!(state.schedule.zone, None);
        any(AnyEvent::Schedule(Event::ZoneFound("Europe/Berlin".into(), None)), &mut state);
        assert_eq!(state.schedule.zone, Some(None));
    }

    #[test]
    fn a_schedule_goes_to_the_request_and_to_the_lab() {
        let mut state = state();
        any(AnyEvent::Schedule(Event::UseInRequest), &mut state);
        let fields = &state.request.fields;
        assert_eq!((fields.days.as_str(), fields.expression.as_str()), ("", "cron(0 16 1,15 * ? *)"));
        assert!(state.request.command.contains("ScheduleExpression=\"cron(0 16 1,15 * ? *)\",Duration=2h"));
        any(AnyEvent::Schedule(Event::RunInLab), &mut state);
        let dialog = state.lab.dialog.as_ref().unwrap();
        assert_eq!(dialog.text(lab::Field::Expression), "cron(0 16 1,15 * ? *)");
        assert_eq!((dialog.text(lab::Field::Days), dialog.text(lab::Field::Duration)), ("", "2h"));
    }
}
