"""Parts of mails: who wrote which, on which day."""

from __future__ import annotations

import pytest

from tieline.model import PartialDate
from tieline.read.kind.mail import find_mail_parts

THREAD = (
    "From: Ann Lee <ann@example.org>\nTo: Qiu Shan <qiu@example.org>\nDate: Fri, 09 Apr 2021 10:00:00 +0000\n"
    "Subject: Re: The plant\n\nThe fund sold its share.\n\n"
    "On 8 April 2021 at 09:12, Qiu Shan <qiu@example.org> wrote:\n> The fund owns the plant.\n> Is it for sale?\n"
)


def test_each_part_has_its_writer_and_day() -> None:
    """The newest part is the sender's; the quoted one belongs to whom the line over it names."""
    parts = find_mail_parts(THREAD, None)
    assert [(p.voice.name, p.voice.date) for p in parts] == [
        ("Ann Lee", PartialDate("2021-04-09")),
        ("Qiu Shan", PartialDate("2021-04-08")),
    ]
    assert parts[0].span.cut(THREAD) == "The fund sold its share."


def test_writers_and_days_stand_in_the_text() -> None:
    """Names and days of parts are spans of the text."""
    parts = find_mail_parts(THREAD, None)
    assert [p.voice.span.cut(THREAD) for p in parts] == ["Ann Lee", "Qiu Shan"]
    assert [p.voice.date_span.cut(THREAD) for p in parts if p.voice.date_span] == ["09 Apr 2021", "8 April 2021"]


def test_an_original_message_is_a_part() -> None:
    """The block over a forwarded message names its writer and day."""
    head = "-----Original Message-----\nFrom: Qiu Shan\nSent: 8 April 2021 09:12\nSubject: Plant"
    text = f"I agree.\n\n{head}\n\nIt is sold."
    parts = find_mail_parts(text, None)
    assert [(p.voice.name, p.voice.date, p.span.cut(text)) for p in parts] == [
        ("Qiu Shan", PartialDate("2021-04-08"), "It is sold.")
    ]


def test_text_after_quoted_lines_is_not_the_quoted_writers() -> None:
    """A quoted part ends with its last marked line."""
    text = "On 8 April 2021, Qiu Shan wrote:\n> It is sold.\n\nThat is wrong."
    assert [p.span.cut(text) for p in find_mail_parts(text, None)] == ["It is sold."]


def test_prose_has_no_parts() -> None:
    """A text without a head or a quoted part is no mail."""
    assert find_mail_parts("Qiu Shan wrote: it is sold.", None) == ()


@pytest.mark.parametrize("nobody", ['""', "' '", "--", "***"])
def test_a_part_without_a_name_has_no_voice(nobody: str) -> None:
    """Empty quotation marks and dashes name no writer; the part is nobody's, least of all the writer's over it."""
    text = THREAD + f"\nOn 3 March 2021, {nobody} wrote:\n> The plant is idle, and nobody wants to buy it.\n"
    assert [p.voice.name for p in find_mail_parts(text, None)] == ["Ann Lee", "Qiu Shan"]
    assert [p.span.cut(text).count("idle") for p in find_mail_parts(text, None)] == [0, 0]


def test_a_head_without_a_name_has_no_voice() -> None:
    """The quoted parts under it keep theirs."""
    text = THREAD.replace("Ann Lee <ann@example.org>", "'' <ann@example.org>", 1)
    assert [p.voice.name for p in find_mail_parts(text, None)] == ["Qiu Shan"]
