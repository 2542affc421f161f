"""Tables of owners that state no tie, and who is told."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_document
from tieline.model import Span
from tieline.read.table.find import find_table_ties
from tieline.read.table.unread import TABLE_GAP, find_table_gaps
from tieline.read.trace import Reason, Step

BARE = "<tr><td>Acme Corporation</td><td>60.5%</td></tr><tr><td>Brunel Holdings Ltd</td><td>39.5%</td></tr>"
ODD = "<tr><th>Blorp</th><th>Snerk</th></tr>"
KNOWN = "<tr><th>Shareholder</th><th>Share</th></tr>"


class _Watch:
    """Keeps every step."""

    def __init__(self) -> None:
        """Start with none."""
        self.steps: list[Step] = []

    def wants(self, within: Span) -> bool:
        """Everything is wanted."""
        return True

    def named(self, span: Span, finder: str, schema: object) -> None:
        """Names are not kept."""

    def note(self, step: Step) -> None:
        """Keep a step."""
        self.steps.append(step)


def _steps(rows: str) -> list[Step]:
    watch = _Watch()
    find_table_ties(make_document(f"<p>Some words.</p><table>{rows}</table>"), observer=watch)
    return watch.steps


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (BARE, Reason.NO_HEADER),
        (ODD + BARE, Reason.NO_HEADER),
        (KNOWN + BARE, Reason.NO_SUBJECT),
        ("<tr><td>Acme</td><td>blue</td></tr><tr><td>Brunel</td><td>red</td></tr>", Reason.NO_HEADER),
    ],
    ids=["bare", "odd", "nobody", "other"],
)
def test_observer_learns_why_a_row_states_nothing(rows: str, reason: Reason) -> None:
    """Each row that states no tie has a step with the reason."""
    assert {step.reason for step in _steps(rows)} == {reason}


def test_observer_learns_that_the_unit_is_unknown() -> None:
    """A figure that may be percent or a part of one is told, beside the tie without a share."""
    header = "<tr><th>Owner</th><th>Owned</th><th>Share</th></tr>"
    steps = _steps(f"{header}<tr><td>Acme Corporation</td><td>Corax Ltd</td><td>1</td></tr>")
    assert [step.reason for step in steps] == [Reason.NO_UNIT, None]
    assert steps[0].detail == "Share: 1"


@pytest.mark.parametrize(
    ("rows", "words"),
    [(BARE, "no row says what their columns hold"), (KNOWN + BARE, "nothing says whose they are")],
    ids=["headless", "nobody"],
)
def test_notice_counts_tables_of_owners_without_ties(rows: str, words: str) -> None:
    """A table that looks like one of owners and states nothing makes one notice with the reason."""
    gaps = find_table_gaps(make_document(f"<p>Some words.</p><table>{rows}</table><p>More.</p><table>{rows}</table>"))
    assert [gap.code for gap in gaps] == [TABLE_GAP]
    assert "2 tables of owners in a.html" in gaps[0].message
    assert words in gaps[0].message


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Sales</td><td>60%</td></tr><tr><td>Costs</td><td>40%</td></tr>",
        "<tr><td>Acme Corporation</td><td>2019</td></tr><tr><td>Brunel Holdings Ltd</td><td>2020</td></tr>",
        "<tr><th>Owner</th><th>Owned</th><th>Share</th></tr><tr><td>Acme</td><td>Corax Ltd</td><td>5%</td></tr>",
    ],
    ids=["sales", "years", "read"],
)  # fmt: skip
def test_other_tables_make_no_notice(rows: str) -> None:
    """Tables of other things, and those that were read, are not counted."""
    assert find_table_gaps(make_document(f"<p>Some words.</p><table>{rows}</table>")) == ()
