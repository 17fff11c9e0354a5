//! What can be done now. The vault itself is asked, so no rule stands here.

use rotation_core::{
    error::ServiceError,
    ident::VersionId,
    operation::{Operation, describe_secret},
    value::ValueId,
};

use super::{Dialog, Page, command, submit};
use crate::model::{Notice, State};

/// The actions of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// RotateSecret with the stored configuration.
    Rotate,
    /// PutSecretValue.
    Put,
    /// UpdateSecretVersionStage.
    Move,
    /// CancelRotateSecret.
    Cancel,
    /// A step of the function fails.
    Fault,
    /// Time goes on.
    Advance,
    /// RotateSecret with a configuration.
    Configure,
    /// CreateSecret.
    Create,
    /// What the world is like: no tile, because it is no call.
    World,
}

impl Action {
    /// In the order of the tiles.
    pub const ALL: [Action; 8] = [
        Self::Rotate,
        Self::Put,
        Self::Move,
        Self::Cancel,
        Self::Fault,
        Self::Advance,
        Self::Configure,
        Self::Create,
    ];
}

/// An action, and the service's refusal if it would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// Which.
    pub action: Action,
    /// Why not, in the service's own words.
    pub refusal: Option<ServiceError>,
}

/// What can be done at the playhead.
pub fn possible(page: &Page) -> Vec<Possible> {
    let token = VersionId::parse("00000000-0000-4000-8000-000000000000");
    let ask = |operation: Option<Operation>| operation.and_then(|operation| page.lab.would(&operation).err());
    let named = |make: &dyn Fn(String) -> Operation| page.shown().map(|arn| make(arn.as_str().to_owned()));
    Action::ALL
        .into_iter()
        .map(|action| {
            let refusal = match action {
                Action::Rotate => ask(named(&|id| command::rotate(id, token.clone()))),
                Action::Put => {
                    ask(named(&|id| command::put(id, token.clone(), Some(ValueId::symbolic(0)), None)))
                }
                Action::Move => {
                    ask(named(&|secret_id| Operation::DescribeSecret(describe_secret::Input { secret_id })))
                }
                Action::Cancel => ask(named(&command::cancel)),
                // The service that owns a secret takes other rules and no function.
                Action::Configure if page.secret().is_some_and(|secret| secret.owner.is_some()) => {
                    ask(named(&|id| command::rotate(id, token.clone())))
                }
                Action::Configure => {
                    ask(named(&|id| command::rotate_with(id, token.clone(), some_function(page))))
                }
                Action::Fault | Action::Advance | Action::Create | Action::World => None,
            };
            Possible { action, refusal }
        })
        .collect()
}

/// A tile was pressed: it acts at once or opens its dialog.
pub(super) fn act(action: Action, state: &mut State) {
    let blocked = possible(&state.lab).into_iter().find(|p| p.action == action).and_then(|p| p.refusal);
    let id = state.lab.shown().map(|arn| arn.as_str().to_owned());
    state.lab.playing = None;
    let operation = match (action, blocked, id) {
        (_, Some(_), _) => return,
        (Action::Rotate, None, Some(id)) => command::rotate(id, state.lab.lab.fresh_token()),
        (Action::Cancel, None, Some(id)) => command::cancel(id),
        _ => {
            state.lab.dialog = Some(Dialog::open(action, &state.lab));
            return;
        }
    };
    if let Err(error) = submit(rotation_lab::Command::Call(operation), state) {
        state.notice = Some(Notice::Refused(error));
    }
}

/// A well-formed function of this place: to ask whether a configuration would be taken.
pub(super) fn some_function(page: &Page) -> String {
    let place = page.lab.vault().place();
    let (partition, region, account) = (place.region.partition(), &place.region, &place.account);
    format!("arn:{partition}:lambda:{region}:{account}:function:MyTestRotationLambda")
}
