"""Rows as queries, and queries as record batches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.screen.table import LONGEST_NAME, Cells, TableColumns, check_name, make_batch, make_batches, make_query


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Acme", "Acme", []),
        ("", "", ["empty_name"]),
        (" \t ", "", ["empty_name"]),
        ("---", "---", ["no_letters"]),
        ("()，。", "()，。", ["no_letters"]),
        ("🏢", "🏢", ["no_letters"]),
        ("12345", "12345", ["only_digits"]),
        ("#REF!", "#REF!", ["not_text"]),
        ("Acme\u202e dtL", "Acme dtL", ["invisible"]),
        ("\u200fشركة", "شركة", ["invisible"]),
        ("A\u200bcme", "Acme", ["invisible"]),
        ("Acme\x00Ltd", "Acme Ltd", ["invisible"]),
        ("Acme\nLtd", "Acme Ltd", ["line_break"]),
        ("MÃ¼ller", "Müller", ["mixed_encoding"]),
        ("Müller", "Müller", []),
        ("Acme \udcff", "Acme \ufffd", ["lost_characters"]),
        ("x" * (LONGEST_NAME + 1), "x" * (LONGEST_NAME + 1), ["long_name"]),
        ("Acme   Ltd", "Acme Ltd", []),
    ],
)
def test_each_fault_of_a_name_has_its_issue(text: str, name: str, codes: list[str]) -> None:
    """What can be mended is, and told; what leaves nothing to compare blocks."""
    found, issues = check_name(text)
    assert (found, [issue.code for issue in issues]) == (name, codes)


@given(st.text(max_size=200))
def test_any_text_is_a_name_or_has_an_issue_that_blocks(text: str) -> None:
    """No text fails, and none is screened as nothing."""
    name, issues = check_name(text)
    name.encode("utf-8")
    assert name or any(issue.blocks for issue in issues)


def test_a_long_name_does_not_take_long() -> None:
    """Ten thousand characters are refused before they are looked into."""
    _, issues = check_name("very long name " * 700)
    assert [(issue.code, issue.blocks) for issue in issues] == [("long_name", True)]


def test_a_row_with_numbers_is_screened_by_them() -> None:
    """Without a name the numbers of a row are still looked up."""
    query = make_query(1, Cells(["", "RU 7736640919"]), TableColumns("name", None, ("tax",)))
    assert query.is_screenable
    assert query.issues[0].message == "There is no name. The row was screened by its numbers only."


def test_a_batch_gives_back_what_was_put_in() -> None:
    """Issues and numbers travel with their row."""
    columns = TableColumns("name", "country", ("tax",))
    batch = make_batch(
        [make_query(7, Cells(["", None, None]), columns), make_query(8, Cells(["Acme", "CN", "123456"]), columns)]
    )
    first, second = batch.to_pylist()
    assert (first["row"], first["issues"][0]["code"], first["country"]) == (7, "empty_name", None)
    assert (second["name"], second["country"], second["identifiers"]) == ("Acme", "CN", ["123456"])


def test_no_rows_are_no_batches() -> None:
    """An empty table has no batch."""
    assert list(make_batches([], size=10)) == []
