//! What a body may look like, as data.

/// One member of a structure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// The API's model demands it.
    pub(crate) required: bool,
    /// The API's model does not, but the service does.
    pub(crate) needed: bool,
    /// Its value is never repeated in a message.
    pub(crate) sensitive: bool,
    pub(crate) place: Place,
    pub(crate) kind: Kind,
}

/// Where a member is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Here.
    Here,
    /// In the API, and not in this model of it.
    Outside,
    /// Likewise, and the AWS CLI of our grammar is older than it.
    Newer,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A string of `min` to `max` characters that fits `pattern`.
    Text { min: usize, max: usize, pattern: Option<&'static Pattern> },
    /// A string of 1 to `max` bytes.
    Bytes { max: usize },
    /// Base64 of 1 to `max` bytes.
    Blob { max: usize },
    /// A whole number. The API's model has long ones and others; only the CLI tells them apart.
    Number { min: i64, max: i64, long: bool },
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// true or false.
    Flag,
    /// A list of `min` to `max` items.
    List { min: usize, max: usize, item: &'static Kind },
    /// A structure.
    Structure(&'static [Member]),
    /// A structure with any names of at least so many characters. Only answers have it.
    Map { key: usize, value: &'static Kind },
    /// A moment. Only answers have it.
    Time,
}

/// A regular expression of the API, and the function that stands for it.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) text: &'static str,
    pub(crate) fits: fn(&str) -> bool,
}

pub(crate) const fn text(name: &'static str, min: usize, max: usize) -> Member {
    member(name, words(min, max))
}

/// Text without a pattern.
pub(crate) const fn words(min: usize, max: usize) -> Kind {
    Kind::Text { min, max, pattern: None }
}

pub(crate) const fn integer(name: &'static str, min: i64, max: i64) -> Member {
    member(name, Kind::Number { min, max, long: false })
}

pub(crate) const fn long(name: &'static str, min: i64, max: i64) -> Member {
    member(name, Kind::Number { min, max, long: true })
}

pub(crate) const fn member(name: &'static str, kind: Kind) -> Member {
    Member { name, required: false, needed: false, sensitive: false, place: Place::Here, kind }
}

impl Member {
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(crate) const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    pub(crate) const fn outside(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    pub(crate) const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}

/// A member's name as messages and the trail spell it.
pub(crate) fn lower_camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}
