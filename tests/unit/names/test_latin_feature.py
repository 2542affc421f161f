"""Features of Latin names."""

from __future__ import annotations

from tieline.names import latin_feature as feature
from tieline.names import latin_slip
from tieline.names.alignment import align
from tieline.names.parts import parse_name


def test_every_feature_says_what_it_does() -> None:
    """Each feature function has a docstring of its own: it is the text that users read."""
    features = [feature.equal_words, latin_slip.near_words, feature.known_acronyms, feature.number_conflict]
    features += [feature.place_conflict, feature.look_alike_words, feature.other_words, feature.missing_words]
    features += [feature.branch_place, feature.bare_trade_name, feature.common_words_only, feature.legal_form]
    features += [feature.trade_name_behind, latin_slip.slip_and_more]
    assert len({one.__doc__ for one in features}) == len(features)


def test_branch_place_stands_behind_the_trade_name() -> None:
    """A place behind the trade name counts as a branch, one in front of it does not."""
    bare, behind, before = map(parse_name, ("Huawei", "Huawei Cloud Dalian", "Dalian Huawei Cloud"))
    assert feature.branch_place(bare, behind, align(bare.words, behind.words))
    assert not feature.branch_place(bare, before, align(bare.words, before.words))
