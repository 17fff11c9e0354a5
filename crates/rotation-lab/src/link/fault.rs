//! Where a fault holds, and which it is.

use rotation_core::rotation::Step;

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::Form,
};
use crate::world::{Fault, Steps};

/// Each with its number, which is never given to another.
const STEPS: [(u64, Steps); 5] = [
    (0, Steps::One(Step::Create)),
    (1, Steps::One(Step::Set)),
    (2, Steps::One(Step::Test)),
    (3, Steps::One(Step::Finish)),
    (4, Steps::All),
];

/// The faults without a number of their own.
const PLAIN: [(u64, Fault); 13] = [
    (0, Fault::Raises),
    (1, Fault::TimesOut),
    (2, Fault::CalledTwice),
    (3, Fault::AnswersTooLate),
    (4, Fault::AnswersJustInTime),
    (5, Fault::InvokeDenied),
    (6, Fault::RoleDenied),
    (7, Fault::KmsDenied),
    (8, Fault::DatabaseUnreachable),
    (9, Fault::DatabaseRefuses),
    (10, Fault::ClonesCurrent),
    (11, Fault::DoesNothing),
    (12, Fault::Partition),
];
const THROTTLED: u64 = 13;

impl Form for Steps {
    fn write(&self, out: &mut Writer) {
        out.number(STEPS.iter().find(|(_, steps)| steps == self).map_or(0, |(number, _)| *number));
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        let given = from.number()?;
        STEPS.iter().find(|(number, _)| *number == given).map(|(_, steps)| *steps).ok_or(LinkError::Newer)
    }
}

impl Form for Fault {
    fn write(&self, out: &mut Writer) {
        if let Self::Throttled(calls) = self {
            out.number(THROTTLED);
            calls.write(out);
        } else {
            out.number(PLAIN.iter().find(|(_, fault)| fault == self).map_or(0, |(number, _)| *number));
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        match from.number()? {
            THROTTLED => Ok(Self::Throttled(u8::read(from)?)),
            given => {
                let known = PLAIN.iter().find(|(number, _)| *number == given);
                known.map(|(_, fault)| *fault).ok_or(LinkError::Newer)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::FAULTS;

    #[test]
    fn every_fault_and_every_place_has_its_number() {
        let all = FAULTS.iter().map(|row| row.fault).filter(|fault| !matches!(fault, Fault::Throttled(_)));
        let mut known: Vec<Fault> = PLAIN.iter().map(|(_, fault)| *fault).collect();
        known.sort();
        let mut all: Vec<Fault> = all.collect();
        all.sort();
        assert_eq!(known, all);
        let steps: Vec<Steps> = Step::ALL.into_iter().map(Steps::One).chain([Steps::All]).collect();
        assert_eq!(STEPS.map(|(_, steps)| steps).to_vec(), steps);
    }
}
