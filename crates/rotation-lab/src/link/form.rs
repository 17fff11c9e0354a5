//! How one thing is written and read again; and the things that are members of operations.

use rotation_core::{
    ident::VersionId,
    label::StagingLabel,
    operation::{
        filter::{Filter, Key},
        list_secrets::SortBy,
        put_resource_policy::Policy,
    },
    schedule::Days,
    secret::Tag,
    time::Span,
    value::ValueId,
};
use rotation_protocol::wire::read_policy;

use super::{
    LinkError,
    bytes::{Reader, Writer},
};

pub(super) trait Form: Sized {
    fn write(&self, out: &mut Writer);
    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError>;

    /// It is not written: reading finds [`Form::left_out`].
    fn is_left_out(&self) -> bool {
        false
    }

    /// What it is where nothing is written.
    fn left_out() -> Option<Self> {
        None
    }
}

/// A structure: which members are there, as bits from the first member on, and then those that are.
macro_rules! structure {
    ($($path:ident)::+ { $($member:ident),* $(,)? }) => {
        impl $crate::link::form::Form for $($path)::+ {
            fn write(&self, out: &mut $crate::link::bytes::Writer) {
                let there = [$(!$crate::link::form::Form::is_left_out(&self.$member)),*];
                out.number(there.iter().rev().fold(0, |bits, there| bits << 1 | u64::from(*there)));
                $(if !$crate::link::form::Form::is_left_out(&self.$member) {
                    $crate::link::form::Form::write(&self.$member, out);
                })*
            }

            fn read(from: &mut $crate::link::bytes::Reader<'_>) -> Result<Self, $crate::link::LinkError> {
                let mut bits = from.number()?;
                let read = Self { $($member: $crate::link::form::member(&mut bits, from)?),* };
                // A member that nobody here knows.
                if bits == 0 { Ok(read) } else { Err($crate::link::LinkError::Newer) }
            }
        }
    };
}

/// Kinds of something, each with its number: a number is never given to another.
macro_rules! numbered {
    ($kind:ty { $($number:literal $name:ident),* $(,)? }) => {
        impl $crate::link::form::Form for $kind {
            fn write(&self, out: &mut $crate::link::bytes::Writer) {
                out.number(match self { $(<$kind>::$name => $number),* });
            }

            fn read(from: &mut $crate::link::bytes::Reader<'_>) -> Result<Self, $crate::link::LinkError> {
                match from.number()? {
                    $($number => Ok(<$kind>::$name),)*
                    _ => Err($crate::link::LinkError::Newer),
                }
            }
        }
    };
}

pub(super) use {numbered, structure};

/// The next member of a structure.
pub(super) fn member<T: Form>(bits: &mut u64, from: &mut Reader<'_>) -> Result<T, LinkError> {
    let there = *bits & 1 == 1;
    *bits >>= 1;
    if there { T::read(from) } else { T::left_out().ok_or(LinkError::Mangled) }
}

impl<T: Form> Form for Option<T> {
    fn write(&self, out: &mut Writer) {
        if let Some(some) = self {
            some.write(out);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        T::read(from).map(Some)
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: Form> Form for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.number(self.len() as u64);
        self.iter().for_each(|item| item.write(out));
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        (0..from.count()?).map(|_| T::read(from)).collect()
    }

    fn is_left_out(&self) -> bool {
        self.is_empty()
    }

    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}

/// What is written as something else: there and back.
macro_rules! through {
    ($kind:ty, $writer:ident, $this:ident => $there:expr, $read:ident => $back:expr) => {
        impl Form for $kind {
            fn write(&self, out: &mut Writer) {
                let $this = self;
                out.$writer($there);
            }

            fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
                let $read = from.$writer()?;
                let read: Option<Self> = $back;
                read.ok_or(LinkError::Mangled)
            }
        }
    };
}
through!(u8, number, this => u64::from(*this), read => read.try_into().ok());
through!(u16, number, this => u64::from(*this), read => read.try_into().ok());
through!(u32, number, this => u64::from(*this), read => read.try_into().ok());
through!(i64, number, this => zigzag(*this), read => Some(unzigzag(read)));
through!(Span, number, this => zigzag(this.as_millis()), read => {
    u32::try_from(unzigzag(read)).ok().map(Span::millis)
});
through!(Days, number, this => zigzag(i64::from(this.get())), read => Days::new(unzigzag(read)));
through!(VersionId, token, this => this, read => Some(read));
through!(ValueId, value, this => *this, read => Some(read));
through!(StagingLabel, text, this => this.as_str(), read => StagingLabel::parse(read));
// Everything else about a policy is read off its text.
through!(Policy, text, this => &this.text, read => Some(read_policy(read.to_owned())));

impl Form for String {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        from.text().map(str::to_owned)
    }

    fn is_left_out(&self) -> bool {
        self.is_empty()
    }

    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}

impl Form for bool {
    fn write(&self, out: &mut Writer) {
        out.number(u64::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        match from.number()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(LinkError::Mangled),
        }
    }

    fn is_left_out(&self) -> bool {
        !self
    }

    fn left_out() -> Option<Self> {
        Some(false)
    }
}

impl Form for (String, String) {
    fn write(&self, out: &mut Writer) {
        out.text(&self.0);
        out.text(&self.1);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        Ok((from.text()?.to_owned(), from.text()?.to_owned()))
    }
}

structure!(Tag { key, value });
structure!(Filter { key, values });
numbered!(Key {
    0 Description, 1 Name, 2 TagKey, 3 TagValue, 4 PrimaryRegion, 5 OwningService, 6 All,
});
numbered!(SortBy { 0 Created, 1 LastAccessed, 2 LastChanged, 3 Name });

/// Small numbers of either sign are small numbers.
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}
