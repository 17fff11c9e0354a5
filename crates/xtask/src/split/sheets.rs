//! The style sheets of what a first visit does not show: their tags only keep the address, and web/later.js
//! asks for them together with the second part of the program.

use anyhow::{Context as _, Result};

/// As they are named in web/styles.
const LATER: [&str; 6] = ["request", "schedule", "fleet", "terminal", "share", "own"];

/// index.html with those sheets put off.
pub(super) fn put_off(html: &str) -> Result<String> {
    LATER.iter().try_fold(html.to_owned(), |html, name| {
        put_off_one(&html, name).with_context(|| format!("index.html names no style sheet {name}"))
    })
}

fn put_off_one(html: &str, name: &str) -> Option<String> {
    let start = html.find(&format!("/{name}-"))?;
    let (before, rest) = html.split_at(start);
    let (file, after) = rest.split_once(".css")?;
    let (before, _) = before.rsplit_once("<link")?;
    let (_, after) = after.split_once('>')?;
    Some(format!("{before}<link rel=\"later\" data-later=\".{file}.css\">{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_another_page_keeps_its_address_and_is_no_style_sheet_yet() {
        let minified = "<link rel=stylesheet href=./kit-1.css><link rel=stylesheet href=./fleet-2a.css><p>";
        let put_off =
            "<link rel=stylesheet href=./kit-1.css><link rel=\"later\" data-later=\"./fleet-2a.css\"><p>";
        assert_eq!(put_off_one(minified, "fleet").as_deref(), Some(put_off));
        let plain = "<link rel=\"stylesheet\" href=\"./fleet-2a.css\"/>\n<a href=\"#/fleet\">";
        let put_off = "<link rel=\"later\" data-later=\"./fleet-2a.css\">\n<a href=\"#/fleet\">";
        assert_eq!(put_off_one(plain, "fleet").as_deref(), Some(put_off));
        assert_eq!(put_off_one(plain, "request"), None);
    }
}
