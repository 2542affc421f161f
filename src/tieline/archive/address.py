"""Network addresses: which host names stand for, and which of them a stranger's URL may lead to."""

from __future__ import annotations

import ipaddress
import socket
import threading

from tieline.errors import UnavailableError, UnsafeError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits (RFC 6052)."""

IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""A deprecated way of writing IPv4 addresses (RFC 4291, section 2.5.5.1)."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet.

    Args:
        address: The address.

    Returns:
        False for loopback, private, link-local, multicast, reserved and documentation addresses, and for IPv6
        addresses that carry such an IPv4 address inside.

    Source:
        IANA IPv4 and IPv6 Special-Purpose Address Registries, as Python's `ipaddress` has them.
    """
    inner = _inner_address(address)
    if inner is not None and not is_public(inner):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.is_site_local or address in IPV4_COMPATIBLE:
            return False
        if address.ipv4_mapped is not None or address in NAT64:
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int, *, timeout_s: float) -> list[str]:
    """Look up the addresses of a host.

    Args:
        host: A name, or an address in any spelling that the system takes, also "127.1", "0x7f000001" or "2130706433".
        port: The port.
        timeout_s: How long to wait; the system's own limit cannot be set.

    Returns:
        Addresses in the order of preference; at least one.

    Raises:
        UnavailableError: The name has no address, or the answer does not come in time.
    """
    answers: list[list[str]] = []
    failures: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout_s)
    if answers and answers[0]:
        return answers[0]
    reason = str(failures[0]) if failures else "no answer in time"
    raise UnavailableError(
        f"The address of {host} cannot be looked up ({reason}).", hint="Check the spelling of the host and the network."
    )


def check_public(host: str, addresses: list[str]) -> None:
    """Make sure that a host is on the public internet by all of its addresses.

    Args:
        host: Its name, for messages.
        addresses: Its addresses.

    Raises:
        UnsafeError: One of them is not public.
    """
    for text in addresses:
        if not is_public(ipaddress.ip_address(text.partition("%")[0])):
            raise UnsafeError(
                f"{host} leads to the address {text}, which is not on the public internet.",
                hint="If you trust the source, allow private addresses with TIELINE_ALLOW_PRIVATE=1.",
                code="private_address",
            )


def _inner_address(address: Address) -> ipaddress.IPv4Address | None:
    """Find the IPv4 address that an IPv6 address carries."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.teredo is not None:
        return address.teredo[1]
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
