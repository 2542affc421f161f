"""The scorer of English ties."""

from __future__ import annotations

from bench.ties_en import Case, iter_cases, make_document, score_case
from tieline.model.reading import Reading


def _parse(line: str) -> Case:
    (case,) = iter_cases(line)
    return case


def test_flags_tell_what_must_may_and_is_said() -> None:
    """A tie without a flag must be read, one with "?" may be, one with "said" must be attributed too."""
    case = _parse("[C Acme] bought [C Brunel] of [L Riga]. || owns 1 2 said; located_in 2 3 ?")
    assert case.text == "Acme bought Brunel of Riga."
    assert set(case.ties) == {("owns", "Acme", "Brunel")}
    assert set(case.allowed) == {("located_in", "Brunel", "Riga")}
    assert case.said == case.ties


def test_lines_of_a_text_are_kept() -> None:
    """A written line break is one in the text."""
    assert _parse("[C Acme]\\nRiga").text == "Acme\nRiga"


def test_agreement_has_no_direction() -> None:
    """Both orders of an agreement are one tie."""
    assert _parse("[C Brunel] and [C Acme] signed. || agreement 1 2").ties == {("agreement", "Acme", "Brunel")}


def test_nothing_read_is_no_hit() -> None:
    """An empty reading misses what is expected and finds nothing wrong."""
    case = _parse("[C Acme] bought [C Brunel]. || owns 1 2")
    reading = Reading(make_document(case.text).id, (), (), ())
    assert (score_case(case, reading).ties.found, score_case(case, reading).ties.expected) == (0, 1)
