"""Reading XML files, in files written for these tests: one by one, faults kept small, attacks refused."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable

import pytest

from tieline.errors import DamagedError, UnsafeError
from tieline.text.xml import MAX_DEPTH, XmlRecords, iter_elements
from tieline.text.xml_text import CHUNK_BYTES


def records(data: bytes, *, tags: Iterable[str] = ("a",)) -> XmlRecords:
    """Open a file.

    Args:
        data: Its bytes.
        tags: Its records.

    Returns:
        The records, not yet read.
    """
    return iter_elements(data, "list.xml", frozenset(tags))


def test_records_have_their_text_attributes_and_children() -> None:
    """A record gives texts on one line, attributes, children in order and its line, without namespaces."""
    data = b'<x:r xmlns:x="u" on="1">\n<x:a id="7" x:k="v"><b>one\n two</b><c><b>in</b></c><b>three</b></x:a></x:r>'
    read = records(data)
    (node,) = read
    assert (read.root.tag, read.root.get("on")) == ("r", "1")
    assert (node.tag, node.line, node.get("id"), node.get("k"), node.get("none")) == ("a", 2, "7", "v", "")
    assert node.texts_at("b") == ("one two", "three")
    assert (node.text_at("c/b"), node.text_at("none/b"), node.find("d")) == ("in", "", None)
    assert node.all_text() == "one two in three"


def test_record_inside_a_record_is_part_of_it() -> None:
    """Only the outermost of nested records is handed over; the root never is."""
    (node,) = records(b"<a><a>x<a>y</a></a></a>")
    assert (node.text, node.text_at("a")) == ("x", "y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "gb18030"])
def test_stated_encoding_or_mark_is_followed(encoding: str) -> None:
    """A file is read in the encoding that it states or whose mark it bears."""
    stated = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{stated}'?><r><a>Росатом</a></r>"
    assert next(records(text.encode(encoding))).text == "Росатом"


@pytest.mark.parametrize("encoding", [b"zip", b"unicode_escape", b"no-such"])
def test_odd_encoding_is_refused(encoding: bytes) -> None:
    """An encoding that is no character set is refused, with its name."""
    with pytest.raises(DamagedError, match=encoding.decode()):
        records(b"<?xml version='1.0' encoding='" + encoding + b"'?><r><a/></r>")


def test_bad_bytes_are_read_as_windows_1252_and_counted() -> None:
    """Bytes that are no UTF-8 are letters of Windows-1252, control characters become U+FFFD; both are counted."""
    read = records(b"<r>\n<a>Fa\xe9ade \xe9</a><a>g\x19s</a></r>")
    assert [node.text for node in read] == ["Fa\u00e9ade \u00e9", "g\ufffds"]
    assert (read.bad, read.bad_line) == (3, 2)


def test_broken_record_is_left_out_and_the_rest_goes_on() -> None:
    """A fault inside a record costs that record alone; lines behind it are still right."""
    read = records(b"<r><g>\n<a>1</a>\n<a>x & <b></a>\n<a>3</a></g>\n<h><a>4</a></h></r>")
    assert [(node.text, node.line) for node in read] == [("1", 2), ("3", 4), ("4", 5)]
    assert (len(read.breaks), "line 3" in read.breaks[0], read.is_cut) == (1, True, False)


@pytest.mark.parametrize("end", [b"<a>3", b"<a>3</a", b"<a k='", b"", b"</a>", b"<!-- "])
def test_cut_off_file_keeps_what_was_read(end: bytes) -> None:
    """A file that ends in the middle gives the whole records before the cut, and says where it is."""
    read = records(b"<r>\n<a>1</a>\n<a>2</a>\n" + end)
    assert [node.text for node in read] == ["1", "2"]
    assert read.is_cut
    assert ["line 4" in place for place in read.breaks] == [True]


def test_record_across_pieces_is_whole() -> None:
    """Records and letters on the seam between two pieces are read whole."""
    for shift in range(4):
        data = b"<r><a>" + b"x" * (CHUNK_BYTES - 10 + shift) + "飞腾</a><a>2</a></r>".encode()
        first, second = records(data)
        assert (first.text[-2:], second.text) == ("飞腾", "2")


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\x01", b"<r><b>", b"<r></s>", b"<r><a>1</b>"])
def test_what_breaks_before_its_first_record_is_refused(data: bytes) -> None:
    """Where nothing could be read there is an error with one sentence and a hint."""
    with pytest.raises(DamagedError, match=r"list\.xml is broken or cut off at line 1") as caught:
        list(records(data))
    assert caught.value.hint


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
        b'<!DOCTYPE r [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">',
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_document_type_is_refused(declared: bytes) -> None:
    """A document type, and with it every entity, is refused before anything is expanded or fetched."""
    with pytest.raises(UnsafeError, match="document type"):
        list(records(declared + b"<r><a>&c;</a></r>"))


def test_undeclared_entity_breaks_its_record_only() -> None:
    """An entity that XML does not know costs its record."""
    assert [node.text for node in records(b"<r><a>&nbsp;</a><a>&lt;&#65;</a></r>")] == ["<A"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<r>" + b"<a>" * 1_000_000, f"more than {MAX_DEPTH} deep"),
        (b"<r>" + b"<b>" * 1_000_000, f"more than {MAX_DEPTH} deep"),
        (b"<r><a>" + b"<b/>" * 200_000, "elements"),
        (b"<r><a>" + b"x" * 10_100_000, "characters"),
        (b"<r><a k='" + b"x" * 3_000_000, "a tag of"),
    ],
)
def test_oversized_record_is_refused(data: bytes, told: str) -> None:
    """A million nested elements, a record without end and a tag without end are refused."""
    with pytest.raises(UnsafeError, match=told):
        list(records(data))


def test_memory_does_not_grow_with_the_number_of_elements() -> None:
    """Elements that are no records, and records that were read, leave nothing behind."""
    data = b"<r>" + b"<b>x</b><a/>" * 30_000 + b"</r>"
    tracemalloc.start()
    try:
        count = sum(1 for _ in records(data))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 30_000
    assert peak < 5 * len(data) + 2_000_000
