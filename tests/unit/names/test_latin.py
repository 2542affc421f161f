"""Features of Latin names."""

from __future__ import annotations

from tieline.names import latin
from tieline.names.alignment import align
from tieline.names.parts import parse_name


def test_every_feature_says_what_it_does() -> None:
    """Each feature function has a docstring of its own: it is the text that users read."""
    features = [latin.equal_words, latin.near_words, latin.known_acronyms, latin.number_conflict]
    features += [latin.place_conflict, latin.look_alike_words, latin.other_words, latin.missing_words]
    features += [latin.branch_place, latin.bare_trade_name, latin.common_words_only, latin.legal_form]
    assert len({feature.__doc__ for feature in features}) == len(features)


def test_branch_place_stands_behind_the_trade_name() -> None:
    """A place behind the trade name counts as a branch, one in front of it does not."""
    bare, behind, before = map(parse_name, ("Huawei", "Huawei Cloud Dalian", "Dalian Huawei Cloud"))
    assert latin.branch_place(bare, behind, align(bare.words, behind.words))
    assert not latin.branch_place(bare, before, align(bare.words, before.words))


def test_own_short_form_is_unsure() -> None:
    """Letters that a name itself gives in brackets make a doubtful match at most."""
    result = latin.compare_latin(parse_name("HCZ"), parse_name("Hanif Computer Zone (HCZ)"))
    assert result.verdict == "unsure"


def test_forms_of_other_families_weigh_a_little() -> None:
    """A non-profit form beside a company's weighs more than two forms of companies."""
    nonprofit = latin.compare_latin(parse_name("ANO Iskusstvo"), parse_name("OOO Iskusstvo"))
    company = latin.compare_latin(parse_name("OAO Iskusstvo"), parse_name("OOO Iskusstvo"))
    assert nonprofit.score < company.score < 1.0
