"""Which stance a speaker takes, each case a line of `tests/cases/stances`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tieline.model import Document, Stance
from tieline.model.ids import DocumentId
from tieline.read.reader import Reader
from tieline.resolve.claim.side import make_sides
from tieline.resolve.claim.voice import make_voices

FOLDER = Path(__file__).resolve().parents[3] / "cases" / "stances"
LANGUAGES = {"english": "en", "chinese": "zh"}


def _stances(reader: Reader, case: Mapping[str, str], language: str) -> set[Stance]:
    """The stances of a speaker, those inside of the speaker's own words left out."""
    document = Document(DocumentId("doc"), "0" * 64, "a.txt", "text/plain", None, language, None, case["text"])
    reading = reader.read(document)
    said = {one.id: one.speaker_name for one in reading.utterances}
    voices = make_voices([reading], make_sides([reading], {}), {document.id: document})
    return {
        voice.position
        for voice in voices
        if case["who"] in voice.utterance.speaker_name
        and (voice.utterance.parent is None or said[voice.utterance.parent] != voice.utterance.speaker_name)
    }


@pytest.mark.parametrize(("name", "floor"), [("english", 0.93), ("chinese", 0.94)])
def test_stances_are_read_as_annotated(reader: Reader, name: str, floor: float) -> None:
    """Nearly all lines are read as they were annotated before; a line that is missed is one too few for the floor."""
    cases = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    missed = [case["text"] for case in cases if _stances(reader, case, LANGUAGES[name]) != {Stance(case["stance"])}]
    assert len(missed) <= (1 - floor) * len(cases), missed


@pytest.mark.parametrize("name", LANGUAGES)
def test_who_says_nothing_never_affirms(reader: Reader, name: str) -> None:
    """No line that leaves the matter open is read as affirming it."""
    cases = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    silent = [case for case in cases if case["stance"] == "unclear"]
    assert [case["text"] for case in silent if Stance.AFFIRMS in _stances(reader, case, LANGUAGES[name])] == []
