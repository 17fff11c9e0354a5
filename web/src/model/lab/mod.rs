//! The Lab page: a lab, where the reader looks, and the dialog that is open.

mod action;
mod clients;
mod command;
mod compose;
mod dialog;
mod instant;
pub mod kinds;
mod look;
mod outline;
mod own;
mod play;
mod programs;
mod shared;
mod submitted;
mod taken;

use std::ops::Range;

use rotation_core::{
    error::ServiceError,
    event::EventKind,
    ident::{SecretArn, SecretId},
    operation::Reply,
    secret::Secret,
    time::Timestamp,
};
use rotation_lab::{
    Beat, Command, Lab, Permission, Tip,
    scenario::{SCENARIOS, Scenario, Telling},
};

use super::{Effect, Notice, State, Typed};

pub use action::{Action, Possible, possible};
pub use clients::{Clients, Habit};
pub use dialog::{Dialog, Field, MANAGED, Refusal};
pub use instant::{Beyond, Event as InstantEvent, FIELD as INSTANT, Going, OPENER as INSTANT_OPENER};
pub use look::{AWAY, CLOSER, Look, Looking, NATURAL, Spot, WIDEST_PICTURE};
pub use outline::{Outline, Version};
pub(super) use own::follow;
pub use own::{Asked, EDITOR, Event as OwnEvent, Job, Own, Running, Said};
pub use play::{SPEEDS, Speed};
pub use programs::{Outages, PROGRAMS, Program};
pub use shared::{LINK, MOMENT};
pub(super) use shared::{import, open, restored, show, start_fresh, take_back};
pub use submitted::pass;
pub(super) use taken::pictured;
pub use taken::{TAKEN, Take};

/// What the page knows.
#[derive(Debug)]
pub struct Page {
    /// The lab: log, beats, playhead.
    pub lab: Lab,
    /// Which of `SCENARIOS` it was opened on; none of them where a link was opened.
    pub story: usize,
    /// What that story says; nothing where a link was opened.
    pub telling: Telling,
    /// The payload of the link that was opened: going back to its address does not open it again.
    pub link: Option<String>,
    /// The end of its log, as it was opened: as long as nothing is done in it, it is somebody else's work.
    opened: Option<Tip>,
    /// The end of its log, as it came: what has been done since is to be had back where another lab comes. `None`: it is
    /// work of the last visit.
    begun: Option<Tip>,
    /// The secret that was chosen, where there are several.
    pub chosen: Option<SecretArn>,
    /// The beat whose "why" is shown.
    pub selected: Option<usize>,
    /// Which events the table shows.
    pub filter: Filter,
    /// The number of the playing under way; a tick of an earlier one is dropped.
    pub playing: Option<u32>,
    plays: u32,
    /// How fast it is played.
    pub speed: Speed,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// A program that uses the secret, while the reader looks at it.
    pub clients: Option<Clients>,
    /// What changes only with the log.
    pub outline: Outline,
    /// How the timeline is looked at.
    pub look: Look,
    /// The first row of the table, where the reader left the playhead's.
    pub row: Option<usize>,
    /// The beats that the pointer or the focus is on, wherever they are shown.
    pub near: Option<Range<usize>>,
    /// A picture is being made of the timeline: all of it is drawn, not only what is in view.
    pub exporting: bool,
    /// The field in which an instant is typed, while it is open.
    pub going: Option<Going>,
    /// The rotation function that was typed in.
    pub own: Own,
}

/// Which events the table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Calls and turning points.
    Key,
    /// Every beat.
    All,
    /// What the service did by itself.
    Service,
    /// What went wrong.
    Failures,
}

/// What can happen on the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// Another story.
    Story(usize),
    /// Another secret.
    Secret(SecretArn),
    /// One instant on.
    Forward,
    /// One instant back.
    Back,
    /// To the first moment.
    Start,
    /// To the last beat that is known.
    End,
    /// To behind so many beats.
    Seek(usize),
    /// Play or pause.
    Play,
    /// Play so fast.
    Speed(Speed),
    /// Take the last command back.
    Undo,
    /// Do it again.
    Redo,
    /// Go on with a branch that was left.
    Branch(Tip),
    /// Copy a link to the lab as it stands.
    Share,
    /// Take the lab along.
    Take(Take),
    /// The time of one beat of playing is over.
    Tick(u32),
    /// Show why this beat happened; `None` closes the pane.
    Select(Option<usize>),
    /// Show other events.
    Filter(Filter),
    /// An action tile.
    Act(Action),
    /// One of the caller's permissions is given or taken.
    Permit(Permission, bool),
    /// A field of the dialog was edited.
    Edit(Field, String),
    /// The dialog's button, with the secret value typed in it, if it has such a field.
    Submit(Option<Typed>),
    /// The dialog was closed.
    CloseDialog,
    /// Look at a program with this habit; `None` looks no more.
    Clients(Option<Habit>),
    /// To an instant, whether or not something happened then.
    SeekTime(Timestamp),
    /// Look at the timeline in another way.
    Look(Looking),
    /// The table begins with this row; `None`: where the playhead is.
    Row(Option<usize>),
    /// The pointer or the focus is on this beat, or on none.
    Near(Option<usize>),
    /// Copy the events as JSON.
    CopyEvents,
    /// Copy a link to the lab as it stood when this beat had happened.
    ShareMoment(usize),
    /// Go to the row of the table that stands for this beat.
    ShowRow(usize),
    /// The dialog of the world is wanted.
    World,
    /// Of the field in which an instant is typed.
    Instant(instant::Event),
    /// Of the function that was typed in.
    Own(own::Event),
}

