//! Who asks: the address of a connection, or the one that a known proxy gives. It is used to count, and goes nowhere
//! else: no log, no disk, no page.

use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// The address at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Addresses of proxies: one, or all that begin with the same bits (`10.0.0.0/8`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxies {
    address: IpAddr,
    bits: u8,
}

/// Why a text names no proxies.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no address: write one like 127.0.0.1, 10.0.0.0/8 or fd00::/8")]
pub struct ProxiesError(String);

impl FromStr for Proxies {
    type Err = ProxiesError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ProxiesError(text.to_owned());
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if bits > most { Err(wrong()) } else { Ok(Self { address, bits }) }
    }
}

impl Proxies {
    fn holds(self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                let apart = u32::from(ours) ^ u32::from(theirs);
                self.bits == 0 || apart >> (32 - u32::from(self.bits)) == 0
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                let apart = u128::from(ours) ^ u128::from(theirs);
                self.bits == 0 || apart >> (128 - u32::from(self.bits)) == 0
            }
            _ => false,
        }
    }
}

/// Which header of a known proxy names the client. Only one is read: a proxy that writes one of them may pass on the
/// other as the client wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, as most proxies write it.
    #[default]
    XForwardedFor,
    /// `Forwarded` of RFC 7239.
    Forwarded,
}

/// Who is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Everybody but this machine itself, where a proxy that nobody named may stand.
    #[default]
    Others,
    /// This machine too.
    All,
    /// Nobody: something before the site counts.
    Nobody,
}

/// Finds out who asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doorman {
    pub(crate) proxies: Vec<Proxies>,
    pub(crate) header: ProxyHeader,
    pub(crate) counted: Counted,
}

impl Doorman {
    /// The client that a request is counted for; `None` where it is not counted: this machine, or a known proxy that
    /// does not say for whom it asks.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        if self.counted == Counted::Nobody {
            return None;
        }
        let mut client = peer.to_canonical();
        if self.is_proxy(client) {
            // The nearest proxy wrote last; what stands before a stranger's address is the stranger's word.
            let named = self.named(headers);
            let mut from_last = named.iter().rev();
            client = loop {
                let address = from_last.next().copied().flatten()?;
                if !self.is_proxy(address) {
                    break address;
                }
            };
        }
        let counted = self.counted == Counted::All || !client.is_loopback();
        counted.then(|| network_of(client))
    }

    /// The client of a connection, before it has asked for anything; `None` where connections are not counted.
    pub(crate) fn caller(&self, peer: IpAddr) -> Option<IpAddr> {
        self.client(peer, &HeaderMap::new())
    }

    /// Whether a stranger's request came through a proxy that nobody named: all its clients are then counted as one.
    pub(crate) fn unnamed_proxy(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        self.counted != Counted::Nobody
            && !self.is_proxy(peer.to_canonical())
            && (headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded"))
    }

    fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|proxies| proxies.holds(address))
    }

    /// The addresses that the header names, in order; `None` for what is no address (`unknown`, a made-up name).
    fn named(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let name = match self.header {
            ProxyHeader::XForwardedFor => "x-forwarded-for",
            ProxyHeader::Forwarded => "forwarded",
        };
        let lines = headers.get_all(name).iter();
        let elements = lines.flat_map(|line| line.to_str().unwrap_or_default().split(','));
        elements
            .map(|element| match self.header {
                ProxyHeader::XForwardedFor => address(element),
                ProxyHeader::Forwarded => element.split(';').find_map(|pair| {
                    let (name, value) = pair.split_once('=')?;
                    name.trim().eq_ignore_ascii_case("for").then(|| address(value)).flatten()
                }),
            })
            .collect()
    }
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `"[2001:db8::1]:80"`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None if text.matches(':').count() == 1 => text.split_once(':')?.0,
        None => text,
    };
    bare.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

