"""Cases that the tests of the report share; making one takes a moment, and they are frozen."""

from __future__ import annotations

import pytest

from tests.unit.report.case_factory import make_case
from tests.unit.report.hostile_case import make_hostile_case
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case


@pytest.fixture(scope="session")
def case() -> Case:
    """Give a realistic case of invented organisations."""
    return make_case()


@pytest.fixture(scope="session")
def index(case: Case) -> CaseIndex:
    """Give the same case with its look-ups."""
    return index_case(case)


@pytest.fixture(scope="session")
def hostile_case() -> Case:
    """Give a case in which every text tries to break out."""
    return make_hostile_case()


@pytest.fixture
def empty_case() -> Case:
    """Give a case in which nothing was found."""
    return Case(title="Nothing", generated_at="2026-11-21T09:30:00+00:00")
