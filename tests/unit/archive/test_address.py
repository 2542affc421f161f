"""Network addresses."""

import ipaddress
import socket
import threading

import pytest

from tieline.archive.address import check_public, is_public, resolve
from tieline.errors import UnavailableError, UnsafeError

PRIVATE = """
127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255
224.0.0.1 239.255.255.250 240.0.0.1 192.0.2.1 198.18.0.1
::1 :: fe80::1 fc00::1 fd12:3456::1 ff02::1 fec0::1 2001:db8::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:c0a8:101::1
2001:0:4136:e378:8000:63bf:f5ff:fffe
"""
PUBLIC = "8.8.8.8 93.184.216.34 2606:4700::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_addresses_inside_are_not_public(address: str) -> None:
    """Loopback, private, link-local, multicast and reserved addresses are off limits, however they are wrapped."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_addresses_outside_are_public(address: str) -> None:
    """Addresses of the internet are allowed, also when they are wrapped."""
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_is_enough_to_refuse() -> None:
    """A name that leads inside by any of its addresses is refused."""
    check_public("example.test", ["8.8.8.8"])
    with pytest.raises(UnsafeError) as raised:
        check_public("example.test", ["8.8.8.8", "fe80::1%eth0"])
    assert raised.value.code == "private_address"
    assert "example.test" in raised.value.message


@pytest.mark.enable_socket
@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1"])
def test_odd_spellings_of_an_address_are_resolved(host: str) -> None:
    """Whatever the system takes for an address is checked as that address."""
    assert resolve(host, 80, timeout_s=5) == ["127.0.0.1"]


def test_a_name_without_an_address_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt host gives one clear line."""

    def fail(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(UnavailableError, match="Name or service not known"):
        resolve("nowhere.test", 80, timeout_s=5)


def test_looking_up_does_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that is silent ends with the time allowed."""
    released = threading.Event()

    def wait(*_: object, **__: object) -> list[object]:
        released.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", wait)
    with pytest.raises(UnavailableError, match="in time"):
        resolve("example.test", 80, timeout_s=0.01)
    released.set()


@pytest.mark.enable_socket
def test_a_label_that_is_too_long_is_unavailable() -> None:
    """A host that no name server can be asked for gives one clear line."""
    with pytest.raises(UnavailableError):
        resolve("x" * 70 + ".test", 80, timeout_s=5)
