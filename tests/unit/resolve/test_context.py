"""Tests of what persons are tied to."""

from __future__ import annotations

from bench.resolve_cases import parse_case
from tieline.resolve.context import find_contexts
from tieline.resolve.union import ConstrainedUnion

CASE = """
strength: strong
documents:
  - text: "[Zhang Wei|Person|z], [Quanhe Optics|Company|q], [Velmora|Place|v]"
    ties:
      - {type: leads, source: z, target: q, role: chief engineer}
      - {type: employs, source: q, target: z, role: engineer}
      - {type: located_in, source: q, target: v}
"""


def test_organisation_and_special_role_are_context() -> None:
    """A person has the organisation and roles of several words; other ties do not count."""
    case = parse_case("case", CASE)
    mentions = [mention for reading in case.readings for mention in reading.mentions]
    number = {mention.id: index for index, mention in enumerate(mentions)}
    contexts = find_contexts(case.readings, number, ConstrainedUnion(len(mentions)))
    assert contexts == {0: {(1, ""), (None, "chief engineer")}}


def test_ties_of_unknown_mentions_are_left_out() -> None:
    """A tie whose mention is not among the numbered ones is no context."""
    case = parse_case("case", CASE)
    assert find_contexts(case.readings, {}, ConstrainedUnion(0)) == {}
