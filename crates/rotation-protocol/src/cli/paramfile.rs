//! Values that are somewhere else: `file://` and `fileb://` name a file, `http://` and `https://` an address.

use super::value::Value;
use super::{Failure, Host, python};

/// The content, if `text` names a file; `None` if it is a value itself. The error is the CLI's own text.
pub(super) fn local(text: &str, host: &Host) -> Option<Result<Value, String>> {
    let (binary, path) = match text.strip_prefix("file://") {
        Some(path) => (false, path),
        None => (true, text.strip_prefix("fileb://")?),
    };
    Some(content(host, path, binary).map_err(|why| match why {
        Why::Missing => {
            let path = python::repr(path);
            format!("Unable to load paramfile {text}: [Errno 2] No such file or directory: {path}")
        }
        Why::NoText => format!(
            "Unable to load paramfile ({path}), text contents could not be decoded.  If this is a binary file, \
             please use the fileb:// prefix instead of the file:// prefix."
        ),
    }))
}

/// The content of what the value of `option` names. Without a host there are no files, and nothing is ever fetched.
pub(super) fn any(option: &str, text: &str, host: Option<&Host>) -> Result<Option<Value>, Failure> {
    if text.starts_with("http://") || text.starts_with("https://") {
        return Err(elsewhere(option, text, "nothing is fetched here"));
    }
    let Some(host) = host else {
        let is_file = text.starts_with("file://") || text.starts_with("fileb://");
        return if is_file { Err(elsewhere(option, text, "there are no files here")) } else { Ok(None) };
    };
    local(text, host).transpose().map_err(|why| Failure::parameter(option, why))
}

fn elsewhere(option: &str, text: &str, what: &str) -> Failure {
    Failure::not_here(format_args!(
        "the CLI would read {option} from {text}, and {what}: write the value out."
    ))
}

enum Why {
    Missing,
    NoText,
}

fn content(host: &Host, path: &str, binary: bool) -> Result<Value, Why> {
    let bytes =
        host.files.get(path).or_else(|| host.files.get(path.strip_prefix("./")?)).ok_or(Why::Missing)?;
    if binary {
        return Ok(Value::Bytes(bytes.clone()));
    }
    // Python reads every line end as \n.
    let text = std::str::from_utf8(bytes).map_err(|_| Why::NoText)?;
    Ok(Value::Text(text.replace("\r\n", "\n").replace('\r', "\n")))
}