impl Page {
    /// The opening story.
    pub fn open() -> Self {
        let opening = SCENARIOS.first().map(|story| story.tell());
        let (lab, telling) = opening.unwrap_or_else(|| (empty(), Telling::default()));
        let mut page = Self {
            outline: Outline::of(&lab, None),
            look: Look::default(),
            row: None,
            near: None,
            lab,
            story: 0,
            telling,
            link: None,
            opened: None,
            begun: None,
            chosen: None,
            selected: None,
            filter: Filter::Key,
            playing: None,
            plays: 0,
            speed: Speed::Events,
            dialog: None,
            clients: None,
            exporting: false,
            going: None,
            own: Own::default(),
        };
        page.selected = page.last_move();
        page.begun = Some(page.lab.tip());
        page
    }

    /// The story that is told: the one it was opened on, as long as the log still begins as that one's does.
    pub fn told(&self) -> Option<&'static Scenario> {
        SCENARIOS.get(self.story).filter(|_| self.telling.shares_a_beginning(&self.lab))
    }

    /// The ARN of the secret in view: the chosen one, or the first there was.
    pub fn shown(&self) -> Option<&SecretArn> {
        let mut known = self.lab.beats().iter().filter_map(Beat::event).map(|event| &event.secret);
        let Some(chosen) = &self.chosen else { return known.next() };
        // The outline is of the log as it was before what is being done now.
        let before = self.outline.secrets.iter().find(|arn| *arn == chosen);
        before.or_else(|| known.clone().find(|arn| *arn == chosen)).or_else(|| known.next())
    }

    /// The secret in view as it stands at the playhead; `None` before it was made.
    pub fn secret(&self) -> Option<&Secret> {
        self.lab.vault().find(&SecretId::parse(self.shown()?.as_str()).ok()?).ok()
    }

    /// Whether the caller has a permission at the playhead.
    pub fn permits(&self, permission: Permission) -> bool {
        self.lab.vault().denied().iter().all(|denied| denied != permission.action())
    }

    /// How many known beats lie ahead of the playhead.
    pub fn ahead(&self) -> usize {
        self.lab.beats().len().saturating_sub(self.lab.playhead())
    }

    /// After something changed: what was reckoned of the log is that of the log there is.
    pub(super) fn keep_true(&mut self) {
        if !self.outline.is_of(&self.lab, self.chosen.as_ref()) {
            self.outline = Outline::of(&self.lab, self.chosen.as_ref());
            (self.row, self.near) = (None, None);
        }
        self.keep_clients_true();
    }

    /// The last time a label moved, at or before the playhead.
    fn last_move(&self) -> Option<usize> {
        let moved =
            |beat: &Beat| beat.event().is_some_and(|e| matches!(e.kind, EventKind::LabelMoved { .. }));
        self.lab.beats().get(..self.lab.playhead())?.iter().rposition(moved)
    }
}

/// Does a command at the playhead. If that left what lay ahead, a notice says so; what the command brought is
/// selected. The other pages send their calls through here too.
pub fn submit(command: Command, state: &mut State) -> Result<Option<Reply>, ServiceError> {
    let page = &mut state.lab;
    let (ahead, begun) = (page.ahead(), page.lab.playhead());
    let versions = |page: &Page| page.secret().map_or(0, |secret| secret.versions.iter().count());
    let had = versions(page);
    let adopted = match &command {
        Command::Adopt(managed) => Some(managed.name.clone()),
        _ => None,
    };
    let result = page.lab.submit(command);
    page.playing = None;
    page.selected = (page.lab.beats().len() > begun).then_some(begun).or_else(|| page.last_move());
    page.show_playhead();
    let made = versions(page) > had;
    state.notice = match ahead {
        0 => made.then(|| Notice::Said("A new version was made.".into())),
        _ => Some(Notice::Forked(ahead)),
    };
    if let Ok(Some(Reply::CreateSecret(made))) = &result {
        state.lab.chosen = Some(made.arn.clone());
    }
    if let Some(name) = adopted.filter(|_| result.is_ok()) {
        let made = state.lab.lab.vault().secrets().find(|secret| secret.name.as_str() == name);
        state.lab.chosen = made.map(|secret| secret.arn.clone());
    }
    result
}

