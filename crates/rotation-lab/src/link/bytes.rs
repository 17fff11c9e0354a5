//! Numbers, texts, tokens and values as bytes. What comes up again is written as its number.

use std::collections::BTreeMap;

use rotation_core::{
    ident::VersionId,
    time::{Span, Timestamp},
    value::ValueId,
};

use super::LinkError;
use crate::lab::Setup;

/// The texts of a link, each as often as it comes up, have at most so many bytes: one long text that comes up in every
/// entry would fill the memory.
const MOST_TEXTS: usize = 4_194_304;

/// How a token is written; above these stands the number of one that was there before.
const OWN: u64 = 0;
const UUID: u64 = 1;
const TEXT: u64 = 2;
const KNOWN: u64 = 3;

pub(super) struct Writer {
    out: Vec<u8>,
    at: Timestamp,
    told: usize,
    texts: u64,
    values: u64,
    tokens: u64,
    /// Among those of its kind.
    places: BTreeMap<Known, u64>,
    own: Own,
}

/// What came up.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Text(String),
    Value(ValueId),
    Token(VersionId),
}

impl Writer {
    pub(super) fn new() -> Self {
        let (out, places) = (Vec::new(), BTreeMap::new());
        Self {
            out,
            at: Timestamp::EPOCH,
            told: 0,
            texts: 0,
            values: 0,
            tokens: 0,
            places,
            own: Own::default(),
        }
    }

    /// Its place, if it came up before; if not, it has one from now on.
    fn place(&mut self, one: Known) -> Result<u64, u64> {
        let count = match &one {
            Known::Text(_) => &mut self.texts,
            Known::Value(_) => &mut self.values,
            Known::Token(_) => &mut self.tokens,
        };
        if let Some(place) = self.places.get(&one) {
            return Ok(*place);
        }
        self.places.insert(one, *count);
        *count += 1;
        Err(*count - 1)
    }

    /// The log begins, of a lab made with this.
    pub(super) fn begin(&mut self, setup: &Setup) {
        self.at = setup.start;
        self.own.setup = Some(setup.clone());
    }

    /// The next entry begins.
    pub(super) fn next_entry(&mut self, at: Timestamp) {
        self.own.entry += 1;
        self.passed(at.since(self.at));
        self.at = at;
    }

    /// A time that is not before another: mostly it is whole seconds later.
    pub(super) fn passed(&mut self, span: Span) {
        let millis = span.as_millis().unsigned_abs();
        let (number, whole) = if millis.is_multiple_of(1000) { (millis / 1000, 1) } else { (millis, 0) };
        self.number(number << 1 | whole);
    }

    pub(super) fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 0x80 {
            self.out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.out.push(rest as u8);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.told += text.len();
        match self.place(Known::Text(text.to_owned())) {
            Ok(place) => self.number(place + 1),
            Err(_) => {
                self.number(0);
                self.number(text.len() as u64);
                self.out.extend(text.as_bytes());
            }
        }
    }

    pub(super) fn value(&mut self, value: ValueId) {
        let (Ok(place) | Err(place)) = self.place(Known::Value(value));
        self.number(place);
    }

