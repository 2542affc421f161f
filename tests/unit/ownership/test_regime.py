"""Regimes as data."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tieline.errors import UsageError
from tieline.model import PartialDate
from tieline.ownership.regime import Force, assume, get_regime, load_regimes, parse_regime

RULES = ["bis-affiliates", "eu-ownership", "ns-cmic", "ofac-50", "ofac-50-2008", "uk-ownership", "us-1260h", "us-1286"]

MINIMAL = """
id: r
title: R
authority: A
lists: [[L]]
versions:
  - {from: 2020-01-01, to: , force: in-force, aggregate: true,
     counts: {shares: at least 50}, controls: [], text: t, citation: c}
"""


def test_all_rules_are_there() -> None:
    """The eight regimes are found by their ids."""
    assert list(load_regimes()) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_rule_says_where_it_comes_from(rule: str) -> None:
    """Every version has its words and its citation, and periods follow one another without gap."""
    versions = get_regime(rule).versions
    assert all(version.text and version.citation for version in versions)
    for earlier, later in pairwise(versions):
        assert earlier.ends_on is not None
        assert later.starts_on is not None
        assert (later.starts_on.first - earlier.ends_on.last).days == 1


def test_unknown_rule_offers_a_near_one() -> None:
    """A typing error in a rule's id gets the rule that was meant."""
    with pytest.raises(UsageError) as caught:
        get_regime("ofac50")
    assert "ofac-50" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("rule", "list_name"),
    [
        ("ofac-50", "Specially Designated Nationals (SDN) - Treasury Department"),
        ("ofac-50", "SDN List"),
        ("bis-affiliates", "Entity List (EL) - Bureau of Industry and Security"),
        ("bis-affiliates", "Entity List"),
        ("bis-affiliates", "Military End User (MEU) List - Bureau of Industry and Security"),
        ("ns-cmic", "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department"),
        ("us-1260h", "Section 1260H List"),
        ("uk-ownership", "UK Sanctions List"),
    ],
)
def test_lists_are_known_under_their_names(rule: str, list_name: str) -> None:
    """The long names of consolidated files and the short names people use both lead to the list."""
    assert get_regime(rule).hangs_on(list_name)


@pytest.mark.parametrize(
    ("rule", "list_name"),
    [
        ("ofac-50", "Entity List"),
        ("ofac-50", "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department"),
        ("bis-affiliates", "Unverified List (UVL) - Bureau of Industry and Security"),
        ("us-1286", "Section 1260H List"),
        ("uk-ownership", ""),
    ],
)
def test_other_lists_do_not_count(rule: str, list_name: str) -> None:
    """A rule hangs on its own lists only, whatever words other lists share with them."""
    assert not get_regime(rule).hangs_on(list_name)


def test_day_selects_the_version() -> None:
    """Each day falls under the version of its period, first and last day included."""
    rule = get_regime("bis-affiliates")
    for day, force in [
        ("2025-09-28", Force.OUTSIDE),
        ("2025-09-29", Force.IN_FORCE),
        ("2025-11-09", Force.IN_FORCE),
        ("2025-11-10", Force.SUSPENDED),
        ("2026-11-09", Force.SUSPENDED),
        ("2026-11-10", Force.UNCERTAIN),
    ]:
        assert [version.force for version in rule.versions_on(PartialDate(day))] == [force], day


def test_rough_day_selects_all_versions_it_may_fall_under() -> None:
    """A year in which a rule changed selects every version of that year."""
    forces = [version.force for version in get_regime("bis-affiliates").versions_on(PartialDate("2025"))]
    assert forces == [Force.OUTSIDE, Force.IN_FORCE, Force.SUSPENDED]


def test_assumption_decides_uncertain_periods_only() -> None:
    """What is certain stays as it is."""
    decided = assume(get_regime("bis-affiliates"), "in-force")
    assert [version.force for version in decided.versions] == [Force.IN_FORCE, Force.SUSPENDED, Force.IN_FORCE]


@pytest.mark.parametrize(("rule", "force"), [("bis-affiliates", "perhaps"), ("ofac-50", "suspended")])
def test_senseless_assumption_is_refused(rule: str, force: str) -> None:
    """An assumption must be one of two words, about a rule that needs one."""
    with pytest.raises(UsageError, match=rule):
        assume(get_regime(rule), force)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: R", "title: 1"),
        ("lists: [[L]]", "lists: L"),
        ("at least 50", "about 50"),
        ("force: in-force", "force: perhaps"),
        ("force: in-force", "force: uncertain"),
        ("citation: c", "citation: c, quotation: q"),
        ("authority: A", "authority: A\nextra: 1"),
        ("from: 2020-01-01", "from: soon"),
    ],
)
def test_malformed_regime_is_refused(old: str, new: str) -> None:
    """A field that is missing its kind, or unknown, is an error and no default."""
    assert parse_regime(MINIMAL).id == "r"
    with pytest.raises(ValueError, match=r"\w"):
        parse_regime(MINIMAL.replace(old, new))
