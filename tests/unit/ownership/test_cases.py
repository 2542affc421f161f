"""Every case of `tests/cases/ownership`: holdings, listed parties, and the answers that are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.ownership.ask import find_covered
from tieline.model import PartialDate
from tieline.ownership.inputs import parse_holdings
from tieline.ownership.regime import assume, get_regime

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "ownership"


def load_checks() -> list[Any]:
    """Give one parameter set a check: its case and what it expects."""
    checks = []
    for path in sorted(FOLDER.glob("*.yml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, check in enumerate(case["checks"], 1):
            name = f"{path.stem}-{number}-{check['rule']}-{check['as_of']}-{check['entity']}"
            checks.append(pytest.param(case, check, id=name))
    return checks


@pytest.mark.parametrize(("case", "check"), load_checks())
def test_known_answer(case: dict[str, Any], check: dict[str, Any]) -> None:
    """The finding gives the known answer, and the proof, missing facts and note where the case tells them."""
    table = parse_holdings(case["holdings"].encode(), source="holdings.csv")
    assert table.issues == ()
    rule = get_regime(check["rule"])
    finding = find_covered(
        table.holdings,
        listed={name: tuple(lists) for name, lists in case["listed"].items()},
        rule=assume(rule, check["assume"]) if "assume" in check else rule,
        as_of=PartialDate(str(check["as_of"])),
        entity=check["entity"],
        open_world=check.get("open_world", False),
    )
    assert finding.answer == check["answer"], (finding.proof, finding.missing, finding.note)
    assert list(finding.proof) == check.get("proof", list(finding.proof))
    assert list(finding.missing) == check.get("missing", list(finding.missing))
    assert (finding.answer == "cannot_tell") == bool(finding.missing)
    assert check.get("note", "") in (finding.note or "")
