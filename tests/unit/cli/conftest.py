"""The command line inside this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tieline.cli.app import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        """What it wrote as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


@pytest.fixture
def tieline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give the program, run in an empty folder with a fixed clock.

    Returns:
        A function that takes arguments and tells how the run ended.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("TIELINE_WORKSPACE", "TIELINE_BLOBS", "TIELINE_ALLOW_PRIVATE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ended:
        capfd.readouterr()
        code = main(argv=arguments)
        out, err = capfd.readouterr()
        return Ended(code, out, err)

    return run