/// IPv6 gives every home and every telephone a network of 2^64 addresses: they are one client.
fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(whole) => IpAddr::V6(Ipv6Addr::from_bits(whole.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn doorman(proxies: &[&str], header: ProxyHeader) -> Doorman {
        let proxies = proxies.iter().map(|text| text.parse().expect("proxies")).collect();
        Doorman { proxies, header, counted: Counted::Others }
    }

    #[track_caller]
    fn check(doorman: &Doorman, peer: &str, lines: &[(&'static str, &'static str)], expected: Option<&str>) {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_static(value));
        }
        let client = doorman.client(peer.parse().expect("an address"), &headers);
        assert_eq!(client.map(|client| client.to_string()).as_deref(), expected, "{peer} {lines:?}");
    }

    #[test]
    fn only_named_proxies_are_believed() {
        let nobody = doorman(&[], ProxyHeader::XForwardedFor);
        check(&nobody, "192.0.2.1", &[("x-forwarded-for", "198.51.100.7")], Some("192.0.2.1"));
        check(&nobody, "127.0.0.1", &[("x-forwarded-for", "198.51.100.7")], None);
        check(&nobody, "::1", &[], None);
        check(&nobody, "::ffff:192.0.2.1", &[], Some("192.0.2.1"));
        check(&nobody, "2001:db8:1:2:3:4:5:6", &[], Some("2001:db8:1:2::"));
        let known = doorman(&["127.0.0.1", "10.0.0.0/8"], ProxyHeader::XForwardedFor);
        check(&known, "127.0.0.1", &[("x-forwarded-for", "198.51.100.7")], Some("198.51.100.7"));
        check(&known, "127.0.0.1", &[("x-forwarded-for", "6.6.6.6, 198.51.100.7")], Some("198.51.100.7"));
        check(
            &known,
            "10.1.2.3",
            &[("x-forwarded-for", "6.6.6.6, 198.51.100.7, 10.9.9.9")],
            Some("198.51.100.7"),
        );
        check(
            &known,
            "10.1.2.3",
            &[("x-forwarded-for", "198.51.100.7"), ("x-forwarded-for", "10.9.9.9")],
            Some("198.51.100.7"),
        );
        check(&known, "10.1.2.3", &[("x-forwarded-for", "2001:db8:1:2:3:4:5:6")], Some("2001:db8:1:2::"));
        check(&known, "10.1.2.3", &[("x-forwarded-for", "198.51.100.7:443")], Some("198.51.100.7"));
        check(&known, "11.1.2.3", &[("x-forwarded-for", "198.51.100.7")], Some("11.1.2.3"));
        for silent in ["", "unknown", "198.51.100.7, unknown", "10.9.9.9", "999.1.1.1"] {
            check(&known, "10.1.2.3", &[("x-forwarded-for", silent)], None);
        }
        // The other header is the client's own.
        check(
            &known,
            "10.1.2.3",
            &[("forwarded", "for=6.6.6.6"), ("x-forwarded-for", "198.51.100.7")],
            Some("198.51.100.7"),
        );
    }

    #[test]
    fn the_standard_header_is_read() {
        let known = doorman(&["fd00::/8"], ProxyHeader::Forwarded);
        for (line, expected) in [
            ("for=192.0.2.60;proto=http;by=203.0.113.43", Some("192.0.2.60")),
            ("for=6.6.6.6, For=\"[2001:db8:cafe::17]:4711\"", Some("2001:db8:cafe::")),
            ("proto=https; for=192.0.2.60 ", Some("192.0.2.60")),
            ("for=_hidden", None),
            ("for=\"[::1", None),
            ("proto=https", None),
        ] {
            check(&known, "fd00::1", &[("forwarded", line), ("x-forwarded-for", "6.6.6.6")], expected);
        }
    }

    #[test]
    fn proxies_are_read() {
        for wrong in ["", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::/129", "1.2.3"] {
            assert!(wrong.parse::<Proxies>().is_err(), "{wrong}");
        }
        let all: Proxies = "0.0.0.0/0".parse().expect("every address");
        assert!(all.holds([192, 0, 2, 1].into()) && !all.holds(Ipv6Addr::LOCALHOST.into()));
    }
}
