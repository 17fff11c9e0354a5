//! All secrets of one account and region, and the clock that only calls move.

mod caller;
mod find;
mod managed;
mod time_passes;

use alloc::{collections::BTreeMap, string::String, sync::Arc, vec::Vec};
use core::ops::Bound;

pub use caller::caller_arn;
pub use managed::Managed;
pub use time_passes::{LONGEST_JUMP, TimeError};

use crate::{
    assumption::Assumptions,
    error::{ErrorCode, ServiceError},
    event::{Actor, Event},
    ident::{FunctionArn, Place, SecretArn, SecretName},
    operation::{Context, Operation, Reply},
    rotation::{Invocation, InvocationId, Outbox, Settings},
    secret::Secret,
    stamp::Stamp,
    time::Timestamp,
};

/// The place of a secret in the vault. A place that is free is taken again.
type Key = u32;

/// Every index is one of two map types: each type of map is 7 to 10 KB of the page.
type ByText = BTreeMap<String, Key>;
type ByNumber = BTreeMap<u128, Key>;

/// A secret, and what `wakes` and `open` hold of it, so that they can be brought up to date.
#[derive(Clone, Debug)]
struct Entry {
    /// Shared with answers that show it, and copied only if it changes while one of them lives.
    secret: Arc<Secret>,
    /// Secrets are numbered from 1 in the order they were created.
    number: u64,
    wake: Option<Timestamp>,
    open: Option<InvocationId>,
}

/// How a vault is made.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What falls due by itself derives its randomness from this.
    pub seed: u64,
    /// Region and account.
    pub place: Place,
    /// The functions that exist and admit the service; `None`: every well-formed one of this region.
    pub invocable: Option<Vec<FunctionArn>>,
    /// The actions its callers lack, such as `secretsmanager:RotateSecret` or `lambda:InvokeFunction`.
    pub denied: Vec<String>,
    /// What is assumed where AWS has not been seen.
    pub assumptions: Assumptions,
}

/// The secrets of an account in a region. See the crate's documentation for the loop that drives it.
#[derive(Clone, Debug)]
pub struct Vault {
    settings: Settings,
    place: Place,
    invocable: Option<Vec<FunctionArn>>,
    denied: Vec<String>,
    now: Timestamp,
    secrets: Vec<Option<Entry>>,
    free: Vec<Key>,
    /// How many secrets there have ever been.
    created: u64,
    by_name: ByText,
    by_arn: ByText,
    /// By number.
    by_age: ByNumber,
    /// By time and then by secret: see `time_passes::wake`.
    wakes: ByNumber,
    /// By invocation.
    open: ByText,
    out: Outbox,
}

impl Vault {
    /// An empty vault.
    pub fn new(setup: Setup) -> Self {
        let Setup { seed, place, invocable, denied, assumptions } = setup;
        Self {
            settings: Settings { seed, assumptions },
            place,
            invocable,
            denied,
            now: Timestamp::EPOCH,
            secrets: Vec::new(),
            free: Vec::new(),
            created: 0,
            by_name: ByText::new(),
            by_arn: ByText::new(),
            by_age: ByNumber::new(),
            wakes: ByNumber::new(),
            open: ByText::new(),
            out: Outbox::default(),
        }
    }

    /// Makes one call, as a caller of the API. What fell due before it happens first.
    pub fn apply(&mut self, stamp: Stamp, operation: Operation) -> Result<Reply, ServiceError> {
        self.apply_as(Actor::Caller, stamp, operation)
    }

    /// Makes one call as `actor`: the rotation function's own calls are told apart in the events.
    pub fn apply_as(
        &mut self,
        actor: Actor,
        stamp: Stamp,
        operation: Operation,
    ) -> Result<Reply, ServiceError> {
        if let Err(error) = self.advance(stamp.at) {
            return Err(ServiceError::new(ErrorCode::InvalidRequestException, alloc::format!("{error}")));
        }
        if actor == Actor::Caller {
            self.authorise(operation.name(), operation.about())?;
        }
        operation.apply(self, Context { stamp, actor })
    }

    /// What a call at the present moment would be refused with. Nothing changes.
    pub fn would(&self, stamp: Stamp, operation: &Operation) -> Result<(), ServiceError> {
        self.clone().apply(stamp, operation.clone()).map(|_| ())
    }

    /// The events since the last time they were taken, left where they are.
    pub fn events(&self) -> &[Event] {
        &self.out.events
    }

    /// The events since the last time they were taken.
    pub fn take_events(&mut self) -> Vec<Event> {
        core::mem::take(&mut self.out.events)
    }

