//! Secret values, interned at the door: everything behind it holds a [`ValueId`], so no log, link, event or
//! export can hold a secret. The bytes live in one table, which overwrites them when it is dropped.

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::fmt;
use core::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};

use zeroize::Zeroizing;

/// Stands for a secret value. Equal values of one table have equal ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueId(u32);

impl ValueId {
    /// Its number: "value 1" is the first one that was seen.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The id with this number, of a value whose bytes may no longer be known (after a reload).
    pub const fn symbolic(number: u32) -> Self {
        Self(number)
    }
}

/// What a secret's version holds: exactly one of the two.
#[derive(Clone, PartialEq, Eq)]
pub enum SecretValue {
    /// SecretString.
    Text(Zeroizing<String>),
    /// SecretBinary, decoded.
    Binary(Zeroizing<Vec<u8>>),
}

impl SecretValue {
    fn fingerprint(&self) -> u128 {
        let (kind, bytes) = match self {
            Self::Text(text) => (0, text.as_bytes()),
            Self::Binary(bytes) => (1, bytes.as_slice()),
        };
        let mut hasher = SipHasher24::new();
        hasher.write_u8(kind);
        hasher.write(bytes);
        hasher.finish128().as_u128()
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "SecretString(redacted)",
            Self::Binary(_) => "SecretBinary(redacted)",
        })
    }
}

/// So many numbers can be kept for values that are not known: a made-up number costs no memory beyond that.
pub const MOST_RESERVED: usize = 1 << 18;

/// The one place where bytes of secrets are. Not `Clone`, on purpose.
///
/// ```
/// use rotation_core::value::ValueTable;
/// let mut values = ValueTable::new();
/// let id = values.intern_text("hunter2");
/// assert_eq!(values.intern_text("hunter2"), id);
/// assert!(!format!("{values:?} {:?}", values.get(id)).contains("hunter2"));
/// ```
#[derive(Default)]
pub struct ValueTable {
    /// A place is empty once its value is nobody's, and is taken again.
    values: Vec<Option<SecretValue>>,
    free: Vec<u32>,
    /// By fingerprint, so that a long session does not compare every value with every other.
    by_fingerprint: BTreeMap<u128, u32>,
    /// What came in since the last call began.
    fresh: Vec<ValueId>,
}

impl ValueTable {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// A copy to try something on, in which new values get the ids that they would get here. It is overwritten like the
    /// original when it is dropped.
    #[must_use]
    pub fn trial(&self) -> Self {
        let (values, free) = (self.values.clone(), self.free.clone());
        Self { values, free, by_fingerprint: self.by_fingerprint.clone(), fresh: Vec::new() }
    }

