"""The program as a person runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

EPOCH = "1700000000"
NO_NETWORK = """
import socket

def _refuse(*arguments, **options):
    raise AssertionError("the network was asked for")

class _NoSocket(socket.socket):
    connect = connect_ex = sendto = bind = _refuse

socket.socket = _NoSocket
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = _refuse
"""
"""What Python imports first as `sitecustomize`: every way to a network fails."""


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


def command(*arguments: str) -> list[str]:
    """Give the command line of the program."""
    return [sys.executable, "-m", "tieline.cli", *arguments]


def environment(**variables: str) -> dict[str, str]:
    """Give this process's variables without ours, and with a fixed clock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIELINE_")}
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH, **variables}


def run(*arguments: str, cwd: Path, variables: Mapping[str, str] | None = None, timeout_s: float = 300) -> Ended:
    """Run the program to its end."""
    done = subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**(variables or {})),
        capture_output=True,
        timeout=timeout_s,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def forbid_network(folder: Path) -> dict[str, str]:
    """Make a guard that fails every connection of a run, and give the variables that put it in force."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}
