"""Tests of joining clusters of different documents, on marked texts."""

from __future__ import annotations

import json

import pytest

from bench.resolve_cases import parse_case, score_case
from tieline.resolve.across import full_keys, short_keys


def _is_resolved(*texts: str, ties: tuple[list[dict[str, str]], ...] = ()) -> bool:
    """Say whether marked texts are resolved exactly as marked."""
    documents = [{"text": text, "ties": tie} for text, tie in zip(texts, ties or [[] for _ in texts], strict=True)]
    case = parse_case("case", json.dumps({"strength": "strong", "documents": documents}, ensure_ascii=False))
    pairs = score_case(case)
    return pairs.precision == pairs.recall == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("[Quanhe Optics|Company|q]", "[QUANHE OPTICS CO., LTD.|Company|q]"),
        ("[Quanhe|Company|q]", "[Quanhe|Organization|q]"),
        ("The [Chinese Foreign Ministry|PublicBody|m]", "[China's Foreign Ministry|PublicBody|m]"),
        ("[Quanhe Group|Company|q], or [Quanhe|Company|q]", "[Quanhe|Company|q]"),
        ("[Oriol Brandvold|Person|b]", "[Mr Oriol Brandvold|Person|b]"),
        ("[U.S.|Place|u]", "[America|Place|u]"),
        ("[Velmora|Place|v]", "[Velmora|Place|v]"),
        ("[2019 Lens Fair|Event|e]", "[2019 Lens Fair|Event|e]"),
        ("[QTE|Company|q]", "[QTE|Company|q]"),
        ("[PLA|Organization|p]", "[People's Liberation Army|Organization|p]"),
    ],
)
def test_surely_equal_names_join(left: str, right: str) -> None:
    """Names that stand for themselves join documents."""
    assert _is_resolved(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The [Foreign Ministry|PublicBody|a]", "The [Foreign Ministry|PublicBody|b]"),
        ("[Gao Lianhua|Person|a]", "[Gao|Person|b]"),
        ("[Gao|Person|a]", "[Gao|Person|b]"),
        ("[John Smith|Person|a]", "[John Smith|Person|b]"),
        ("[Brandvold|Person|a]", "[Brandvold|Company|b]"),
        ("[thirty notices|Thing|a]", "[thirty notices|Thing|b]"),
        ("the [summit|Event|a]", "the [summit|Event|b]"),
        ("the [city|Place|a]", "the [city|Place|b]"),
        ("[Beijing|Place|a]", "[China|Place|b]"),
        ("[CETC 54th Research Institute|Organization|a]", "[CETC 55th Research Institute|Organization|b]"),
    ],
)
def test_doubtful_names_stay_apart(left: str, right: str) -> None:
    """Bare surnames, frequent names, common words and other kinds of thing join nothing."""
    assert _is_resolved(left, right)


def test_short_form_of_two_parties_joins_neither() -> None:
    """Where the documents know two full names, a bare short form is left alone."""
    assert _is_resolved(
        "[Quanhe Group|Company|a], short [Quanhe|Company|a]",
        "[Quanhe Holdings|Company|b], short [Quanhe|Company|b]",
        "[Quanhe|Company|c]",
    )


def test_frequent_name_with_one_employer_joins() -> None:
    """An organisation in common makes two bearers of a frequent name one person."""
    text = "[Zhang Wei|Person|z] of [Quanhe Optics|Company|q]"
    tie = [{"type": "employs", "source": "q", "target": "z"}]
    assert _is_resolved(text, text, ties=(tie, tie))


def test_frequent_name_with_a_special_role_joins() -> None:
    """A role of several words does so too; a role of one word does not."""
    texts = "[Zhang Wei|Person|z] of [the bureau|Organization|a]", "[Zhang Wei|Person|z] of [the office|Organization|b]"
    ties = tuple(
        [{"type": "leads", "source": "z", "target": target, "role": "chief designer of the bridge"}] for target in "ab"
    )
    assert _is_resolved(*texts, ties=ties)
    texts = "[Zhang Wei|Person|y] of [the bureau|Organization|a]", "[Zhang Wei|Person|z] of [the office|Organization|b]"
    ties = (
        [{"type": "leads", "source": "y", "target": "a", "role": "president"}],
        [{"type": "leads", "source": "z", "target": "b", "role": "president"}],
    )
    assert _is_resolved(*texts, ties=ties)


def test_full_keys_leave_short_forms_out() -> None:
    """An organisation is known by its full names; its short ones only lead to them."""
    names = {"Quanhe Group", "Quanhe", "CETC"}
    assert full_keys(names) == {"quanhe group"}
    assert short_keys(names) == {"quanhe group", "quanhe", "cetc"}


def test_full_key_of_a_bare_name_is_itself() -> None:
    """Without a fuller one, a trade name is the full name."""
    assert full_keys({"Quanhe"}) == {"quanhe"}
    assert full_keys({"Foreign Ministry"}) == set()
