"""Words of Latin names that agree only nearly."""

from __future__ import annotations

from tieline.names import latin_slip
from tieline.names.alignment import Alignment, align
from tieline.names.parts import parse_name


def _align(left: str, right: str) -> Alignment:
    """The words of two names, paired."""
    return align(parse_name(left).words, parse_name(right).words)


def test_near_words_are_told() -> None:
    """A slip of the pen is among the reasons."""
    assert latin_slip.near_words(_align("Qorvexa Velmar", "Qorvexo Velmar"))[0].reason.startswith("Nearly equal words")


def test_initial_fits_many_words() -> None:
    """An initial keeps two names from being the same."""
    assert latin_slip.initials(_align("Q Velmar", "Qorvex Velmar"))[0].cap < 1.0
    assert latin_slip.initials(_align("Qorvex Velmar", "Qorvex Velmar")) == []


def test_slip_in_a_short_word_weighs() -> None:
    """A slip among four letters counts for more where nothing else of the name agrees."""
    alone = latin_slip.short_slip(_align("Meta Shipping", "Beta Shipping"))[0]
    beside = latin_slip.short_slip(_align("Meta Qorvex", "Beta Qorvex"))[0]
    assert alone.factor < beside.factor


def test_slip_beside_other_words_weighs() -> None:
    """A slip in the only trade name, beside words that one name has alone, makes another name likely."""
    assert latin_slip.slip_and_more(_align("Qorvexa", "Qorvexo Velmar"))


def test_another_number_glued_to_a_word_is_no_slip() -> None:
    """Mirador6 and Mirador7 are two; a digit written for a letter is a slip."""
    assert latin_slip.other_digits(_align("Mirador6 Velmar", "Mirador7 Velmar"))[0].factor < 1.0
    assert latin_slip.other_digits(_align("Gr0up Velmar", "Group Velmar")) == []