    pub(super) fn token(&mut self, token: &VersionId) {
        if let Ok(place) = self.place(Known::Token(token.clone())) {
            return self.number(KNOWN + place);
        }
        match uuid_bits(token.as_str()) {
            _ if self.own.token().as_ref() == Some(token) => self.number(OWN),
            Some(bits) => {
                self.number(UUID);
                self.out.extend(bits.to_be_bytes());
            }
            None => {
                self.number(TEXT);
                self.text(token.as_str());
            }
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.out.clone()
    }

    /// `None`: it is too much to be read again.
    pub(super) fn finish(self) -> Option<Vec<u8>> {
        (self.told <= MOST_TEXTS).then_some(self.out)
    }
}

pub(super) struct Reader<'a> {
    rest: &'a [u8],
    at: Timestamp,
    texts: Vec<&'a str>,
    told: usize,
    values: u32,
    tokens: Vec<VersionId>,
    own: Own,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let (texts, tokens) = (Vec::new(), Vec::new());
        Self { rest: bytes, at: Timestamp::EPOCH, texts, told: 0, values: 0, tokens, own: Own::default() }
    }

    pub(super) fn begin(&mut self, setup: &Setup) {
        self.at = setup.start;
        self.own.setup = Some(setup.clone());
    }

    /// When the next entry was made.
    pub(super) fn next_entry(&mut self) -> Result<Timestamp, LinkError> {
        self.own.entry += 1;
        self.at = self.later_than(self.at)?;
        Ok(self.at)
    }

    /// A time that is not before another.
    pub(super) fn later_than(&mut self, time: Timestamp) -> Result<Timestamp, LinkError> {
        let number = self.number()?;
        let millis = (number >> 1).checked_mul(if number & 1 == 1 { 1000 } else { 1 });
        let millis = millis.and_then(|millis| time.as_millis().checked_add_unsigned(millis));
        millis.and_then(Timestamp::from_millis).ok_or(LinkError::Mangled)
    }

    pub(super) fn number(&mut self) -> Result<u64, LinkError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?.first().copied().unwrap_or_default();
            let bits = u64::from(byte & 0x7f);
            if bits.leading_zeros() < shift {
                break;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(LinkError::Mangled)
    }

    /// A number of things that follow. Each of them takes a byte at least.
    pub(super) fn count(&mut self) -> Result<usize, LinkError> {
        let count = usize::try_from(self.number()?).ok();
        count.filter(|count| *count <= self.rest.len()).ok_or(LinkError::Mangled)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, LinkError> {
        let text = match self.number()? {
            0 => {
                let length = self.count()?;
                let text = std::str::from_utf8(self.take(length)?).map_err(|_| LinkError::Mangled)?;
                self.texts.push(text);
                text
            }
            known => find(&self.texts, known - 1).copied()?,
        };
        self.told += text.len();
        if self.told > MOST_TEXTS { Err(LinkError::TooMuch) } else { Ok(text) }
    }

    pub(super) fn value(&mut self) -> Result<ValueId, LinkError> {
        let place = u32::try_from(self.number()?).ok().filter(|place| *place <= self.values);
        let place = place.ok_or(LinkError::Mangled)?;
        self.values = self.values.max(place + 1);
        Ok(ValueId::symbolic(place + 1))
    }

    pub(super) fn token(&mut self) -> Result<VersionId, LinkError> {
        let token = match self.number()? {
            OWN => self.own.token(),
            UUID => {
                let bits = self.take(16)?.iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte));
                VersionId::parse(&uuid_text(bits))
            }
            TEXT => VersionId::parse(self.text()?),
            known => return find(&self.tokens, known - KNOWN).cloned(),
        };
        let token = token.ok_or(LinkError::Mangled)?;
        self.tokens.push(token.clone());
        Ok(token)
    }

    /// Whether nothing is left to read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// How many values there were, if nothing is left to read.
    pub(super) fn finish(self) -> Result<u32, LinkError> {
        if self.rest.is_empty() { Ok(self.values) } else { Err(LinkError::Newer) }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], LinkError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(LinkError::Mangled)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// The token that the present entry has by itself.
#[derive(Default)]
struct Own {
    setup: Option<Setup>,
    /// From 1.
    entry: usize,
}

impl Own {
    fn token(&self) -> Option<VersionId> {
        self.setup.as_ref()?.token(self.entry.checked_sub(1)?)
    }
}

fn find<T>(known: &[T], place: u64) -> Result<&T, LinkError> {
    usize::try_from(place).ok().and_then(|place| known.get(place)).ok_or(LinkError::Mangled)
}

/// The bits of a UUID in the one spelling that is restored from them.
fn uuid_bits(text: &str) -> Option<u128> {
    let bits = u128::from_str_radix(&text.replace('-', ""), 16).ok()?;
    (uuid_text(bits) == text).then_some(bits)
}

fn uuid_text(bits: u128) -> String {
    let hex = format!("{bits:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default());
    parts.join("-")
}
