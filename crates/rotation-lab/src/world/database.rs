//! The database behind the secrets: which password each of its users has. It knows neither the vault's rules nor the
//! bytes of a password: a password is known by the id of the value it stands in, so a lab without those bytes plays
//! the same.
//!
//! Each secret has its own user, and a clone of it where two users take turns.

use std::collections::BTreeMap;

use rotation_core::{
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    secret::Secret,
    time::Timestamp,
    value::ValueId,
};

use super::history::{Change, Truth};

/// One of the users a secret may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum User {
    /// The one the secret was made for.
    Own,
    /// The one whose name ends in `_clone`.
    Clone,
}

impl User {
    /// The one whose turn it is next.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Own => Self::Clone,
            Self::Clone => Self::Own,
        }
    }
}

/// What a version's value says: who logs in, and with which password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Login {
    /// Who.
    pub user: User,
    /// The password, by the value it stands in.
    pub password: ValueId,
}

/// The users of all secrets. A map from ARN to place, because the page has that type of map already.
#[derive(Clone, Debug, Default)]
pub(super) struct Database {
    places: BTreeMap<String, u32>,
    users: Vec<Users>,
    free: Vec<u32>,
    /// What changed, where somebody wants to know.
    history: Option<Vec<Change>>,
}

/// The users of one secret.
#[derive(Clone, Debug, Default)]
struct Users {
    own: Option<ValueId>,
    clone: Option<ValueId>,
    /// What AWSCURRENT says.
    current: Option<Login>,
    /// What the secret's versions say, as far as somebody has looked, in the order of their ids.
    versions: Vec<(VersionId, Login)>,
}

impl Users {
    fn password(&mut self, user: User) -> &mut Option<ValueId> {
        match user {
            User::Own => &mut self.own,
            User::Clone => &mut self.clone,
        }
    }

    fn place(&self, id: &VersionId) -> Result<usize, usize> {
        self.versions.binary_search_by(|(known, _)| known.cmp(id))
    }

    fn of_version(&self, id: &VersionId) -> Option<Login> {
        let place = self.place(id).ok()?;
        self.versions.get(place).map(|(_, login)| *login)
    }

    fn learn(&mut self, id: &VersionId, login: Login) {
        match self.place(id) {
            Ok(place) => self.versions[place].1 = login,
            Err(place) => self.versions.insert(place, (id.clone(), login)),
        }
    }

    fn of_value(&self, value: ValueId) -> Option<Login> {
        self.versions.iter().map(|(_, login)| *login).find(|login| login.password == value)
    }
}

impl Database {
    /// Keeps what changes from now on.
    pub(super) fn remember(&mut self) {
        self.history.get_or_insert_default();
    }

    /// What changed since it was last asked.
    pub(super) fn take_history(&mut self) -> Vec<Change> {
        self.history.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// AWSCURRENT of a secret has moved, or its first value has come. `sets`: whoever moved it has set its password in
    /// the database as well. With the first value the user was made.
    pub(super) fn current_moved(&mut self, at: Timestamp, secret: &Secret, sets: bool) {
        let Some(id) = secret.versions.holder(&StagingLabel::CURRENT) else { return };
        let Some((value, _)) = secret.versions.get(id).and_then(|version| version.written) else { return };
        let users = self.users(secret.arn.as_str());
        // What no version needs any more is forgotten, so a long session stays small.
        if users.versions.len() > secret.versions.iter().count() {
            users.versions.retain(|(known, _)| secret.versions.get(known).is_some());
        }
        let (known, first) = (users.of_version(id), users.current.is_none());
        let in_use = users.current.map_or(User::Own, |login| login.user);
        let login = known.unwrap_or(Login { user: in_use, password: value });
        users.current = Some(login);
        if known.is_none() {
            users.learn(id, login);
        }
        if sets || first {
            self.set(at, &secret.arn, login);
        }
        self.tell(at, &secret.arn, Truth::Current(Some(login)));
    }

    /// The password that AWSCURRENT says is set in the database again.
    pub(super) fn put_back(&mut self, at: Timestamp, secret: &SecretArn) {
        if let Some(login) = self.users(secret.as_str()).current {
            self.set(at, secret, login);
        }
    }

    /// AWSCURRENT of a secret can be read no more, or again.
    pub(super) fn readable(&mut self, at: Timestamp, secret: &SecretArn, readable: bool) {
        let current = self.users(secret.as_str()).current.filter(|_| readable);
        self.tell(at, secret, Truth::Current(current));
    }

    /// The secret is gone.
    pub(super) fn forget(&mut self, secret: &SecretArn) {
        let Some(place) = self.places.remove(secret.as_str()) else { return };
        if let Some(users) = self.users.get_mut(place as usize) {
            *users = Users::default();
            self.free.push(place);
        }
    }

    /// What a version says. One that nobody has seen yet names `otherwise`, unless its value is known.
    pub(super) fn login(
        &mut self,
        secret: &SecretArn,
        (id, value): (&VersionId, ValueId),
        otherwise: User,
    ) -> Login {
        let users = self.users(secret.as_str());
        let known = users.of_version(id).or_else(|| users.of_value(value));
        known.unwrap_or(Login { user: otherwise, password: value })
    }

    /// The user that AWSCURRENT names.
    pub(super) fn user_in_use(&mut self, secret: &SecretArn) -> User {
        self.users(secret.as_str()).current.map_or(User::Own, |login| login.user)
    }

    /// A version was written that says this.
    pub(super) fn learn(&mut self, secret: &SecretArn, id: &VersionId, login: Login) {
        self.users(secret.as_str()).learn(id, login);
    }

    /// Whether the database lets it in.
    pub(super) fn accepts(&mut self, secret: &SecretArn, login: Login) -> bool {
        *self.users(secret.as_str()).password(login.user) == Some(login.password)
    }

    /// Gives a user this password.
    pub(super) fn set(&mut self, at: Timestamp, secret: &SecretArn, login: Login) {
        *self.users(secret.as_str()).password(login.user) = Some(login.password);
        self.tell(at, secret, Truth::Accepted(login));
    }

    /// The passwords in force.
    pub(super) fn passwords(&self) -> impl Iterator<Item = ValueId> {
        self.users.iter().flat_map(|users| [users.own, users.clone]).flatten()
    }

    fn tell(&mut self, at: Timestamp, secret: &SecretArn, truth: Truth) {
        if let Some(history) = &mut self.history {
            history.push(Change { at, secret: secret.clone(), truth });
        }
    }

    fn users(&mut self, secret: &str) -> &mut Users {
        let place = match self.places.get(secret) {
            Some(place) => *place,
            None => {
                let place = self.free.pop().unwrap_or(u32::try_from(self.users.len()).unwrap_or(u32::MAX));
                self.places.insert(secret.to_owned(), place);
                place
            }
        } as usize;
        if self.users.len() <= place {
            self.users.resize(place + 1, Users::default());
        }
        &mut self.users[place]
    }
}
