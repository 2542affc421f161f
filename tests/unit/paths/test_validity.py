"""Whether ties hold on a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieline.model import PartialDate, RelationshipType
from tieline.model.path import Link, Validity
from tieline.model.utterance import Standing
from tieline.paths.validity import has_begun, judge_links, tie_key

TODAY = PartialDate("2026-01-01")
TIE = Link(RelationshipType.AGREEMENT, "a", "b", "A", "B", Standing.SHOWN, 1.0, record="r")
ENDED = replace(TIE, source="b", target="a", past="former", record="end")


def judged(*links: Link, as_of: str | None = None) -> list[str]:
    """Judge ties, today or on a day."""
    day = TODAY if as_of is None else PartialDate(as_of)
    return [link.validity.value for link in judge_links(links, day, is_now=as_of is None)]


def day(text: str | None) -> PartialDate | None:
    """A date, or none."""
    return None if text is None else PartialDate(text)


@pytest.mark.parametrize(
    ("until", "told_on", "as_of", "validity"),
    [
        (None, None, None, "ended"),
        ("2021-05", None, None, "ended"),
        ("2030", None, None, "holds"),
        ("2021-05", None, "2020", "holds"),
        ("2021-05", None, "2021-05-15", "may_have_ended"),
        ("2021-05", None, "2022", "ended"),
        (None, "2021-05-01", "2022", "ended"),
        (None, "2021-05-01", "2020", "may_have_ended"),
        (None, None, "2020", "may_have_ended"),
    ],
)
def test_an_end_counts_from_its_day_on(
    until: str | None, told_on: str | None, as_of: str | None, validity: str
) -> None:
    """Before the end the tie holds; what is told as over without a date is over today, and open for a day before."""
    assert judged(replace(ENDED, until=day(until), told_on=day(told_on)), as_of=as_of) == [validity]


@pytest.mark.parametrize(
    ("held", "ended", "validity"),
    [("2018", "2021-05", "ended"), ("2023", "2021-05", "holds"), (None, "2021-05", "may_have_ended"),
     ("2018", None, "may_have_ended"), ("2021-05-03", "2021-05", "may_have_ended")],
)  # fmt: skip
def test_the_newest_dated_statement_decides(held: str | None, ended: str | None, validity: str) -> None:
    """And where a date is missing or tells nothing the tie may have ended."""
    links = (replace(TIE, told_on=day(held)), replace(ENDED, told_on=day(ended)))
    assert judged(*links) == [validity, "ended"]


def test_an_end_that_is_only_said_ends_no_shown_tie() -> None:
    """It may have ended; one that is only said itself has."""
    held, said = replace(TIE, told_on=day("2018")), replace(ENDED, until=day("2021"), standing=Standing.SAID)
    assert judged(held, said) == ["may_have_ended", "ended"]
    assert judged(replace(held, standing=Standing.SAID), said) == ["ended", "ended"]


def test_a_denied_end_ends_nothing() -> None:
    """Who denies to have terminated a contract has not told of its end."""
    denied = replace(ENDED, until=day("2021"), standing=Standing.DENIED)
    assert judged(replace(TIE, told_on=day("2018")), denied) == ["holds", "ended"]


def test_what_began_later_is_another_stake() -> None:
    """A stake sold in 2020 and a new one from 2021 on."""
    held = replace(TIE, type=RelationshipType.OWNS, since=day("2021-01-01"))
    sold = replace(held, since=None, until=day("2020-12-31"))
    assert judged(held, sold) == ["holds", "ended"]


def test_ends_of_one_tie_do_not_end_another() -> None:
    """Owning runs one way, and a contract is no stake."""
    owns = replace(TIE, type=RelationshipType.OWNS, told_on=day("2018"))
    back = replace(owns, source="b", target="a", past="former", told_on=day("2021"))
    assert judged(owns, back, replace(TIE, told_on=day("2018"))) == ["holds", "ended", "holds"]


def test_cut_ties_put_agreements_in_doubt() -> None:
    """Who cut all ties may have ended the agreement too."""
    cut = replace(ENDED, type=RelationshipType.LINKED_TO, until=day("2021"))
    assert judged(replace(TIE, told_on=day("2018")), cut) == ["may_have_ended", "ended"]
    assert judged(replace(TIE, told_on=day("2023")), cut) == ["holds", "ended"]


def test_a_tie_has_one_key_whoever_states_it() -> None:
    """An agreement has no direction, a stake has."""
    assert tie_key(TIE) == tie_key(ENDED)
    owns = replace(TIE, type=RelationshipType.OWNS)
    assert tie_key(owns) != tie_key(replace(owns, source="b", target="a"))


def test_what_surely_begins_later_has_not_begun() -> None:
    """And what is not dated may have."""
    later = replace(TIE, since=PartialDate("2019-03"))
    assert [has_begun(later, PartialDate(text)) for text in ("2018", "2019", "2020")] == [False, True, True]
    assert has_begun(TIE, PartialDate("1900"))
    assert TIE.validity is Validity.HOLDS


@pytest.mark.parametrize(
    ("held", "sold", "validity"),
    [("75 %", "5 %", "holds"), ("75%", "75 %", "ended"), ("75 %", None, "ended"), (None, "5 %", "ended")],
)
def test_the_sale_of_a_smaller_share_ends_no_larger_stake(held: str | None, sold: str | None, validity: str) -> None:
    """Three quarters held, a twentieth sold: the rest is held on."""
    stake = replace(TIE, type=RelationshipType.OWNS, detail=held, told_on=day("2015"))
    end = replace(stake, detail=sold, told_on=None, until=day("2021"), past="former")
    assert judged(stake, end) == [validity, "ended"]
