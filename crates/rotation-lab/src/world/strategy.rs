//! How a world is made: by which strategy its rotation functions change a password, and what its people do.

/// What a world is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// What every rotation function does. A secret of another service is rotated by that service.
    pub strategy: Strategy,
    /// The secret of the database's superuser, by name, where it is a secret of this vault; otherwise it lies
    /// elsewhere, can be read and is right.
    pub superuser: Option<String>,
    /// Whoever moves AWSCURRENT by hand, or takes AWSPENDING off, gives the database the password of AWSCURRENT as
    /// well, unless people are forgetful.
    pub forgetful: bool,
}

/// How a rotation function changes a password, as the official templates do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    /// One user, whose password is changed while clients use it.
    #[default]
    SingleUser,
    /// Two users in turn: the one that is not in use gets the new password, from a superuser.
    AlternatingUsers,
    /// The template as it comes: setSecret and testSecret are yet to be written.
    Generic,
    /// A function outside the world: its calls and its answers come in from there. The database takes the password of
    /// the pending value when its setSecret has returned.
    Own,
}

impl Strategy {
    /// Those that are played here.
    pub const BUILT_IN: [Strategy; 3] = [Self::SingleUser, Self::AlternatingUsers, Self::Generic];

    /// All of them.
    pub const ALL: [Strategy; 4] = [Self::SingleUser, Self::AlternatingUsers, Self::Generic, Self::Own];

    /// A stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SingleUser => "single-user",
            Self::AlternatingUsers => "alternating-users",
            Self::Generic => "generic",
            Self::Own => "own",
        }
    }

    /// The strategy with this id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strategy| strategy.id() == id)
    }
}
