//! What a picture stands on and what changes only with the log: every moment's place in the natural size.

use rotation_core::time::Timestamp;

use super::{
    Scale, Scene, axis, lanes,
    lanes::{Track, tracks},
    marks,
    runs::{self, Run},
    windows::{self, Plan},
};

#[derive(Debug)]
pub(super) struct Ground {
    pub(super) scale: Scale,
    /// Every instant at which something happened.
    pub(super) instants: Vec<Timestamp>,
    /// And its place.
    pub(super) stops: Vec<f64>,
    pub(super) runs: Vec<Run>,
    pub(super) tries: Vec<(f64, f64)>,
    pub(super) plans: Vec<Plan>,
    pub(super) windows: Vec<(f64, f64)>,
    pub(super) marks: Vec<marks::Seed>,
    pub(super) tracks: Vec<Track>,
    pub(super) lanes: Vec<lanes::Seed>,
    pub(super) ticks: Vec<axis::Candidates>,
}

impl Ground {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let (plans, runs) = (windows::plans(scene), runs::runs(scene));
        let mut instants: Vec<Timestamp> = scene.own().map(|(_, beat)| beat.at()).collect();
        debug_assert!(instants.is_sorted());
        instants.dedup();
        let folded = Scale::folded(&instants, scene.outline.end, &plans, &runs);
        let scale = if scene.look.linear { folded.linear() } else { folded };
        let tracks = tracks(scene, &scale);
        let window = |plan: &Plan| (scale.place(plan.window.0), scale.place(plan.window.1));
        Self {
            stops: instants.iter().map(|at| scale.place(*at)).collect(),
            tries: runs::places(&runs, &scale),
            windows: plans.iter().map(window).collect(),
            marks: marks::seeds(scene, &scale),
            lanes: lanes::seeds(scene, &scale, &tracks),
            ticks: axis::candidates(scene, &scale, &plans, &runs),
            scale,
            instants,
            runs,
            plans,
            tracks,
        }
    }
}
