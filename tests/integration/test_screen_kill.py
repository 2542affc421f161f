"""A screening that is killed goes on from its last finished batch."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.integration.program import command, environment, run
from tests.unit.pipeline.test_import_lists import save_list

ROWS = 20_000
KILLS = 4
SEED = 20261122
WORDS = ("Acme", "Bolt", "Crux", "Rockets", "Holding", "Institute", "Northern", "Optics", "Chemical", "Trading")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a list and a table of many rows.

    Returns:
        The folder.
    """
    made = tmp_path_factory.mktemp("screen")
    chance = random.Random(SEED)
    save_list(made / "list_2023-11-01.csv", *(" ".join(chance.sample(WORDS, 3)) for _ in range(300)))
    # Most rows share nothing with the list, so that the test takes no longer than its kills need.
    rows = (f"{number},{_make_name(chance, number)}" for number in range(ROWS))
    (made / "names.csv").write_text("id,name\n" + "\n".join(rows) + "\n")
    return made


def _make_name(chance: random.Random, number: int) -> str:
    """A listed name now and then, else letters."""
    if number % 200 == 0:
        return " ".join(chance.sample(WORDS, 3))
    return "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=9)) + f" {number}"


def arguments(out: str) -> tuple[str, ...]:
    """Give the command line of the screening."""
    return ("screen", "--file", "names.csv", "--lists", "list_2023-11-01.csv", "--out", out, "--record", f"{out}.json")


def finished(folder: Path) -> int:
    """Count the batches that are finished so far."""
    return len(list((folder / "killed.csv.partial").glob("batch-*.arrow")))


def test_killed_runs_end_with_the_same_files(folder: Path) -> None:
    """Killed four times at work, then run to its end: the output and the record are those of an undisturbed run."""
    assert run(*arguments("whole.csv"), cwd=folder).code == 0
    last = 0
    for _ in range(KILLS):
        running = subprocess.Popen(
            command(*arguments("killed.csv")),
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with running:
            while running.poll() is None and finished(folder) < last + 2:
                time.sleep(0.001)
            running.kill()
            assert running.wait() == -9
        last = finished(folder)
        assert not (folder / "killed.csv").exists()
    ended = run(*arguments("killed.csv"), cwd=folder)
    assert (ended.code, f"going on after {last} batches" in ended.err) == (0, True)
    for suffix in ("", ".json"):
        assert (folder / f"killed.csv{suffix}").read_bytes() == (folder / f"whole.csv{suffix}").read_bytes()
    assert not (folder / "killed.csv.partial").exists()
