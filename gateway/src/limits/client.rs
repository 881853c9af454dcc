//! From where a request comes, as far as that can be believed.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

/// From where the gateway takes a client's address. It is used to count; stored is a name made from it with the operator's
/// keys, for minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ClientAddress {
    /// From nowhere: nothing is counted by address.
    #[default]
    Unknown,
    /// From the connection, where the router is served with axum's `ConnectInfo<SocketAddr>`. Behind a proxy every address would be the proxy's, and all
    /// citizens would be counted as one.
    Connection,
    /// From this header, to which a proxy in front of the gateway adds the address that it sees, such as `x-forwarded-for` or `x-real-ip`. The last
    /// address in it counts, because everything before that can come from the client. Only for a gateway that nobody reaches but through that proxy.
    Header(HeaderName),
}

/// Whoever is counted as one: an IPv4 address, or the first 64 bits of an IPv6 address, which is the least that a provider gives to one household. It has
/// no `Debug`, so that it ends in no log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    V4([u8; 4]),
    V6([u16; 4]),
}

impl Client {
    /// Not the same for any two.
    pub(crate) fn bytes(self) -> Vec<u8> {
        match self {
            Self::V4(octets) => octets.to_vec(),
            Self::V6(segments) => segments.iter().flat_map(|segment| segment.to_be_bytes()).collect(),
        }
    }
}

impl From<IpAddr> for Client {
    fn from(address: IpAddr) -> Self {
        // An IPv4 address that is written as an IPv6 one is the same client.
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self::V6([a, b, c, d])
            }
        }
    }
}

/// Who sends this request; `None` where that is not known.
pub(crate) fn client_of(parts: &Parts, from: &ClientAddress) -> Option<Client> {
    address_of(parts, from).map(Client::from)
}

/// From where this request comes; `None` where that is not known.
pub(crate) fn address_of(parts: &Parts, from: &ClientAddress) -> Option<IpAddr> {
    match from {
        ClientAddress::Unknown => None,
        ClientAddress::Connection => Some(parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip()),
        ClientAddress::Header(name) => last_address(&parts.headers, name),
    }
}

fn last_address(headers: &HeaderMap, name: &HeaderName) -> Option<IpAddr> {
    let line = headers.get_all(name).into_iter().next_back()?.to_str().ok()?;
    let last = line.rsplit(',').next()?.trim();
    let bare = last.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(last);
    bare.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_address_of_the_last_line_counts() {
        let name = HeaderName::from_static("x-forwarded-for");
        for (lines, expected) in [
            (vec!["192.0.2.1"], Some("192.0.2.1")),
            (vec!["10.0.0.1, 192.0.2.1"], Some("192.0.2.1")),
            (vec!["10.0.0.1", "192.0.2.1"], Some("192.0.2.1")),
            (vec!["192.0.2.1:4711"], Some("192.0.2.1")),
            (vec!["2001:db8::1"], Some("2001:db8::1")),
            (vec!["[2001:db8::1]"], Some("2001:db8::1")),
            (vec!["[2001:db8::1]:4711"], Some("2001:db8::1")),
            (vec!["192.0.2.1, unknown"], None),
            (vec![""], None),
            (vec![], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in &lines {
                headers.append(&name, line.parse().expect("is a header"));
            }
            let expected = expected.map(|text| text.parse::<IpAddr>().expect("is an address"));
            assert_eq!(last_address(&headers, &name), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_household_is_one_client() {
        let client = |text: &str| Client::from(text.parse::<IpAddr>().expect("is an address"));
        assert!(client("2001:db8:1:2:3::4") == client("2001:db8:1:2:ffff::"));
        assert!(client("2001:db8:1:2::") != client("2001:db8:1:3::"));
        assert!(client("::ffff:192.0.2.1") == client("192.0.2.1"));
        assert!(client("192.0.2.1") != client("192.0.2.2"));
    }
}
