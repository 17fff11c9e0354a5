//! The fault dialog's menus: where a fault holds, which there are for that step, and what comes of each.

use rotation_core::rotation::Step;
use rotation_lab::{
    Fault, Steps,
    world::{FAULTS, Row},
};

/// Value and words of each choice.
pub type Choices = Vec<(&'static str, &'static str)>;

/// The steps, and all of them.
pub fn steps() -> Choices {
    Step::ALL.map(|step| (step.name(), step.name())).into_iter().chain([(EVERY, EVERY)]).collect()
}

const EVERY: &str = Steps::All.name();

/// The faults that make a difference in this step, and the one that is chosen; with a function of the reader's
/// own, those that tell there. Empty mends.
pub fn faults(step: &str, chosen: &str, own: bool) -> Choices {
    let tells = |of: &[Step]| step == EVERY || of.iter().any(|known| known.name() == step);
    let reaches = |row: &Row| !own || row.fault.reaches_outside();
    let rows = FAULTS.iter().filter(|row| tells(row.steps) && reaches(row) || row.id == chosen);
    rows.map(|row| (row.id, row.does)).chain([("", "works again")]).collect()
}

/// For how long.
pub const LASTS: [(&str, &str); 2] = [("", "until it is mended"), ("once", "for its next call")];

/// What comes of it.
pub fn effect(id: &str) -> &'static str {
    let row = Fault::by_id(id).and_then(Fault::row);
    row.map_or("What was wrong with it is mended.", |row| row.effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_offers_what_makes_a_difference_there_and_every_step_offers_all() {
        for (step, count) in
            [("createSecret", 13), ("setSecret", 14), ("testSecret", 14), ("finishSecret", 11), (EVERY, 15)]
        {
            assert_eq!(faults(step, "", false).len(), count + 1, "{step}");
        }
        assert_eq!(faults(EVERY, "", true).len(), 6 + 1);
        assert_eq!(steps().len(), 5);
    }

    #[test]
    fn the_chosen_fault_stays_in_the_menu_when_the_step_changes() {
        assert!(
            faults("finishSecret", "clones-current", false).iter().any(|(id, _)| *id == "clones-current")
        );
        assert!(!faults("finishSecret", "raises", false).iter().any(|(id, _)| *id == "clones-current"));
    }

    #[test]
    fn every_fault_says_what_comes_of_it() {
        let effects: Vec<_> = faults(EVERY, "", false).iter().map(|(id, _)| effect(id)).collect();
        assert!(effects.iter().all(|effect| effect.ends_with('.')));
    }
}