    /// The id of `value`: the one it has, or the next one that is free.
    pub fn intern(&mut self, value: SecretValue) -> ValueId {
        let fingerprint = value.fingerprint();
        let known = self.by_fingerprint.get(&fingerprint).map(|number| ValueId(*number));
        if let Some(known) = known.filter(|id| self.get(*id) == Some(&value)) {
            return known;
        }
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX).saturating_add(1);
        let id = ValueId(self.free.pop().unwrap_or(next));
        match self.place(id) {
            Some(place) => *place = Some(value),
            None => self.values.push(Some(value)),
        }
        self.by_fingerprint.insert(fingerprint, id.0);
        self.fresh.push(id);
        id
    }

    /// Keeps the numbers up to that of `id` for values whose bytes are not known: what comes in later has another id.
    /// A number beyond [`MOST_RESERVED`] is nobody's.
    pub fn reserve(&mut self, id: ValueId) {
        let wanted = usize::try_from(id.0).unwrap_or(usize::MAX).min(MOST_RESERVED);
        if self.values.len() < wanted {
            self.values.resize(wanted, None);
        }
    }

    /// The values whose bytes are known.
    pub fn iter(&self) -> impl Iterator<Item = (ValueId, &SecretValue)> {
        let numbered = (1..).map(ValueId).zip(&self.values);
        numbered.filter_map(|(id, value)| value.as_ref().map(|value| (id, value)))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len() - self.free.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A call begins: see [`Self::undo`].
    pub fn begin(&mut self) {
        self.fresh.clear();
    }

    /// Forgets what came in since the call began: the values of a call that was refused are nobody's.
    pub fn undo(&mut self) {
        for id in core::mem::take(&mut self.fresh).into_iter().rev() {
            self.forget(id);
        }
    }

    /// Forgets every value that is not in use.
    pub fn keep(&mut self, in_use: impl Fn(ValueId) -> bool) {
        let numbers = 1..=u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        for id in numbers.map(ValueId).filter(|id| !in_use(*id)) {
            self.forget(id);
        }
    }

    fn forget(&mut self, id: ValueId) {
        let Some(value) = self.place(id).and_then(Option::take) else { return };
        self.by_fingerprint.remove(&value.fingerprint());
        self.free.push(id.0);
    }

    fn place(&mut self, id: ValueId) -> Option<&mut Option<SecretValue>> {
        self.values.get_mut(usize::try_from(id.0).ok()?.checked_sub(1)?)
    }

    /// The id of a SecretString.
    pub fn intern_text(&mut self, text: &str) -> ValueId {
        self.intern(SecretValue::Text(Zeroizing::new(String::from(text))))
    }

    /// The value, if its bytes are known here.
    pub fn get(&self, id: ValueId) -> Option<&SecretValue> {
        self.values.get(usize::try_from(id.0).ok()?.checked_sub(1)?)?.as_ref()
    }
}

impl fmt::Debug for ValueTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValueTable({} values, redacted)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use std::format;

    use super::*;

    #[test]
    fn equal_values_have_equal_ids_and_text_is_not_binary() {
        let mut table = ValueTable::new();
        assert!(table.is_empty());
        let first = table.intern_text("hunter2");
        assert_eq!(table.intern_text("hunter2"), first);
        assert!(!table.is_empty());
        assert_ne!(table.intern(SecretValue::Binary(Zeroizing::new(b"hunter2".to_vec()))), first);
        assert_eq!(table.get(ValueId::symbolic(9)), None);
    }

    #[test]
    fn forgotten_values_leave_their_ids_to_others() {
        let mut table = ValueTable::new();
        let first = table.intern_text("first");
        table.begin();
        let refused = table.intern_text("refused");
        table.undo();
        assert_eq!((table.len(), table.get(refused)), (1, None));
        assert_eq!((table.intern_text("first"), table.intern_text("second")), (first, refused));
        table.keep(|id| id == refused);
        assert_eq!((table.len(), table.get(first)), (1, None));
        assert_eq!(table.intern_text("third"), first);
    }

    #[test]
    fn what_is_tried_on_a_copy_gets_the_ids_it_would_get() {
        let mut table = ValueTable::new();
        let first = table.intern_text("first");
        table.intern_text("second");
        table.keep(|id| id != first);
        let mut trial = table.trial();
        let tried = ["third", "fourth", "second"].map(|text| trial.intern_text(text));
        assert_eq!((table.len(), trial.len()), (1, 3));
        assert_eq!(["third", "fourth", "second"].map(|text| table.intern_text(text)), tried);
    }

    #[test]
    fn a_reserved_number_is_no_other_values() {
        let mut table = ValueTable::new();
        table.reserve(ValueId::symbolic(2));
        assert_eq!((table.intern_text("new").number(), table.get(ValueId::symbolic(2))), (3, None));
        table.reserve(ValueId::symbolic(1));
        assert_eq!(table.intern_text("newer").number(), 4);
        table.reserve(ValueId::symbolic(u32::MAX));
        assert_eq!(table.len(), MOST_RESERVED);
    }

    #[test]
    fn a_value_never_prints() {
        let mut table = ValueTable::new();
        let id = table.intern_text("hunter2");
        assert!(!format!("{table:?} {id:?} {:?}", table.get(id)).contains("hunter2"));
    }
}
