"""Quotations beside a verb of saying."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("“Who sold the chips to the harbour office?” Alma Reyes said.", "Alma Reyes", id="asked"),
        pytest.param(
            "“The firm is in trouble. Deep trouble,” said Alma Reyes, its owner.", "Alma Reyes", id="two-parts"
        ),
        pytest.param("''We never sold chips to the harbour,'' Mr. Reyes, 82, told me.", "Reyes", id="title"),
        pytest.param("“Are we ready? Probably not,” Alma Reyes said.", "Alma Reyes", id="not-inside"),
        pytest.param("“It's shameful,” Alma Reyes said.", "Alma Reyes", id="two-words"),
        pytest.param("“The plant was never ours”, said Alma Reyes.", "Alma Reyes", id="comma-outside"),
    ],
)
def test_a_quotation_before_its_cue_is_read(reader: Reader, text: str, speaker: str) -> None:
    """Who speaks stands behind the quotation, whatever the quotation itself asks, denies or names."""
    found = reader.read(make_document(text)).utterances
    assert [one.speaker_name for one in found] == [speaker]
    assert found[0].content_span.start == text.index(found[0].content)


def test_a_quoted_phrase_is_no_saying(reader: Reader) -> None:
    """Two quoted words in the middle of a sentence are the writer's."""
    assert reader.read(make_document("The “old port” area was closed, and Alma Reyes left.")).utterances == ()
