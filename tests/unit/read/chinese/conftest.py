"""One Chinese reader for all tests: words and rules load once."""

from __future__ import annotations

import pytest

from tieline.read.chinese.reader import ChineseReader


@pytest.fixture(scope="session")
def chinese() -> ChineseReader:
    """Load the reader with the names of one list entry.

    Returns:
        The reader.
    """
    return ChineseReader.load(["Qiongzhou Feiyan Co., Ltd. (琼州飞燕)"])
