//! A typed endpoint. It comes out in the one form a browser would make of it, because the `Host` header is signed:
//! what the browser rewrites silently (`127.1`, other scripts) is refused with a reason instead.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Endpoint, EndpointError, Scheme};

pub(super) fn parse(text: &str) -> Result<Endpoint, EndpointError> {
    let (scheme, rest) = scheme(text.trim())?;
    if rest.contains(['?', '#']) {
        return Err(EndpointError::Query);
    }
    let (authority, path) = split_before(rest, '/');
    if authority.contains('@') {
        return Err(EndpointError::UserInfo);
    }
    let (name, port) = name_and_port(authority)?;
    let host = match port {
        Some(port) if port != scheme.port() => format!("{name}:{port}"),
        _ => name,
    };
    if !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%!$&'()*+,;=:@".contains(&byte)) {
        return Err(EndpointError::Path);
    }
    let path = if path.is_empty() { "/" } else { path }.into();
    Ok(Endpoint { scheme, host, path })
}

fn scheme(text: &str) -> Result<(Scheme, &str), EndpointError> {
    let (name, rest) = text.split_once(':').ok_or(EndpointError::Scheme)?;
    let rest = rest.strip_prefix("//").ok_or(EndpointError::Scheme)?;
    let known =
        [Scheme::Http, Scheme::Https].into_iter().find(|scheme| name.eq_ignore_ascii_case(scheme.name()));
    known.map(|scheme| (scheme, rest)).ok_or(EndpointError::Scheme)
}

/// What stands before the first `end`, and the rest with it.
fn split_before(text: &str, end: char) -> (&str, &str) {
    text.find(end).and_then(|place| text.split_at_checked(place)).unwrap_or((text, ""))
}

fn name_and_port(authority: &str) -> Result<(String, Option<u16>), EndpointError> {
    if let Some(rest) = authority.strip_prefix('[') {
        let (address, port) = rest.split_once(']').ok_or(EndpointError::Host)?;
        let address: Ipv6Addr = address.parse().map_err(|_| EndpointError::Host)?;
        return Ok((format!("[{address}]"), port_of(port)?));
    }
    let (name, port) = split_before(authority, ':');
    Ok((host_name(name)?, port_of(port)?))
}

/// `text` is empty or starts with a colon. A colon alone is no port.
fn port_of(text: &str) -> Result<Option<u16>, EndpointError> {
    match text.strip_prefix(':') {
        None if text.is_empty() => Ok(None),
        Some("") => Ok(None),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok().filter(|port| *port != 0).map(Some).ok_or(EndpointError::Port)
        }
        _ => Err(EndpointError::Port),
    }
}

fn host_name(name: &str) -> Result<String, EndpointError> {
    if name.is_empty() {
        return Err(EndpointError::NoHost);
    }
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    if name.len() > 253 || !name.split('.').all(is_label) {
        return Err(EndpointError::Host);
    }
    let last = name.rsplit('.').next().unwrap_or_default();
    let numeric =
        last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x") || last.starts_with("0X");
    if numeric && name.parse::<Ipv4Addr>().is_err() {
        return Err(EndpointError::Address);
    }
    Ok(name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_endpoint_comes_out_in_its_one_form() {
        for (text, url) in [
            ("http://127.0.0.1:4566", "http://127.0.0.1:4566/"),
            ("  HTTPS://Example.COM:443/  ", "https://example.com/"),
            ("http://localhost:80", "http://localhost/"),
            ("http://localhost:443", "http://localhost:443/"),
            ("http://localhost:", "http://localhost/"),
            ("http://localhost:0080", "http://localhost/"),
            ("http://[::1]:4566/base", "http://[::1]:4566/base"),
            ("http://[0:0::1]", "http://[::1]/"),
            (
                "https://vpce-1_a.secretsmanager.eu-west-1.vpce.amazonaws.com/a/b",
                "https://vpce-1_a.secretsmanager.eu-west-1.vpce.amazonaws.com/a/b",
            ),
        ] {
            assert_eq!(parse(text).map(|endpoint| endpoint.url()), Ok(url.into()), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_with_its_reason() {
        use EndpointError::*;
        for (text, error) in [
            ("", Scheme),
            ("127.0.0.1:4566", Scheme),
            ("ftp://x", Scheme),
            ("http:/x", Scheme),
            ("http://", NoHost),
            ("http:///x", NoHost),
            ("http://:80", NoHost),
            ("http://user:secret@x", UserInfo),
            ("http://x/?a", Query),
            ("http://x#a", Query),
            ("http://a b", Host),
            ("http://a..b", Host),
            ("http://münchen.example", Host),
            ("http://a\\b", Host),
            ("http://[::1", Host),
            ("http://[x]", Host),
            ("http://127.1", Address),
            ("http://127.0.0.01", Address),
            ("http://0x7f000001", Address),
            ("http://256.0.0.1", Address),
            ("http://x:0", Port),
            ("http://x:65536", Port),
            ("http://x:+80", Port),
            ("http://[::1]80", Port),
            ("http://x:1:2", Port),
            ("http://x/a b", Path),
            ("http://x/é", Path),
        ] {
            assert_eq!(parse(text), Err(error), "{text:?}");
        }
    }
}
