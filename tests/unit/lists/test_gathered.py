"""Putting an entry together of many rows or elements."""

from __future__ import annotations

import pytest

from tieline.lists.gathered import (
    check_node,
    gather_names,
    join_remarks,
    name_languages,
    short_forms,
    split_name,
    split_numbered,
    tell,
)
from tieline.lists.trouble import Troubles
from tieline.lists.xml import XmlNode
from tieline.model import ListedName, NameQuality


def test_one_name_is_primary_and_repeats_keep_the_best_quality() -> None:
    """The first name called primary stands first; a second becomes an alias, and a repeat is what it is best called."""
    given = [
        ("B", NameQuality.WEAK),
        ("A", NameQuality.PRIMARY),
        ("B", NameQuality.ALIAS),
        ("C", NameQuality.PRIMARY),
        (" ", NameQuality.ALIAS),
        ("’’", NameQuality.ALIAS),
    ]
    assert gather_names(given) == (
        ListedName("A", NameQuality.PRIMARY),
        ListedName("B", NameQuality.ALIAS),
        ListedName("C", NameQuality.ALIAS),
    )


def test_without_a_primary_name_the_first_good_one_stands_first() -> None:
    """Weak and former names come behind, whatever their order."""
    names = gather_names([("W", NameQuality.WEAK), ("F", NameQuality.FORMER), ("A", NameQuality.ALIAS)])
    assert [name.text for name in names] == ["A", "W", "F"]
    assert gather_names([]) == ()


def test_names_are_tidied() -> None:
    """Names are in NFC on one line, without soft hyphens; "previously listed as" makes a former name of one."""
    names = gather_names(
        [("E\u0301 \n Bank\u00ad", NameQuality.PRIMARY), ("X (previously listed as) Y", NameQuality.ALIAS)]
    )
    assert names == (ListedName("É Bank", NameQuality.PRIMARY), ListedName("X Y", NameQuality.FORMER))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Abu Hanifa (original script: Абу Ханифа)", ("Abu Hanifa", "Абу Ханифа")),
        ("حسن غول (Hassan Ghul; Hassan Gul)", ("حسن غول", "Hassan Ghul", "Hassan Gul")),
        ("North Bank (NB)", ("North Bank (NB)",)),
        ("A; B (c; d)", ("A", "B (c; d)")),
        ("Anna KELLER (Анна КЕЛЛЕР); Ann KELLER", ("Anna KELLER", "Анна КЕЛЛЕР", "Ann KELLER")),
        ("Igor B (a.k.a. Bes (devil), I. B or B)", ("Igor B", "Bes (devil)", "I. B", "B")),
        ("ГАЛИНА (КАШИРСКАЯ; Игорь ГИРКИН)", ("ГАЛИНА (КАШИРСКАЯ; Игорь ГИРКИН)",)),
        ("КАШИРСЬКА)); (A", ("КАШИРСЬКА", "A")),
        ("DOBROLET a.k.a. DOBROLYOT", ("DOBROLET", "DOBROLYOT")),
        ("  ", ()),
    ],
)
def test_names_printed_as_one_are_parted(text: str, names: tuple[str, ...]) -> None:
    """Names between semicolons, and those in brackets in other letters, are names of their own."""
    assert split_name(text) == names


def test_text_that_is_no_name_is_not_taken_apart() -> None:
    """A text far longer than any name stays as it is, and costs no time."""
    text = "(a.k.a. " * 15_000
    assert split_name(text) == (text.strip(),)
    assert short_forms(text, "organisation") == ()


def test_only_organisations_have_short_forms() -> None:
    """The short form in brackets is a name of an organisation, not of a person."""
    assert short_forms("FRENTE POPULAR (FP)", "organisation") == (("FP", NameQuality.ALIAS),)
    assert short_forms("FRENTE POPULAR (FP)", "person") == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(1) Germany. (2) Morocco", ("Germany", "Morocco")),
        ("(1) X1 (2) -", ("X1", "")),
        ("(1) Law of (7) May (2) B", ("Law of (7) May", "B")),
        ("Germany (2)", ("Germany (2)",)),
        ("", ()),
    ],
)
def test_numbered_values_are_parted(text: str, parts: tuple[str, ...]) -> None:
    """Values with numbers in turn are parted; a dash stands for nothing; other numbers stay."""
    assert split_numbered(text) == parts


def test_sentences_leave_out_what_is_empty_or_repeated() -> None:
    """Labels, languages and remarks speak only of what is there."""
    assert tell("Position", ["Clerk", "", "Clerk", "Head."]) == "Position: Clerk; Head."
    assert tell("Position", [" "]) == ""
    assert name_languages([("FR", "Un"), ("", "Uno"), ("FR", "Une")]) == "Names in FR: Un, Une."
    assert join_remarks(["A.", "", "A.", "B."]) == "A. B."
    assert join_remarks([""]) is None


def test_unknown_parts_of_a_record_are_noted_once_each() -> None:
    """Attributes, texts and elements that are not known are noted by path; empty ones are not."""
    inner = XmlNode("a", {"x": "1", "y": "", "z": "2"}, 2, "text")
    troubles = Troubles("x.xml")
    check_node(XmlNode("r", {}, 1, "", [inner, inner, XmlNode("b", {}, 3)]), {"a@x"}, troubles)
    assert [issue.message.partition(": ")[2] for issue in troubles.issues()] == [
        "the attribute a@z is not known and is not read.",
        "the element a is not known and is not read.",
    ]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Игорь АНТИПОВ / Iгор АНТИПОВ", ("Игорь АНТИПОВ", "Iгор АНТИПОВ")),
        ("Артем УСС /", ("Артем УСС",)),
        ("ADF/NALU", ("ADF/NALU",)),
        ("Works (A / B)", ("Works (A / B)",)),
    ],
)
def test_slashes_between_names_part_them(printed: str, names: tuple[str, ...]) -> None:
    """A slash with spaces around it stands between names; one inside a word or in brackets does not."""
    assert split_name(printed) == names
