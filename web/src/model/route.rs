//! The pages and their addresses: `#/lab`, `#/request`, `#/schedule`, `#/fleet`.

use super::Notice;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The lab.
    Lab,
    /// The request.
    Request,
    /// The schedule.
    Schedule,
    /// Many secrets at once.
    Fleet,
}

impl Route {
    /// In the order of the menu.
    pub const ALL: [Route; 4] = [Route::Lab, Route::Request, Route::Schedule, Route::Fleet];

    /// Its address.
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Lab => "#/lab",
            Self::Request => "#/request",
            Self::Schedule => "#/schedule",
            Self::Fleet => "#/fleet",
        }
    }

    /// The state that an address carries behind its route: `?s=` and the payload of a link.
    pub fn shared(hash: &str) -> Option<&str> {
        let (_, query) = hash.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix("s="))
    }

    /// Whether the page is shown inside another one, as the address says: `?embed`, with or without a value.
    pub fn embeds(hash: &str) -> bool {
        let Some((_, query)) = hash.split_once('?') else { return false };
        query.split('&').any(|pair| pair == "embed" || pair.starts_with("embed="))
    }

    /// The page an address names; the Lab with a notice if it names none.
    pub fn parse(hash: &str) -> (Self, Option<Notice>) {
        let path = hash.split(['?', '&']).next().unwrap_or_default().trim_end_matches('/');
        if matches!(path, "" | "#" | "#main") {
            return (Self::Lab, None);
        }
        Self::ALL.into_iter().find(|route| route.hash() == path).map_or_else(
            || (Self::Lab, Some(Notice::UnknownRoute(path.chars().take(60).collect()))),
            |route| (route, None),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_from_behind_the_route() {
        for (hash, shared) in [
            ("#/lab", None),
            ("#/lab?embed", None),
            ("#/lab?s=1abc", Some("1abc")),
            ("#/lab?embed&s=1a-_", Some("1a-_")),
            ("#/lab?s=1abc&embed", Some("1abc")),
            ("#/lab?s=", Some("")),
        ] {
            assert_eq!(Route::shared(hash), shared, "{hash}");
        }
    }

    #[test]
    fn a_page_in_a_frame_says_so_in_its_address() {
        for (hash, embeds) in [
            ("#/lab", false),
            ("#/lab?s=1embed", false),
            ("#/lab?embed", true),
            ("#/lab?embed=1", true),
            ("#/lab?embed&s=1abc", true),
            ("#/lab?s=1abc&embed", true),
            ("#/fleet?embedded", false),
        ] {
            assert_eq!(Route::embeds(hash), embeds, "{hash}");
            assert_eq!(Route::parse(hash).1, None, "{hash}");
        }
    }

    #[test]
    fn an_unknown_address_is_the_lab_with_a_notice() {
        for (hash, route, noticed) in [
            ("", Route::Lab, false),
            ("#", Route::Lab, false),
            ("#/", Route::Lab, false),
            ("#main", Route::Lab, false),
            ("#/lab", Route::Lab, false),
            ("#/request", Route::Request, false),
            ("#/schedule/", Route::Schedule, false),
            ("#/schedule?s=1abc", Route::Schedule, false),
            ("#/doctor", Route::Lab, true),
            ("#lab", Route::Lab, true),
        ] {
            let (found, notice) = Route::parse(hash);
            assert_eq!((found, notice.is_some()), (route, noticed), "{hash}");
        }
    }
}
