"""From bytes to documents."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from tests.unit.read.formats.samples import TEXT, make_pdf
from tieline.errors import EmptyError
from tieline.model import PartialDate, content_id
from tieline.read.document import make_document, read_document
from tieline.read.formats import recognition
from tieline.settings import Limits

LIMITS = Limits()


def test_a_document_has_what_its_text_states() -> None:
    """Title, language, date and media type are found; the id comes from the bytes."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    document = make_document(TEXT.encode(), sha256=sha256, path="a.txt", limits=LIMITS)
    assert document.id == content_id("doc", sha256)
    assert (document.title, document.language, document.media_type) == ("Acme refutes claims", "en", "text/plain")
    assert document.published_on == PartialDate("2021-06-03")
    assert (document.path, document.sha256, document.text) == ("a.txt", sha256, TEXT)


def test_equal_bytes_under_two_names_are_one_document() -> None:
    """The name is no part of the id."""
    one, two = (make_document(TEXT.encode(), sha256="0" * 64, path=path, limits=LIMITS) for path in ("a.txt", "b.txt"))
    assert one.id == two.id


def test_an_unreadable_item_raises() -> None:
    """One bad item is the caller's to record."""
    with pytest.raises(EmptyError):
        make_document(b"", sha256="0" * 64, path="empty.txt", limits=LIMITS)


def test_what_was_not_read_is_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are pictures are recorded, and the rest is read."""
    recognition._load.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    result = read_document(make_pdf([["Words."]], picture_pages=1), sha256="0" * 64, path="a.pdf", limits=LIMITS)
    (issue,) = result.issues
    assert result.document.text == "Words."
    assert (issue.stage, issue.code, issue.item, issue.is_notice) == ("read", "not_read:needs-ocr", "a.pdf", True)


def test_fifty_megabytes_of_text_are_read_whole() -> None:
    """Nothing of a large file is lost."""
    data = b"On Thursday (July 19) the ministry said that the contract stood.\n" * 770_000
    document = make_document(data, sha256="0" * 64, path="big.txt", limits=LIMITS)
    assert len(document.text) == len(data)
    assert document.language == "en"


def test_every_real_document_is_read_with_a_language(shared: Path) -> None:
    """All real documents at hand have a text, a language and, but for two and the index, a published date."""
    undated = []
    for path in sorted((shared / "documents").rglob("*.t[xs][tv]")):
        document = make_document(path.read_bytes(), sha256="0" * 64, path=path.name, limits=LIMITS)
        assert document.language == ("zh" if path.name.startswith("zh") else "en")
        assert "\r" not in document.text
        undated += [path.name] if document.published_on is None else []
    assert undated == ["INDEX.tsv", "003_4a5241aa8871f887.txt", "004_26948682538fa248.txt"]
