"""Mail."""

from __future__ import annotations

import pytest

from tests.unit.read.formats.samples import PROSE, make_mail
from tieline.errors import EmptyError
from tieline.model import PartialDate
from tieline.read.formats.mail import read_mail
from tieline.settings import Limits


@pytest.mark.parametrize("html", [False, True])
def test_header_body_and_attachments_are_parts(html: bool) -> None:
    """The fields come first, then the plain or HTML body, then the names of what is attached."""
    readable = read_mail(make_mail(html=html), path="a.eml", limits=Limits())
    header, body, attachments = (region.span.cut(readable.text) for region in readable.regions)
    assert header.split("\n")[0] == "From: Lu Weijia 鲁维佳 <press@acme.example>"
    assert header.split("\n")[-1] == "Subject: Re: 飞腾 and your questions"
    assert body.startswith(PROSE)
    assert attachments == "Attachment: 合同.pdf (application/pdf, 13 bytes)"
    assert [region.label for region in readable.regions] == ["header", "body", "attachments"]


def test_the_date_is_that_of_the_sender() -> None:
    """The Date field counts in the zone it is written in; the subject is the title."""
    readable = read_mail(make_mail(), path="a.eml", limits=Limits())
    assert (readable.title, readable.published_on) == ("Re: 飞腾 and your questions", PartialDate("2021-04-15"))


def test_the_plain_alternative_is_preferred() -> None:
    """Of two alternatives one is the body, and the other is no attachment."""
    data = (
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: multipart/alternative; boundary=x\n\n"
        b"--x\nContent-Type: text/html\n\n<p>Rich words</p>\n--x\nContent-Type: text/plain; charset=gbk\n\n"
        + "飞腾否认。".encode("gbk")
        + b"\n--x--\n"
    )
    assert read_mail(data, path="a.eml", limits=Limits()).text == "From: a@b.example\n\n飞腾否认。"


@pytest.mark.parametrize(
    "date", [b"yesterday", b"Thu, 99 Foo 2021", b"=?utf-8?b?!!?=", b"Mon, 1 Jan 0000 00:00:00 +9999"]
)
def test_a_malformed_date_is_no_date(date: bytes) -> None:
    """Nothing is guessed from a field that cannot be read."""
    data = b"From: a@b.example\nMessage-ID: <1>\nDate: " + date + b"\n\nWords.\n"
    assert read_mail(data, path="a.eml", limits=Limits()).published_on is None


def test_malformed_addresses_are_kept_as_they_stand() -> None:
    """A field that the standard library cannot parse is still shown."""
    data = b'From: <<a@@b>, "x\nTo: ;:,<\nMessage-ID: <1>\nSubject: s\n\nWords.\n'
    assert "Subject: s\n\nWords." in read_mail(data, path="a.eml", limits=Limits()).text


def test_a_mail_without_words_or_attachments_is_empty() -> None:
    """A header alone says nothing."""
    with pytest.raises(EmptyError, match=r"a\.eml"):
        read_mail(b"From: a@b.example\nMessage-ID: <1>\n\n \n", path="a.eml", limits=Limits())
