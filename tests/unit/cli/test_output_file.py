"""Files that a run writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.cli.output_file import check_outputs
from tieline.errors import UsageError


def test_files_of_their_own_are_let_be(tmp_path: Path) -> None:
    """Neither options that are not given, nor a new file in a folder that is read, nor one beside it are refused."""
    (tmp_path / "a.csv").touch()
    outputs = [("--out", tmp_path / "b.csv"), ("--record", None)]
    check_outputs(outputs, [("--file", str(tmp_path / "a.csv")), ("--since", "last"), ("--lists", str(tmp_path))])


def test_a_hard_link_is_the_same_file(tmp_path: Path) -> None:
    """A file with two names is one."""
    (tmp_path / "a.csv").touch()
    (tmp_path / "b.csv").hardlink_to(tmp_path / "a.csv")
    with pytest.raises(UsageError, match="is the file that --file reads") as caught:
        check_outputs([("--out", tmp_path / "b.csv")], [("--file", tmp_path / "a.csv")])
    assert (caught.value.code, caught.value.hint) == ("same_file", "name another file with --out")
