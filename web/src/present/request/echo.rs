//! What DescribeSecret tells before and after, as rows of a table.

use rotation_lab::outcome::Change;
use rotation_protocol::wire::Described;

const LABELS: &str = "VersionIdsToStages.";

/// One member that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub member: String,
    /// Now, once the call is accepted, and at the end; empty where it is not in the answer.
    pub values: [String; 3],
}

/// The rows.
pub(super) fn rows(changes: &[Change]) -> Vec<Row> {
    let row = |Change { member, before, accepted, end }: &Change| Row {
        member: member.clone(),
        values: [before, accepted, end].map(|one| one.as_ref().map(value).unwrap_or_default()),
    };
    changes.iter().map(row).collect()
}

/// Moments as people read them; the rest as it stands in the body.
fn value(described: &Described) -> String {
    described.at.map_or_else(|| described.json.clone(), |at| at.to_string())
}

/// A version whose labels change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The beginning of its id.
    pub version: String,
    /// Its labels now, once the call is accepted, and at the end; none where the answer does not tell the version.
    pub held: [Option<Vec<String>>; 3],
}

/// The versions whose labels change.
pub(super) fn labels(changes: &[Change]) -> Vec<Labels> {
    let rows = changes.iter().filter_map(|Change { member, before, accepted, end }| {
        let id = member.strip_prefix(LABELS)?;
        let held = |one: &Option<Described>| {
            Some(names(&one.as_ref()?.json).into_iter().map(str::to_owned).collect())
        };
        Some(Labels { version: short(id).to_owned(), held: [before, accepted, end].map(held) })
    });
    rows.collect()
}

fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// `5d0e6c1a has AWSCURRENT and AWSPENDING, 6122 has AWSPREVIOUS`: the versions whose labels change.
pub(super) fn labels_at_end(changes: &[Change]) -> String {
    let versions = changes.iter().filter_map(|change| {
        let id = change.member.strip_prefix(LABELS)?;
        let labels = change.end.as_ref().map(|end| names(&end.json)).unwrap_or_default();
        let labels = if labels.is_empty() { "no label".to_owned() } else { labels.join(" and ") };
        Some(format!("{} has {labels}", short(id)))
    });
    versions.collect::<Vec<_>>().join(", ")
}

/// The labels in a JSON list: none of them can have a quotation mark.
fn names(list: &str) -> Vec<&str> {
    list.split('"').skip(1).step_by(2).collect()
}
