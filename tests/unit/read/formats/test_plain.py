"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from tests.unit.read.formats.samples import MARKDOWN, PROSE
from tieline.model import PartialDate
from tieline.read.formats.plain import read_text
from tieline.settings import Limits


def test_text_stays_as_it_is_but_canonical() -> None:
    """Line ends and composition are normal, zero bytes and marks of direction go, the latter with a notice."""
    readable = read_text("Cafe\u0301 \u202egnp\u202c\r\nnext\x00 line".encode(), path="a.txt", limits=Limits())
    assert readable.text == "Caf\u00e9 gnp\nnext line"
    assert [gap.code for gap in readable.gaps] == ["not_read:marks-of-direction"]
    assert readable.regions == ()


def test_front_matter_gives_title_and_date() -> None:
    """A Markdown file states both in the block at its top."""
    readable = read_text(MARKDOWN.encode(), path="digest", limits=Limits())
    assert (readable.media_type, readable.title) == ("text/markdown", "Digest of a fact sheet")
    assert readable.published_on == PartialDate("2020-05")


@pytest.mark.parametrize(
    ("text", "path", "media_type", "title"),
    [
        (f"# A **heading** #\n\n{PROSE}", "a.txt", "text/markdown", "A heading"),
        (f"{PROSE}\n\n## Later\n", "a.md", "text/markdown", "Later"),
        (f"{PROSE}\n\n## Later\n", "a.txt", "text/plain", None),
        (f"#hashtag first\n\n{PROSE}", "a.txt", "text/plain", "hashtag first"),
    ],
)
def test_markdown_is_told_by_its_first_line_or_its_name(text: str, path: str, media_type: str, title: str) -> None:
    """A heading on the first line makes Markdown; the name settles the rest."""
    readable = read_text(text.encode(), path=path, limits=Limits())
    assert (readable.media_type, readable.title) == (media_type, title)
