"""Parties that paragraphs below an announcement name first and then describe."""

from __future__ import annotations

import pytest

from tests.unit.read.entry.stated import state

HEAD = "The Department of State is targeting those engaged in evasion.\n\n"
LEAD = (
    f"{HEAD}The following entities are being designated pursuant to E.O. 14024 for operating in the mining sector:\n\n"
)


@pytest.mark.parametrize("mark", ["", "- "])
def test_name_before_its_description_is_listed(mark: str) -> None:
    """The party is what stands before the verb, the appositive or the colon."""
    text = LEAD + "\n\n".join(
        mark + line
        for line in (
            "ACME MINING LIMITED LIABILITY COMPANY (ACME) is a Russian company that digs.",
            "Brunel Metals JSC, which operates a mine, sells ore.",
            "CORAX ORE operates a plant.",
        )
    )
    stated = state(text)
    assert {source for source, _ in stated.of("listed_by")} == {
        "ACME MINING LIMITED LIABILITY COMPANY", "Brunel Metals JSC", "CORAX ORE",
    }  # fmt: skip
    assert ("ACME", "ACME MINING LIMITED LIABILITY COMPANY") in stated.of("alias_of")


def test_run_ends_with_the_first_paragraph_about_something_else() -> None:
    """A paragraph that begins with no party ends the list."""
    text = f"{LEAD}Acme Mining LLC is a company.\n\nThe action has effects.\n\nBrunel Bank Ltd is a witness.\n"
    assert [source for source, _ in state(text).of("listed_by")] == ["Acme Mining LLC"]


def test_headings_part_the_items() -> None:
    """Items below a short heading go on with the list."""
    text = (
        f"{HEAD}We are sanctioning the following banks and companies:\n\n**Banks**\n\n- Bank Acme: a private bank\n"
        "- Brunel Bank\n\n**Industry**\n\n- Corax Plant Ltd makes engines.\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {"Bank Acme", "Brunel Bank", "Corax Plant Ltd"}


def test_paragraphs_that_tell_of_no_list_give_no_party() -> None:
    """Below words that announce something else, who is described is not listed."""
    text = f"{HEAD}The following entities attended the fair:\n\nAcme Mining LLC is a company.\n"
    assert state(text).of("listed_by") == []
