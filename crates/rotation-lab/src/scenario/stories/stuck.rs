//! A rotation that gets stuck, and the label that has to be taken off.

use rotation_core::rotation::Step;

use super::{DB, DB_VALUE, EVERY_30_DAYS, PENDING_OFF};
use crate::{
    scenario::{Act, START, Scene, Story, act::AGAIN},
    world::{self, Fault},
};

pub(in crate::scenario) fn stuck_pending() -> Story {
    Story {
        summary: "AWSPENDING stays on a version that is not current, so RotateSecret is refused.",
        region: "eu-central-1",
        start: START,
        seed: 13,
        world: world::Setup::default(),
        scenes: &[CREATED, FAILED, REFUSED],
    }
}

pub(in crate::scenario) fn mended() -> Story {
    Story {
        summary: "A stuck rotation: mend the function, take AWSPENDING off, rotate again.",
        region: "eu-central-1",
        start: START,
        seed: 16,
        world: world::Setup::default(),
        scenes: &[CREATED, FAILED, REFUSED, MENDED, TAKEN_OFF, ROTATED],
    }
}

const CREATED: Scene = Scene {
    caption: "A secret with a value, and a rotation function whose testSecret raises an error.",
    acts: &[
        Act::Pass(5),
        Act::Create { name: DB, value: Some(DB_VALUE) },
        Act::Fault(Step::Test, Some(Fault::Raises)),
    ],
};

const FAILED: Scene = Scene {
    caption: "testSecret fails. AWSPENDING stays on the new version, AWSCURRENT on the old one, although the database has the new password already.",
    acts: &[Act::Pass(60), Act::Rotate(DB, EVERY_30_DAYS), Act::Until("RotationFailed")],
};

const REFUSED: Scene = Scene {
    caption: "RotateSecret is refused: AWSPENDING on a version that is not current means that a rotation is not complete. The service tries that one again by itself.",
    acts: &[Act::Pass(30), Act::Rotate(DB, AGAIN)],
};

const MENDED: Scene = Scene {
    caption: "The function is mended. That alone would do at the next try; who cannot wait for it takes the label off.",
    acts: &[Act::Pass(5), Act::Fault(Step::Test, None)],
};

const TAKEN_OFF: Scene = Scene {
    caption: "update-secret-version-stage takes AWSPENDING off. The rotation is abandoned and its version has no label left; AWSCURRENT stays.",
    acts: &[Act::Pass(5), PENDING_OFF],
};

const ROTATED: Scene = Scene {
    caption: "RotateSecret is accepted again and makes a version of its own, which becomes current.",
    acts: &[Act::Pass(5), Act::Rotate(DB, AGAIN), Act::Until("RotationSucceeded"), Act::Pass(60)],
};
