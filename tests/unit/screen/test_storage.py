"""Saved arrays."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tieline.errors import DamagedError, StoreError
from tieline.screen.storage import ARRAYS_FILE, HEADER_FILE, open_arrays, save_arrays

ARRAYS = {"a": np.arange(5, dtype=np.int32), "b": np.zeros((2, 3), dtype=np.float32), "none": np.zeros(0, np.uint8)}


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    """Every array and fact comes back."""
    save_arrays(tmp_path / "x", ARRAYS, {"lists": ["Entity List"]})
    opened = open_arrays(tmp_path / "x")
    assert opened.facts == {"lists": ["Entity List"]}
    for name, array in ARRAYS.items():
        assert np.array_equal(opened.arrays[name], array)
        assert opened.arrays[name].dtype == array.dtype


def test_writing_into_opened_arrays_leaves_the_file_alone(tmp_path: Path) -> None:
    """A process cannot change what others read."""
    save_arrays(tmp_path / "x", ARRAYS, {})
    open_arrays(tmp_path / "x").arrays["a"][0] = 9
    assert open_arrays(tmp_path / "x").arrays["a"][0] == 0


def test_saving_again_replaces_the_index_and_nothing_else(tmp_path: Path) -> None:
    """A folder that holds an index is replaced; one that holds something else is not touched."""
    save_arrays(tmp_path / "x", ARRAYS, {"n": 1})
    save_arrays(tmp_path / "x", ARRAYS, {"n": 2})
    assert open_arrays(tmp_path / "x").facts == {"n": 2}
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    (tmp_path / "y").mkdir()
    with pytest.raises(StoreError, match="holds no index"):
        save_arrays(tmp_path / "y", ARRAYS, {})


@pytest.mark.parametrize("damage", ["flip", "cut", "no arrays", "no header", "header", "version"])
def test_damage_is_refused_in_one_sentence(tmp_path: Path, damage: str) -> None:
    """Whatever is damaged, the index is refused, with one sentence that names the folder."""
    folder = tmp_path / "x"
    save_arrays(folder, ARRAYS, {})
    arrays, header = folder / ARRAYS_FILE, folder / HEADER_FILE
    if damage == "flip":
        data = bytearray(arrays.read_bytes())
        data[3] ^= 1
        arrays.write_bytes(data)
    elif damage == "cut":
        arrays.write_bytes(arrays.read_bytes()[:-1])
    elif damage == "no arrays":
        arrays.unlink()
    elif damage == "no header":
        header.unlink()
    elif damage == "header":
        header.write_text(header.read_text(encoding="utf-8").replace('"offset": 0', '"offset": 64'), encoding="utf-8")
    else:
        header.write_text(json.dumps({"header": {"format": "x"}, "sha256": ""}), encoding="utf-8")
    with pytest.raises(DamagedError) as caught:
        open_arrays(folder)
    assert str(folder) in caught.value.message
    assert "\n" not in caught.value.message
