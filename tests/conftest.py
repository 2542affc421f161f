"""Fixtures for every suite: the shared real data, a frozen clock, and skips that count as failures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure.
settings.register_profile("tieline", deadline=None)
settings.load_profile("tieline")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED_VARIABLE = "TIELINE_SHARED"
NO_SKIP_VARIABLE = "TIELINE_NO_SKIP"
FROZEN_NOW = "2026-11-21T09:30:00+00:00"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real data that is kept beside the repository, or skip.

    Returns:
        The folder that holds `documents`, `labels`, `lists`, `names` and `ownership`.
    """
    told = os.environ.get(SHARED_VARIABLE)
    folder = Path(told) if told else REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}: put it there, or name its folder in {SHARED_VARIABLE}")
    return folder


@pytest.fixture
def frozen_now() -> str:
    """Give the time that tests take for now, in the form that captures store.

    Returns:
        Aware UTC time in ISO 8601 with seconds.
    """
    return FROZEN_NOW


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Turn every skip into a failure where the variable forbids skipping.

    Yields:
        Nothing; the report comes back from the hooks inside.
    """
    report = yield
    if os.environ.get(NO_SKIP_VARIABLE) == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where everything must run: {reason}"
    return report
