"""Standard streams: pipes that close, places that are full, locales without Unicode."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.program import command, environment, run
from tests.unit.pipeline.test_import_lists import save_list


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Give a folder with a list of many entries.

    Returns:
        The folder.
    """
    save_list(tmp_path / "list.csv", *(f"飞腾 Company {number}" for number in range(3_000)))
    return tmp_path


def test_records_are_utf_8_whatever_the_locale(listing: Path) -> None:
    """Hanzi come out as they are under LANG=C."""
    variables = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ended = run("lists", "show", "list.csv", cwd=listing, variables=variables)
    assert (ended.code, str(ended.records[0]["name"])) == (0, "飞腾 Company 0")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_pipe_that_closes_is_no_error(listing: Path) -> None:
    """The reader of a pipe may go away: the run ends at once, without a word."""
    with subprocess.Popen(
        command("lists", "show", "list.csv"),
        cwd=listing,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert (running.wait(30), running.stderr.read()) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="closing a descriptor needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_is_no_fault(listing: Path, closed: str) -> None:
    """The program runs without standard output or standard error."""
    words = " ".join(f"'{word}'" for word in command("lists", "show", "list.csv"))
    done = subprocess.run(
        ["sh", "-c", f"{words} {closed}"], cwd=listing, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_line(listing: Path) -> None:
    """Output that cannot be written is told."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command("lists", "show", "list.csv"),
            cwd=listing,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("error: the output cannot be written: ")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_ctrl_c_ends_quietly(listing: Path) -> None:
    """An interrupted run gives 130 and no trace."""
    with subprocess.Popen(
        command("add", "-"), cwd=listing, env=environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stderr is not None
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        assert (running.wait(30), running.stderr.read()) == (130, b"")


def test_help_comes_at_once(tmp_path: Path) -> None:
    """The help loads no language model and no database."""
    heavy = "{'spacy', 'sqlalchemy', 'numpy', 'httpx'}"
    script = f"import sys, tieline.cli.app as app; app.main(argv=['--help']); print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "set()"


def test_names_that_are_not_unicode_are_captured(tmp_path: Path) -> None:
    """A file name of stray bytes is written with escapes, and what it holds is read."""
    name = b"caf\xe9.txt"
    try:
        (tmp_path / os.fsdecode(name)).write_text("Acme Robotics sells chips.", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only names that are Unicode")
    ended = run("read", os.fsdecode(name), cwd=tmp_path)
    assert ended.code == 0
    assert ended.records[0]["path"] == r"caf\udce9.txt"
