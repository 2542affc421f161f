"""The knowledge of the screening engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tieline.names.kernel import CACHE_VARIABLE, cache_folder
from tieline.screen import knowledge
from tieline.screen.kernel_token import KnowledgeArrays


def test_knowledge_that_was_kept_equals_what_is_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process gets the same arrays, and gathers them anew where what was kept is damaged."""
    made = knowledge.load_latin_knowledge()
    gathered = list[KnowledgeArrays]()

    def gather() -> KnowledgeArrays:
        gathered.append(made)
        return made

    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.setattr(knowledge, "_make_knowledge", gather)
    folder = cache_folder("tieline.screen")
    folder.mkdir()
    load = knowledge.load_knowledge.__wrapped__
    load()
    again = load()._asdict()
    assert all(np.array_equal(again[field], array) for field, array in made._asdict().items())
    assert len(gathered) == 1
    (folder / "knowledge" / "arrays.bin").write_bytes(b"damaged")
    load()
    assert len(gathered) == 2
