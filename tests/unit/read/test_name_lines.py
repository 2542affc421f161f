"""Our own lines with names and lines without, in English and Chinese (tests/cases/read_names)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.read.passage import make_document
from tieline.model.entity import Schema
from tieline.read.reader import Reader

CASES = Path(__file__).parents[2] / "cases" / "read_names"
_MARK = re.compile(r"\[([COGP]) ([^\[\]]+)\]")

Name = tuple[str, int, int]


def _documents(name: str) -> list[str]:
    """The marked documents of a file: a line each, with the lines behind it that go on with it."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    heads = [at for at, line in enumerate(lines) if not line.startswith("+ ")]
    ends = [*heads[1:], len(lines)]
    return [
        "\n".join(line.removeprefix("+ ") for line in lines[start:end]) for start, end in zip(heads, ends, strict=True)
    ]


def _parse(marked: str) -> tuple[str, set[Name]]:
    """A document and the names that are marked in it."""
    text, names, at = "", set[Name](), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        names.add(("person" if match[1] == "P" else "organisation", len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    return text + marked[at:], names


def _read(reader: Reader, text: str, language: str) -> set[Name]:
    mentions = reader.read(make_document(text, language=language)).mentions
    return {
        ("person" if m.schema is Schema.PERSON else "organisation", m.span.start, m.span.end)
        for m in mentions
        if m.schema is Schema.PERSON or m.schema.is_organisation
    }


@pytest.mark.parametrize(("language", "most"), [("en", 4), ("zh", 1)])
def test_lines_that_name_nobody_give_no_party(reader: Reader, language: str, most: int) -> None:
    """Headings, labels, menus and references to laws name no party; the known exceptions do not grow."""
    wrong = [text for text in _documents(f"none_{language}.txt") if _read(reader, text, language)]
    assert len(wrong) <= most, wrong


@pytest.mark.parametrize(("language", "recall", "precision"), [("en", 0.97, 0.96), ("zh", 0.95, 0.97)])
def test_marked_names_are_found_with_equal_spans(
    reader: Reader, language: str, recall: float, precision: float
) -> None:
    """Of the marked names at least so many are found, and of what is found so much is marked."""
    right = wanted = found = 0
    for marked in _documents(f"names_{language}.txt"):
        text, names = _parse(marked)
        read = _read(reader, text, language)
        right, wanted, found = right + len(read & names), wanted + len(names), found + len(read)
    assert right >= recall * wanted
    assert right >= precision * found
