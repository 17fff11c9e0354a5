//! Headers: names in lower case and sorted, values trimmed with every run of white space made one blank,
//! and several headers of one name joined by commas in the order they came.

/// One header, its name in lower case.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::sigv4) struct Header {
    pub(in crate::sigv4) name: String,
    pub(in crate::sigv4) value: String,
}

impl Header {
    /// In canonical spelling. A folded value becomes one line, so no line break gets into what is sent.
    pub(in crate::sigv4) fn new(name: &str, value: &str) -> Self {
        Self { name: collapsed(name).to_ascii_lowercase(), value: collapsed(value) }
    }
}

pub(super) fn merged(headers: &[Header]) -> Vec<Header> {
    let mut merged: Vec<Header> = Vec::with_capacity(headers.len());
    for header in headers {
        match merged.binary_search_by(|known| known.name.cmp(&header.name)) {
            Ok(place) => {
                if let Some(known) = merged.get_mut(place) {
                    known.value.extend([",", &header.value]);
                }
            }
            Err(place) => merged.insert(place, header.clone()),
        }
    }
    merged
}

pub(in crate::sigv4) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        out.extend([if out.is_empty() { "" } else { " " }, word]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_one_name_are_joined_and_white_space_collapses() {
        let given = [
            Header::new("B", "  two  \t words "),
            Header::new("a", "2"),
            Header::new(" A ", "line\r\n  folded"),
            Header::new("a", ""),
        ];
        let merged: Vec<_> = merged(&given).into_iter().map(|h| (h.name, h.value)).collect();
        assert_eq!(merged, [("a".into(), "2,line folded,".into()), ("b".into(), "two words".into())]);
    }
}