    /// The calls of the function that wait to be made.
    pub fn take_invocations(&mut self) -> Vec<Invocation> {
        core::mem::take(&mut self.out.invocations)
    }

    /// All secrets, oldest first (R44).
    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        self.secrets_after(0).map(|(_, secret)| secret)
    }

    /// The values that versions have, by number: true where one is in use.
    pub fn values_in_use(&self) -> Vec<bool> {
        let mut used = Vec::new();
        let versions = self.secrets().flat_map(|secret| secret.versions.iter());
        for (value, _) in versions.filter_map(|(_, version)| version.written) {
            let place = value.number() as usize;
            if used.len() <= place {
                used.resize(place + 1, false);
            }
            if let Some(place) = used.get_mut(place) {
                *place = true;
            }
        }
        used
    }

    /// Region and account.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The time of the last call.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The seed it was made with.
    pub(crate) fn seed(&self) -> u64 {
        self.settings.seed
    }

    /// The assumptions it was made with.
    pub fn assumptions(&self) -> &Assumptions {
        &self.settings.assumptions
    }

    pub(crate) fn is_invocable(&self, function: &FunctionArn) -> bool {
        self.invocable.as_ref().is_none_or(|known| known.contains(function))
    }

    pub(crate) fn named(&self, name: &SecretName) -> Option<&Secret> {
        self.secret(*self.by_name.get(name.as_str())?)
    }

    fn secret(&self, key: Key) -> Option<&Secret> {
        self.secrets.get(key as usize)?.as_ref().map(|entry| &*entry.secret)
    }

    /// A secret as it stands, to be shown: it stays as it is while the vault goes on.
    pub(crate) fn snapshot(&self, arn: &SecretArn) -> Option<Arc<Secret>> {
        let key = *self.by_arn.get(arn.as_str())?;
        self.secrets.get(key as usize)?.as_ref().map(|entry| Arc::clone(&entry.secret))
    }

    fn secret_mut(&mut self, key: Key) -> Option<(&mut Secret, &Settings, &mut Outbox)> {
        let entry = self.secrets.get_mut(key as usize)?.as_mut()?;
        Some((Arc::make_mut(&mut entry.secret), &self.settings, &mut self.out))
    }

    /// The secrets that are younger than the one with this number, with theirs, oldest first.
    pub(crate) fn secrets_after(&self, number: u64) -> impl Iterator<Item = (u64, &Secret)> {
        let younger = (Bound::Excluded(u128::from(number)), Bound::Unbounded);
        self.by_age.range(younger).filter_map(|(number, key)| Some((*number as u64, self.secret(*key)?)))
    }

    /// The secrets whose names come behind `name`, in the order of their names.
    pub(crate) fn secrets_named_after(&self, name: Option<&str>) -> impl Iterator<Item = &Secret> {
        let from = name.map_or(Bound::Unbounded, Bound::Excluded);
        self.by_name.range::<str, _>((from, Bound::Unbounded)).filter_map(|(_, key)| self.secret(*key))
    }

    /// Adds a secret whose name is free.
    pub(crate) fn insert(&mut self, secret: Secret) {
        let fresh = u32::try_from(self.secrets.len()).unwrap_or(u32::MAX);
        let key = self.free.pop().unwrap_or(fresh);
        self.created = self.created.saturating_add(1);
        self.by_name.insert(secret.name.as_str().into(), key);
        self.by_arn.insert(secret.arn.as_str().into(), key);
        self.by_age.insert(u128::from(self.created), key);
        let entry = Some(Entry { secret: Arc::new(secret), number: self.created, wake: None, open: None });
        match self.secrets.get_mut(key as usize) {
            Some(place) => *place = entry,
            None => self.secrets.push(entry),
        }
    }

    /// Forgets a secret whose time is over.
    fn remove(&mut self, key: Key) {
        let Some(entry) = self.secrets.get_mut(key as usize).and_then(Option::take) else { return };
        self.by_name.remove(entry.secret.name.as_str());
        self.by_arn.remove(entry.secret.arn.as_str());
        self.by_age.remove(&u128::from(entry.number));
        self.forget_times(key, &entry);
        self.free.push(key);
    }

    /// Changes one secret and keeps the indexes true.
    pub(crate) fn change<R>(
        &mut self,
        arn: &SecretArn,
        change: impl FnOnce(&mut Secret, &Settings, &mut Outbox) -> R,
    ) -> Option<R> {
        let key = *self.by_arn.get(arn.as_str())?;
        let (secret, settings, out) = self.secret_mut(key)?;
        let result = change(secret, settings, out);
        self.reindex(key);
        Some(result)
    }
}
