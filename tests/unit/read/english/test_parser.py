"""The English model and its check."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from tieline.errors import DamagedError
from tieline.read.english.parser import MODEL_PACKAGE, check_model, load_english


def _installed() -> Path:
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def test_changed_model_file_is_refused(tmp_path: Path) -> None:
    """A model file that is not the measured one is named and refused."""
    copy = tmp_path / "model"
    shutil.copytree(_installed(), copy)
    weights = next(copy.glob("*/ner/model"))
    weights.write_bytes(weights.read_bytes()[:-1] + b"\0")
    with pytest.raises(DamagedError, match="ner/model"):
        check_model(copy)


def test_recognise_keeps_order_and_length() -> None:
    """One Doc comes back for each sentence, in order, with its text unchanged."""
    sentences = ["Acme Corporation grew.", "Mr Li left Beijing.", ""]
    assert [doc.text for doc in load_english().recognise(sentences)] == sentences
