"""The lock files: hashes, no hosts, and nothing left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
LOCKS = sorted(REPOSITORY.glob("requirements*.lock"))
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: Path) -> dict[tuple[str, str], str]:
    """Give version by package and marker."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)(?: ; ([^\\]+))? \\$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {(name, marker.strip()): version for name, version, marker in found}


def names(requirements: list[str]) -> set[str]:
    """Give the packages that requirements name, in normal form."""
    return {re.split(r"[^\w.-]", text)[0].lower().replace("_", "-") for text in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_names_no_host_and_no_path(lock: Path) -> None:
    """A mirror serves as well as any index."""
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|--)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_hashes(lock: Path) -> None:
    """No entry is without a version and a SHA-256."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    assert [entry.split("\n")[0] for entry in entries if not re.match(r"\S+==\S+.* \\\n +--hash=sha256:", entry)] == []


def test_base_lock_holds_every_dependency() -> None:
    """A dependency that was added is locked."""
    locked = {name for name, _ in pins(REPOSITORY / "requirements.lock")}
    assert names(PROJECT["project"]["dependencies"]) - locked == set()


def test_extras_lock_holds_every_extra() -> None:
    """So are the optional packages."""
    locked = {name for name, _ in pins(REPOSITORY / "requirements-extras.lock")}
    extras = PROJECT["project"]["optional-dependencies"].values()
    assert set().union(*(names(requirements) for requirements in extras)) - locked == set()


def test_one_environment_can_hold_every_lock() -> None:
    """No package is pinned to two versions under one marker."""
    versions: dict[tuple[str, str], set[str]] = {}
    for lock in LOCKS:
        for package, version in pins(lock).items():
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}
