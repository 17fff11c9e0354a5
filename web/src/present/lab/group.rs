//! What beats changed, in clauses.

use rotation_core::{
    event::{Event, EventKind},
    ident::VersionId,
    label::StagingLabel,
};

use crate::{
    model::lab::{Outline, Page},
    present::time,
};

/// The versions of the secret in view, in the order they came to be: `v1` is the first.
pub(super) struct Numbers<'a>(&'a Outline);

impl<'a> Numbers<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        Self(&page.outline)
    }

    /// `v3`; the first characters of the id for a version of another secret.
    pub(super) fn name(&self, id: &VersionId) -> String {
        self.0.place(id).map_or_else(|| id.short().to_owned(), |place| format!("v{}", place + 1))
    }
}

/// What one beat changed, in a clause.
pub(super) fn change(event: &Event, numbers: &Numbers<'_>) -> Option<String> {
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
