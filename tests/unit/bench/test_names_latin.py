"""The bench of Latin names."""

from __future__ import annotations

from bench.names_latin import Case, load_cases, match_tieline, measure

LINES = (
    "case_group,schema,name1,name2,is_match,quality,category,notes",
    "own,Person,Anna Keller,Keller Anna,true,STRONG,,",
    "own,Company,Qorvex Ltd,Velmar Ltd,false,STRONG,,",
)


def test_labels_are_read() -> None:
    """Every row is a case with its label."""
    assert load_cases(LINES) == [
        Case("Person", "Anna Keller", "Keller Anna", True),
        Case("Company", "Qorvex Ltd", "Velmar Ltd", False),
    ]


def test_only_same_is_a_match() -> None:
    """What is unsure counts as no match."""
    assert match_tieline(Case("Person", "Anna Keller", "Keller, Anna", True))
    assert not match_tieline(Case("Person", "A. Keller", "Anna Keller", True))


def test_figures_are_told_by_kind() -> None:
    """Precision, recall and F1 come for all, persons and organisations."""
    names = [figure.name for figure in measure(load_cases(LINES), match_tieline, "", "0")]
    assert len(names) == 9
    assert "names, persons: F1" in names
