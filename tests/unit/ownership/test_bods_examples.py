"""The published examples of the Beneficial Ownership Data Standard, asked about under a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ownership.ask import find_covered
from tieline.model import Answer, Finding, Holding, PartialDate
from tieline.ownership.inputs import parse_holdings
from tieline.ownership.regime import get_regime

DAY = PartialDate("2024-08-01")


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Give the folder of the examples.

    Returns:
        Where they are.
    """
    return shared / "ownership" / "bods"


def read(path: Path) -> tuple[Holding, ...]:
    """Read an example."""
    return parse_holdings(path.read_bytes(), source=path.name).holdings


def ask(holdings: tuple[Holding, ...], owner: Holding, company: str) -> Finding:
    """Ask with one owner listed."""
    listed = {owner.owner_id or owner.owner: ()}
    return find_covered(holdings, listed=listed, rule=get_regime("ofac-50"), as_of=DAY, entity=company)


@pytest.mark.parametrize(
    "name",
    [
        "bods-package-fi-soe",
        "fermcat",
        "indirect-ownership",
        "joint-ownership",
        "levent",
        "mixed-direct-and-indirect-ownership",
        "multiple-indirect-ownership",
        "mutilple-indirect-ownership-2",
        "nomination",
        "tecido",
    ],
)
def test_every_owner_of_an_example_can_be_asked_from(folder: Path, name: str) -> None:
    """Each owner of half or more of a company by shares surely reaches it; no total is above 100 %."""
    holdings = read(folder / f"{name}.json")
    assert holdings
    for row in holdings:
        finding = ask(holdings, row, row.owned_id or row.owned)
        assert finding.proof
        assert "200 %" not in " ".join(finding.proof)
        held = row.held_from is None or row.held_from.last <= DAY.first
        if held and row.kind == "shares" and row.low_pct >= 50 and not row.is_indirect and row.held_to is None:
            assert finding.answer is Answer.YES, (row, finding)
