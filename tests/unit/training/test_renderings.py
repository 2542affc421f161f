"""Learning how Hanzi words are rendered."""

from __future__ import annotations

from training.renderings import Rest, learn_renderings


def _rest(organisation: int, words: str, hanzi: str) -> Rest:
    """What is left of a pair."""
    runs = (hanzi[at : at + size] for size in (1, 2) for at in range(len(hanzi) - size + 1))
    return Rest(organisation, frozenset(words.split()), tuple(dict.fromkeys(runs)))


TOY = [
    _rest(0, "pharma blue", "药业蓝"),
    _rest(1, "pharma red", "药业红"),
    _rest(2, "pharma", "药业"),
    _rest(3, "pharma steel", "药业钢"),
    _rest(4, "steel", "钢"),
    _rest(5, "green", "绿"),
]


def test_a_rendering_that_pairs_agree_on_is_learned() -> None:
    """药业 and pharma stand together in four pairs."""
    learned = {(row.hanzi, row.phrase): row.weight for row in learn_renderings(TOY)}
    assert ("药业", ("pharma",)) in learned
    assert all(0.0 < weight <= 0.9 for weight in learned.values())


def test_one_pair_is_no_rule() -> None:
    """What only one pair shows is not learned, nor a single character from a few."""
    learned = {row.hanzi for row in learn_renderings(TOY)}
    assert learned.isdisjoint({"绿", "红", "蓝", "钢"})


def test_names_of_one_organisation_count_once() -> None:
    """Two names of one organisation are no two witnesses."""
    names = [_rest(0, "nova", "新星"), _rest(0, "nova labs", "新星")]
    assert learn_renderings(names) == []
    assert learn_renderings([names[0], _rest(1, "nova", "新星")]) != []


def test_the_same_pairs_teach_the_same() -> None:
    """Learning depends on nothing but the pairs."""
    assert learn_renderings(TOY) == learn_renderings(list(TOY))


def test_nothing_teaches_nothing() -> None:
    """No pairs give no renderings."""
    assert learn_renderings([]) == []
