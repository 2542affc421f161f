"""The British register of people with significant control.

Small records follow the published schema of Companies House; the shared ones are its samples.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tieline.ownership.inputs import HoldingTable, parse_holdings


def read(*records: dict[str, object]) -> HoldingTable:
    """Read snapshot lines, with the name of one company."""
    lines = "\n".join(json.dumps(one) for one in records)
    return parse_holdings(lines.encode(), source="psc.txt", names={"01234567": "Foo Ltd"})


def line(*natures: str, number: str = "01234567", **data: object) -> dict[str, object]:
    """A snapshot line about a person."""
    stated = {
        "kind": "individual-person-with-significant-control",
        "name": "Ms Joe Bloggs",
        "natures_of_control": list(natures),
        "notified_on": "2016-04-06",
        "links": {"self": f"/company/{number}/persons-with-significant-control/individual/x"},
        **data,
    }
    return {"company_number": number, "data": stated}


@pytest.mark.parametrize(
    ("nature", "kind", "bounds"),
    [
        ("ownership-of-shares-25-to-50-percent", "shares", (25.0, True, 50.0)),
        ("ownership-of-shares-50-to-75-percent", "shares", (50.0, True, 75.0)),
        ("ownership-of-shares-75-to-100-percent", "shares", (75.0, False, 100.0)),
        ("voting-rights-25-to-50-percent-limited-liability-partnership", "votes", (25.0, True, 50.0)),
        ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", "shares", (25.0, True, None)),
        (
            "right-to-share-surplus-assets-75-to-100-percent-limited-liability-partnership",
            "shares",
            (75.0, False, 100.0),
        ),
        ("right-to-appoint-and-remove-directors", "appointment", (0.0, False, None)),
        ("right-to-appoint-and-remove-members-limited-liability-partnership", "appointment", (0.0, False, None)),
        ("significant-influence-or-control", "control", (0.0, False, None)),
    ],
)
def test_natures_of_control_are_kinds_and_bands(
    nature: str, kind: str, bounds: tuple[float, bool, float | None]
) -> None:
    """A nature gives the kind of stake and its band, in companies, partnerships and overseas entities."""
    (holding,) = read(line(nature)).holdings
    assert (holding.kind, (holding.low_pct, holding.low_open, holding.high_pct)) == (kind, bounds)
    assert not holding.is_indirect


@pytest.mark.parametrize("through", ["as-trust", "as-firm", "as-control-over-trust-registered-overseas-entity"])
def test_stake_of_a_trust_or_firm_is_indirect(through: str) -> None:
    """Who controls trustees does not hold their shares."""
    band = "more-than-25" if "overseas" in through else "25-to-50"
    assert read(line(f"ownership-of-shares-{band}-percent-{through}")).holdings[0].is_indirect


def test_company_goes_by_number_and_the_name_that_is_given() -> None:
    """The register names no company; another file does, or its number stands for it."""
    nature = "voting-rights-25-to-50-percent"
    known, unknown = read(line(nature), line(nature, number="SC9")).holdings
    assert (known.owned, known.owned_id) == ("Foo Ltd", "GB-COH:01234567")
    assert unknown.owned == "UK company SC9"


def test_day_on_which_control_ceased_is_not_held() -> None:
    """Another may begin on the day on which one ceased."""
    (holding,) = read(line("voting-rights-25-to-50-percent", ceased_on="2016-10-11")).holdings
    assert (str(holding.held_from), str(holding.held_to)) == ("2016-04-06", "2016-10-10")


def test_record_that_ceased_on_no_day_is_left_out() -> None:
    """Nobody counts a stake that is over for one that is held."""
    table = read(line("voting-rights-25-to-50-percent", ceased=True))
    assert table.holdings == ()
    assert [issue.code for issue in table.issues] == ["bad_date"]


def test_nature_that_is_not_known_is_an_issue() -> None:
    """A new nature of control is told, and the others of the record count."""
    table = read(line("voting-rights-25-to-50-percent", "right-to-sing"))
    assert len(table.holdings) == 1
    assert [issue.code for issue in table.issues] == ["unknown_kind"]


def test_company_that_is_registered_at_home_goes_by_its_number() -> None:
    """A British parent joins its own entry; a foreign one does not, whatever its number looks like."""
    kind = "corporate-entity-person-with-significant-control"
    nature = "ownership-of-shares-75-to-100-percent"
    british = {"registration_number": "89101112", "country_registered": "England"}
    foreign = {"registration_number": "89101112", "country_registered": "Panama"}
    table = read(line(nature, kind=kind, identification=british), line(nature, kind=kind, identification=foreign))
    assert [one.owner_id for one in table.holdings] == ["GB-COH:89101112", None]


def test_answer_of_the_interface_is_read() -> None:
    """An object with items gives the company by the address of each."""
    answer = {"items": [line("voting-rights-25-to-50-percent")["data"]], "active_count": 1}
    (holding,) = parse_holdings(json.dumps(answer).encode(), source="psc.json").holdings
    assert holding.owned_id == "GB-COH:01234567"


def test_statement_that_a_person_is_not_identified_is_an_unknown_owner() -> None:
    """Somebody has control, and nobody says who."""
    kind = "persons-with-significant-control-statement"
    (holding,) = read(line(kind=kind, name="", statement="psc-exists-but-not-identified")).holdings
    assert holding.owner == "unknown owner of Foo Ltd (psc exists but not identified)"


@pytest.fixture(scope="module")
def samples(shared: Path) -> dict[str, HoldingTable]:
    """The samples of Companies House, by kind."""
    folder = shared / "ownership" / "uk_psc"
    return {one.stem: parse_holdings(one.read_bytes(), source=one.name) for one in sorted(folder.iterdir())}


def test_samples_give_the_holdings_that_they_state(samples: dict[str, HoldingTable]) -> None:
    """Persons and companies hold; a statement that there is nobody and an exemption do not."""
    counts = {name: len(table.holdings) for name, table in samples.items()}
    assert counts == {
        "psc_ceased_on": 2,
        "psc_corporate": 1,
        "psc_exemptions": 0,
        "psc_individual": 2,
        "psc_legal": 1,
        "psc_statement": 0,
        "psc_super_secure": 1,
    }
    assert (
        samples["psc_super_secure"].holdings[0].owner == "unknown owner of UK company 01234567 (name withheld by law)"
    )


def test_samples_name_what_is_not_decided(samples: dict[str, HoldingTable]) -> None:
    """Exemptions and records without natures are issues; nothing else is."""
    codes = {name: [issue.code for issue in table.issues] for name, table in samples.items() if table.issues}
    assert codes == {
        "psc_corporate": ["no_nature"],
        "psc_exemptions": ["exempt"],
        "psc_legal": ["no_nature"],
        "psc_statement": ["not_read:left-out"],
    }
