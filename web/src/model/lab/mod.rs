//! The Lab page: a lab, where the reader looks, and the dialog that is open.

mod action;
mod clients;
mod command;
mod compose;
mod dialog;
mod play;
mod shared;
mod submitted;

use rotation_core::{
    error::ServiceError,
    event::EventKind,
    ident::{SecretArn, SecretId},
    operation::Reply,
    secret::Secret,
};
use rotation_lab::{
    Beat, Command, Lab, Permission, Tip,
    scenario::{SCENARIOS, Telling},
};

use super::{Effect, Notice, State, Typed};

pub use action::{Action, Possible, possible};
pub use clients::{Clients, Habit};
pub use dialog::{Dialog, Field, Refusal};
pub use shared::LINK;
pub(super) use shared::{open, show};
pub use submitted::pass;

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
    /// The secret that was chosen, where there are several.
    pub chosen: Option<SecretArn>,
    /// The beat whose "why" is shown.
    pub selected: Option<usize>,
    /// Which events the table shows.
    pub filter: Filter,
    /// The number of the playing under way; a tick of an earlier one is dropped.
    pub playing: Option<u32>,
    plays: u32,
    /// How many times as fast as at first it is played.
    pub speed: u32,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// A program that uses the secret, while the reader looks at it.
    pub clients: Option<Clients>,
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
    /// Play faster, and after the fastest as at first.
    Faster,
    /// Take the last command back.
    Undo,
    /// Do it again.
    Redo,
    /// Go on with a branch that was left.
    Branch(Tip),
    /// Copy a link to the lab as it stands.
    Share,
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
}

impl Page {
    /// The opening story.
    pub fn open() -> Self {
        let opening = SCENARIOS.first().map(|story| story.tell());
        let (lab, telling) = opening.unwrap_or_else(|| (empty(), Telling::default()));
        let mut page = Self {
            lab,
            story: 0,
            telling,
            link: None,
            chosen: None,
            selected: None,
            filter: Filter::Key,
            playing: None,
            plays: 0,
            speed: 1,
            dialog: None,
            clients: None,
        };
        page.selected = page.last_move();
        page
    }

    /// The ARN of the secret in view: the chosen one, or the first there was.
    pub fn shown(&self) -> Option<&SecretArn> {
        let known = self.lab.beats().iter().filter_map(Beat::event).map(|event| &event.secret);
        known.clone().find(|arn| self.chosen.as_ref() == Some(arn)).or_else(|| known.clone().next())
    }

    /// The ARNs of all secrets of the lab, in the order they came to be.
    pub fn secrets(&self) -> Vec<&SecretArn> {
        let mut found: Vec<&SecretArn> = Vec::new();
        for event in self.lab.beats().iter().filter_map(Beat::event) {
            if !found.contains(&&event.secret) {
                found.push(&event.secret);
            }
        }
        found
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
    let result = page.lab.submit(command);
    page.playing = None;
    page.selected = (page.lab.beats().len() > begun).then_some(begun).or_else(|| page.last_move());
    state.notice = (ahead > 0).then_some(Notice::Forked(ahead));
    page.keep_clients_true();
    if let Ok(Some(Reply::CreateSecret(made))) = &result {
        state.lab.chosen = Some(made.arn.clone());
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

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let effects = change(event, state);
    state.lab.keep_clients_true();
    effects
}

fn change(event: Event, state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    match event {
        Event::Story(story) => {
            if let Some(scenario) = SCENARIOS.get(story) {
                let clients = page.clients.take();
                *page = Page { story, filter: page.filter, speed: page.speed, clients, ..Page::open() };
                (page.lab, page.telling) = scenario.tell();
                page.selected = page.last_move();
                state.notice = None;
            }
        }
        Event::Secret(arn) => page.chosen = Some(arn),
        Event::Forward => return play::forward(state),
        Event::Back => play::back(page),
        Event::Start => play::seek(page, 0),
        Event::End => play::seek(page, usize::MAX),
        Event::Seek(beats) => play::seek(page, beats),
        Event::Play => return play::toggle(page),
        Event::Faster => play::faster(page),
        Event::Undo => play::travel(state, &Lab::undo),
        Event::Redo => play::travel(state, &Lab::redo),
        Event::Branch(tip) => play::travel(state, &|lab| lab.switch(tip)),
        Event::Share => return shared::share(state),
        Event::Tick(number) => return play::tick(number, state),
        Event::Select(beat) => page.selected = beat.filter(|beat| *beat < page.lab.beats().len()),
        Event::Filter(filter) => page.filter = filter,
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
        Event::Submit(typed) => submitted::submit(typed, state),
        Event::CloseDialog => page.dialog = None,
        Event::Clients(habit) => page.look_at_clients(habit),
    }
    Vec::new()
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
