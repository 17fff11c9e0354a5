//! Beats of one cause: a call or an event of the service, and what it changed in the same instant.

use std::ops::Range;

use rotation_core::{
    event::{Event, EventKind},
    ident::VersionId,
    label::StagingLabel,
};
use rotation_lab::Beat;

use crate::{
    model::lab::Page,
    present::{time, timeline},
};

/// Whether a beat begins something; the others are its effects.
pub(super) fn is_head(beat: &Beat) -> bool {
    beat.event().is_none_or(|event| {
        !matches!(
            event.kind,
            EventKind::LabelMoved { .. }
                | EventKind::VersionReserved
                | EventKind::ValueWritten
                | EventKind::NextRotation { .. }
        )
    })
}

/// The beats of the cause that `beat` belongs to.
pub(super) fn around(beats: &[Beat], beat: usize) -> Range<usize> {
    let at = |n: usize| beats.get(n).map(Beat::at);
    let start = (0..=beat.min(beats.len()))
        .rev()
        .take_while(|n| at(*n) == at(beat))
        .find(|n| beats.get(*n).is_some_and(is_head))
        .unwrap_or(beat);
    let rest = beats.get(start + 1..).unwrap_or_default();
    let more = rest.iter().take_while(|beat| Some(beat.at()) == at(start) && !is_head(beat)).count();
    start..(start + 1 + more).min(beats.len())
}

/// The versions of the secret in view, in the order they came to be: `v1` is the first.
pub(super) struct Numbers(pub(super) Vec<timeline::Version>);

impl Numbers {
    pub(super) fn of(page: &Page) -> Self {
        let shown = page.shown();
        let own = |beat: &Beat| beat.event().is_some_and(|event| Some(&event.secret) == shown);
        Self(timeline::versions(page.lab.beats().iter().enumerate().filter(|(_, beat)| own(beat))))
    }

    /// `v3`; the first characters of the id for a version of another secret.
    pub(super) fn name(&self, id: &VersionId) -> String {
        let place = self.0.iter().position(|version| version.id == *id);
        place.map_or_else(|| id.short().to_owned(), |place| format!("v{}", place + 1))
    }
}

/// What one beat changed, in a clause.
pub(super) fn change(event: &Event, numbers: &Numbers) -> Option<String> {
    let name = |id: &VersionId| numbers.name(id);
    Some(match &event.kind {
        EventKind::LabelMoved { label, from, to } => moved(label, from.as_ref(), to.as_ref(), &name),
        EventKind::VersionReserved => format!("{} has no value yet", name(event.version.as_ref()?)),
        EventKind::ValueWritten => format!("the value of {} is written", name(event.version.as_ref()?)),
        EventKind::NextRotation { window: Some((_, end)) } => {
            let last = end.minus(rotation_core::time::Span::seconds(1));
            format!("NextRotationDate becomes {}", time::date_clock(last))
        }
        EventKind::NextRotation { window: None } => "NextRotationDate goes away".to_owned(),
        _ => return None,
    })
}

fn moved(
    label: &StagingLabel,
    from: Option<&VersionId>,
    to: Option<&VersionId>,
    name: &dyn Fn(&VersionId) -> String,
) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{label} from {} to {}", name(from), name(to)),
        (None, Some(to)) => format!("{label} to {}", name(to)),
        (Some(from), None) => format!("{label} off {}", name(from)),
        (None, None) => label.to_string(),
    }
}