/// Opens the dialog that configures rotation with a schedule: AutomaticallyAfterDays, ScheduleExpression, Duration.
pub fn configure(members: &[&str; 3], state: &mut State) {
    let mut dialog = Dialog::open(Action::Configure, &state.lab);
    for (field, text) in [Field::Days, Field::Expression, Field::Duration].into_iter().zip(members) {
        dialog.edit(field, (*text).to_owned());
    }
    state.lab.dialog = Some(dialog);
}

/// What an event changes. Whoever hands events on keeps the page true afterwards, once, whatever came of them.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    match event {
        Event::Story(story) => {
            if let Some(scenario) = SCENARIOS.get(story) {
                return shared::tell(story, scenario, state);
            }
        }
        Event::Secret(arn) => page.chosen = Some(arn),
        Event::Forward => return play::forward(state),
        Event::Back => play::back(page),
        Event::Start => play::seek(page, 0),
        Event::End => play::seek(page, usize::MAX),
        Event::Seek(beats) => play::seek(page, beats),
        Event::Play => return play::toggle(page),
        Event::Speed(speed) => page.speed = speed,
        Event::Undo => play::travel(state, &Lab::undo, "Undone."),
        Event::Redo => play::travel(state, &Lab::redo, "Done again."),
        Event::Branch(tip) => play::travel(state, &|lab| lab.switch(tip), "This is the branch you left."),
        Event::Share => return shared::share(state),
        Event::Take(what) => return taken::take(what, state),
        Event::Tick(number) => return play::tick(number, state),
        Event::Select(beat) => page.selected = beat.filter(|beat| *beat < page.lab.beats().len()),
        Event::Filter(filter) => (page.filter, page.row) = (filter, None),
        Event::Act(action) => action::act(action, state),
        Event::Permit(permission, allowed) => {
            // Nothing of a permission is ever refused.
            let _ = submit(Command::Permit { permission, allowed }, state);
        }
        Event::Edit(field, text) => {
            if let Some(dialog) = &mut page.dialog {
                dialog.edit(field, text);
            }
        }
        Event::Submit(typed) => return submitted::submit(typed, state),
        Event::CloseDialog => page.dialog = None,
        Event::Clients(habit) => page.look_at_clients(habit),
        Event::SeekTime(at) => play::seek_time(page, at),
        Event::Look(looking) => page.look(looking),
        Event::Row(row) => page.row = row,
        Event::Near(beat) => page.near = beat.map(|beat| kinds::around(page.lab.beats(), beat)),
        Event::CopyEvents => return vec![shared::copy_events(page)],
        Event::ShareMoment(beat) => return shared::share_moment(beat, state),
        Event::ShowRow(beat) => return show_row(beat, page),
        Event::World => {
            page.playing = None;
            page.dialog = Some(Dialog::open(Action::World, page));
        }
        Event::Instant(event) => return instant::update(event, state),
        Event::Own(event) => return own::update(event, state),
    }
    Vec::new()
}

/// The row of this beat, or of its cause, under a filter that shows it.
#[inline(never)]
fn show_row(beat: usize, page: &mut Page) -> Vec<Effect> {
    let beats = page.lab.beats();
    let shown = |beat: usize| beats.get(beat).is_some_and(|beat| kinds::shows(page.filter, beat));
    let cause = kinds::around(beats, beat).start;
    let row = [beat, cause].into_iter().find(|beat| shown(*beat));
    if row.is_none() {
        page.filter = Filter::All;
    }
    let row = row.unwrap_or(beat);
    page.row = page.outline.rows(page.filter).iter().position(|known| *known == row);
    vec![Effect::Focus(row_id(row), None)]
}

/// The id of the control in the row of a beat.
pub fn row_id(beat: usize) -> String {
    format!("row-{beat}")
}

fn empty() -> Lab {
    Lab::new(rotation_lab::Setup {
        seed: 1,
        place: rotation_core::ident::Place::default(),
        start: rotation_core::time::Timestamp::EPOCH,
        assumptions: rotation_core::assumption::Assumptions::default(),
        world: rotation_lab::world::Setup::default(),
    })
}

#[cfg(test)]
mod tests;
