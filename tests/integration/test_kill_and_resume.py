"""A run that is killed at any moment is simply run again."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.program import command, environment, run

WORKSPACES = 2
ADD_KILLS = 3
READ_KILLS = 7
"""Twenty kills in all. Each but the first interrupts a workspace that earlier ones left unfinished."""

LAST_SHARE = 0.8
"""No kill comes later than after this share of the items, so that the run is still at work."""

SEED = 20261121


def dump(workspace: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, those that the search index keeps for itself excepted."""
    with closing(sqlite3.connect(f"file:{workspace / 'tieline.sqlite3'}?mode=ro", uri=True)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        virtual = [name for name, sql in made if sql and sql.upper().startswith("CREATE VIRTUAL")]
        tables = [name for name, _ in made if not any(name.startswith(f"{other}_") for other in virtual)]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables}


def blobs(workspace: Path) -> set[str]:
    """Names of all blobs; what a killed run left half written has another name."""
    return {path.name for path in (workspace / "blobs").rglob("*") if path.is_file() and not path.name.startswith(".")}


def count_done(workspace: Path) -> int:
    """How many items a run has saved so far."""
    try:
        with closing(sqlite3.connect(f"file:{workspace / 'tieline.sqlite3'}?mode=ro", uri=True)) as connection:
            tables = ("capture", "document", "reading")
            return sum(int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables)
    except sqlite3.OperationalError:
        return 0


def kill_after(items: int, delay_s: float, workspace: Path, *arguments: str) -> bool:
    """Run a verb, and kill it a moment after it has saved so many items; tell whether it was still at work."""
    running = subprocess.Popen(
        command(*arguments, "-w", str(workspace)),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with running:
        while running.poll() is None and count_done(workspace) < items:
            time.sleep(0.001)
        time.sleep(delay_s)
        running.kill()
        return running.wait() != 0


def moments(first: int, last: int, kills: int, chance: random.Random) -> Iterator[tuple[int, float]]:
    """Moments in order: after how many items, and how long after."""
    latest = first + round((last - first) * LAST_SHARE)
    for items in sorted(chance.randint(first, latest) for _ in range(kills)):
        yield items, chance.uniform(0, 0.005)


@pytest.fixture(scope="module")
def undisturbed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace that nothing interrupted.

    Returns:
        Its folder.
    """
    workspace = tmp_path_factory.mktemp("undisturbed") / "case.workspace"
    assert run("add", str(shared / "documents"), "-w", str(workspace), cwd=workspace.parent).code == 0
    assert run("read", "-w", str(workspace), cwd=workspace.parent).code == 0
    return workspace


@pytest.mark.parametrize("number", range(WORKSPACES))
def test_killed_runs_end_with_the_same_database(number: int, shared: Path, undisturbed: Path, tmp_path: Path) -> None:
    """`add` and `read`, killed again and again and then run to their end, leave what an undisturbed run leaves."""
    chance = random.Random(SEED + number)
    documents, workspace = str(shared / "documents"), tmp_path / "case.workspace"
    captured = len(dump(undisturbed)["capture"])
    killed = 0
    for items, delay_s in moments(0, captured, ADD_KILLS, chance):
        killed += kill_after(items, delay_s, workspace, "add", documents)
    assert run("add", documents, "-w", str(workspace), cwd=tmp_path).code == 0
    for items, delay_s in moments(captured, count_done(undisturbed), READ_KILLS, chance):
        killed += kill_after(items, delay_s, workspace, "read")
    assert run("read", "-w", str(workspace), cwd=tmp_path).code == 0
    assert killed == ADD_KILLS + READ_KILLS
    assert blobs(workspace) == blobs(undisturbed)
    resumed, expected = dump(workspace), dump(undisturbed)
    assert resumed.keys() == expected.keys()
    assert {name: set(map(repr, rows)) ^ set(map(repr, expected[name])) for name, rows in resumed.items()} == {
        name: set() for name in resumed
    }
