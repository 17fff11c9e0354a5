//! What can be asked of a signature.

/// Where it stands, and what differs from service to service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// In the headers or in the query.
    pub form: Form,
    /// Take `.`, `..` and empty segments out of the path. S3 does not.
    pub normalize_path: bool,
    /// Hash the body even if the request names its hash; in the header form, send and sign `x-amz-content-sha256`.
    pub sign_body: bool,
    /// Send the session token without signing it.
    pub omit_session_token: bool,
}

/// Where a signature stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// In the `Authorization` header.
    #[default]
    Header,
    /// In the query (a presigned URL), for so long.
    Query(Lifetime),
}

/// For how long a signature in the query is good: a second to a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime(u32);

impl Lifetime {
    /// A week.
    pub const LONGEST: Self = Self(604_800);
    /// What AWS's own tools take where nobody says: an hour.
    pub const USUAL: Self = Self(3600);

    /// `None` for no time at all, and beyond [`Lifetime::LONGEST`].
    pub const fn of_seconds(seconds: u32) -> Option<Self> {
        if seconds == 0 || seconds > Self::LONGEST.0 { None } else { Some(Self(seconds)) }
    }

    /// As `X-Amz-Expires` has it.
    pub const fn seconds(self) -> u32 {
        self.0
    }
}

impl Default for Options {
    /// As every service but S3 has it.
    fn default() -> Self {
        Self { form: Form::Header, normalize_path: true, sign_body: false, omit_session_token: false }
    }
}
