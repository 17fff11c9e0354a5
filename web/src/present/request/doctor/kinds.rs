//! The causes that come in kinds: paths, session tokens, spellings of JSON.

use rotation_protocol::sigv4::doctor::{Layout, PathApart, Spelling, TokenApart};

use super::advice::{Advice, of};

pub(super) fn path(apart: PathApart) -> Advice {
    let rule =
        "Every service but S3 encodes the path once more in the canonical request than in the request line.";
    match apart {
        PathApart::EncodedMore => {
            of("The path is encoded once too often.", rule, "Hand the path to the signer as it is sent.")
        }
        PathApart::EncodedLess => of(
            "The path is encoded once too seldom.",
            rule,
            "Encode it again where the canonical request is made.",
        ),
        PathApart::Other => of(
            "Another path.",
            "The path is part of what is signed; a proxy that forwards under another path breaks the signature.",
            "Secrets Manager is called at /. Sign the path that arrives.",
        ),
    }
}

pub(super) fn token(apart: TokenApart) -> Advice {
    match apart {
        TokenApart::Missing => of(
            "The session token is missing.",
            "The form has one; the refused request signed none.",
            "Send it as x-amz-security-token and sign it: temporary keys do not work without.",
        ),
        TokenApart::NotInForm => of(
            "A session token goes with this key, and the form has none.",
            "It is one of the headers that are signed.",
            "Type it into the form's credentials: it stays in memory.",
        ),
        TokenApart::Unsigned => of(
            "The session token was not signed.",
            "It went along, and is not among the bytes of the signature.",
            "Set x-amz-security-token before signing.",
        ),
        TokenApart::Other => of(
            "Another session token.",
            "It is not the form's.",
            "Take key id, secret and token out of the same set of temporary credentials.",
        ),
        TokenApart::Stale => of(
            "AWS does not take the session token.",
            "It has expired, or it does not belong to this key.",
            "Ask for new temporary credentials and use all three parts of them.",
        ),
    }
}

/// A spelling by its name.
pub(super) fn name(spelling: Spelling) -> String {
    let Spelling { layout, sorted, ascii, line_end } = spelling;
    let layout = match layout {
        Layout::Compact => "compact, as JavaScript and Go write it".into(),
        Layout::Spaced => "spaced, as Python and the AWS CLI write it".into(),
        Layout::Indented(by) => format!("indented by {by}"),
    };
    let more = [
        (sorted, ", keys sorted"),
        (ascii, ", characters beyond ASCII as \\u escapes"),
        (line_end, ", a line break at the end"),
    ];
    more.into_iter().filter(|(is, _)| *is).fold(layout, |all, (_, words)| all + words)
}
