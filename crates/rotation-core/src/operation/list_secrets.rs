//! ListSecrets, in pages: filtered, sorted, without what is marked for deletion.

use alloc::{format, string::String, sync::Arc, vec::Vec};

use super::{Context, filter::Filter, page};
use crate::{error::ServiceError, secret::Secret, vault::Vault};

/// Which page of which list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// MaxResults, 1 to 100.
    pub max_results: Option<u8>,
    /// NextToken of the page before.
    pub next_token: Option<String>,
    /// Filters: all must pass.
    pub filters: Vec<Filter>,
    /// SortBy.
    pub sort_by: SortBy,
    /// SortOrder is desc.
    pub descending: bool,
    /// IncludePlannedDeletion.
    pub include_planned_deletion: bool,
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// created-date: the order without SortBy, oldest first (R44).
    #[default]
    Created,
    /// last-accessed-date.
    LastAccessed,
    /// last-changed-date.
    LastChanged,
    /// name.
    Name,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// SecretList.
    pub secrets: Vec<Arc<Secret>>,
    /// NextToken, if there is more.
    pub next_token: Option<String>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, _: Context, input: Input) -> Result<Output, ServiceError> {
    let listing = page::listing(&[&format!("{:?}{}", input.sort_by, input.descending)]);
    let after = page::open(vault.seed(), &listing, input.next_token.as_deref())?;
    let most = input.max_results.map_or(page::MOST, usize::from);
    let wanted = |secret: &Secret| {
        (input.include_planned_deletion || secret.deletion.is_none()) && fits(&input.filters, secret)
    };
    // One more than the page has, to know whether it is the last.
    let mut rows: Vec<(String, &Secret)> = match (input.sort_by, input.descending) {
        // A page in the order of creation or of names costs the same however many secrets there are.
        (SortBy::Created, false) => {
            let after = after.and_then(|last| last.parse().ok()).unwrap_or(0);
            let rows = vault.secrets_after(after).filter(|(_, secret)| wanted(secret));
            rows.take(most + 1).map(|(number, secret)| (format!("{number}"), secret)).collect()
        }
        (SortBy::Name, false) => {
            let rows = vault.secrets_named_after(after).filter(|secret| wanted(secret));
            rows.take(most + 1).map(|secret| (secret.name.as_str().into(), secret)).collect()
        }
        _ => sorted(vault, &input, wanted, after, most + 1),
    };
    let next_token = page::cut(vault.seed(), &listing, &mut rows, most, |(place, _)| place.clone());
    let secrets = rows.into_iter().filter_map(|(_, secret)| vault.snapshot(&secret.arn)).collect();
    Ok(Output { secrets, next_token })
}

/// Whether a secret passes all filters.
pub(super) fn fits(filters: &[Filter], secret: &Secret) -> bool {
    filters.iter().all(|filter| filter.fits(secret))
}

/// The other orders look at every secret and keep the first so many. A page goes on behind the place where the last one
/// ended, whether or not its secret is still there.
fn sorted<'a>(
    vault: &'a Vault,
    input: &Input,
    wanted: impl Fn(&Secret) -> bool,
    after: Option<&str>,
    most: usize,
) -> Vec<(String, &'a Secret)> {
    let place = |number: u64, secret: &Secret| Place {
        at: match input.sort_by {
            SortBy::LastChanged => Some(secret.last_changed.as_millis()),
            SortBy::LastAccessed => secret.last_accessed.map(|day| day.start().as_millis()),
            SortBy::Created | SortBy::Name => None,
        },
        name: if input.sort_by == SortBy::Name { secret.name.as_str().into() } else { String::new() },
        number,
    };
    let before = |one: &Place, other: &Place| if input.descending { one > other } else { one < other };
    let last = after.and_then(Place::parse);
    let mut rows: Vec<(Place, &Secret)> = Vec::with_capacity(most + 1);
    for (number, secret) in vault.secrets_after(0).filter(|(_, secret)| wanted(secret)) {
        let place = place(number, secret);
        if last.as_ref().is_none_or(|last| before(last, &place)) {
            // A page is short: the library's sorts are 5 KB for each type they sort.
            let rank = rows.partition_point(|(known, _)| before(known, &place));
            rows.insert(rank, (place, secret));
            rows.truncate(most);
        }
    }
    rows.into_iter().map(|(place, secret)| (place.text(), secret)).collect()
}

/// What a secret is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    at: Option<i64>,
    name: String,
    number: u64,
}

impl Place {
    /// As a token carries it. No name has a colon.
    fn text(&self) -> String {
        let Self { at, name, number } = self;
        format!("{}:{name}:{number}", at.map(|at| format!("{at}")).unwrap_or_default())
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let (at, name, number) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { at: at.parse().ok(), name: name.into(), number: number.parse().ok()? })
    }
}
