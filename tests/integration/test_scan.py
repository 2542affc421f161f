"""From a scanned letter to a tie with a frame on its picture."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from tests.integration.program import run

pytestmark = pytest.mark.extras

DOCUMENTS = Path(str(resources.files("tieline.resources") / "examples" / "phytium" / "documents"))
LETTER = "08_removal-letter_2021-04-19"
MAX_ERRORS = 2


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier on the scanned letter alone."""
    pytest.importorskip("rapidocr")
    out = tmp_path_factory.mktemp("scan")
    run("investigate", str(DOCUMENTS / f"{LETTER}.png"), "--out", str(out), cwd=out)
    return out


def _records(bundle: Path, kind: str) -> list[dict[str, Any]]:
    lines = (bundle / "records.jsonl").read_text("utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["kind"] == kind]


def test_the_letter_is_read_with_two_wrong_characters_at_most(bundle: Path) -> None:
    """Against the typed letter, white space left out; the seal is extra."""
    typed = "".join((DOCUMENTS / f"{LETTER}.txt").read_text("utf-8").split())
    [document] = _records(bundle, "document")
    body, _, seal = str(document["text"]).rpartition("\n\n")
    assert Levenshtein.distance(typed, "".join(body.split())) <= MAX_ERRORS
    assert seal == "蓝桥市互联网信息办公室"
    assert document["published_on"] == "2021-04-19"


def test_what_was_removed_is_framed_on_the_picture(bundle: Path) -> None:
    """The tie's sentence has its place in pixels of the scan, with a score."""
    ties = [tie for tie in _records(bundle, "relationship") if tie["type"] == "removes"]
    assert "市招商局" in {tie["source_name"] for tie in ties}
    for tie in ties:
        for evidence in tie["evidence"]:
            assert evidence["places"]
            for place in evidence["places"]:
                left, top, right, bottom = place["box"]
                assert 0 <= left < right <= 1240
                assert 0 <= top < bottom <= 1754
                assert 0 < place["score"] <= 1


def test_the_dossier_shows_the_picture_with_frames(bundle: Path) -> None:
    """The page holds the picture itself, frames that lead to the words, and how sure the words are."""
    page = (bundle / "dossier.html").read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 1
    assert 'class="cited' in page
    assert "was recognised in a picture" in page
