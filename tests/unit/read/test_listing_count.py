"""How many were listed at once."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


def _counts(reader: Reader, text: str, language: str) -> set[tuple[str, str]]:
    reading = reader.read(make_document(text, language=language))
    stated = (one for tie in reading.relationships for one in tie.properties if one.name == "count")
    return {(one.value, one.evidence.quote) for one in stated}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The Department of Commerce added 28 Chinese entities to its Entity List, among them Acme Corporation.",
            "en",
            {("28 entities", "28 Chinese entities")},
        ),
        (
            "The Department of Commerce added seven Chinese firms to its Entity List, among them Acme Corporation.",
            "en",
            {("7 firms", "seven Chinese firms")},
        ),
        ("The Department of Commerce added Acme Corporation to its Entity List.", "en", set()),
        ("美国商务部将28家中国企业列入实体清单，其中包括白河机械股份有限公司。", "zh", {("28 企业", "28家中国企业")}),
        ("美国商务部将白河机械股份有限公司列入实体清单。", "zh", set()),
    ],
)
def test_number_beside_a_listing_is_kept_with_its_noun(
    reader: Reader, text: str, language: str, expected: set[tuple[str, str]]
) -> None:
    """The number and what is counted stand on the tie with their words; a sentence without one gives none."""
    assert _counts(reader, text, language) == expected
