"""The dossier for programs."""

from __future__ import annotations

import json

from tieline.report.case import Case
from tieline.report.dossier_json import render_dossier_json


def test_sections_are_stable(case: Case) -> None:
    """The top level has the sections that its description promises, in order."""
    data = json.loads(render_dossier_json(case))
    assert (data["format"], data["version"]) == ("tieline-dossier", 1)
    assert (
        list(data)
        == (
            "format version title generated_at about counts sources entities relationships utterances claims"
            " technologies contradictions listings hits screened findings paths issues lists holdings judgements"
            " not_found"
        ).split()
    )


def test_counts_agree_with_the_lists(case: Case) -> None:
    """What is counted is what is listed."""
    data = json.loads(render_dossier_json(case))
    counts = data["counts"]
    assert counts["relationships"] == len(data["relationships"]) == 15
    assert counts["relationships_shown"] == sum(tie["standing"] == "shown" for tie in data["relationships"]) == 12
    assert (counts["claims"], counts["claims_disputed"], counts["parties_listed"]) == (3, 2, 2)
    assert (counts["issues"], counts["notices"]) == (2, 1)


def test_said_relationship_is_worded_as_said(case: Case) -> None:
    """Each relationship carries its sentence and standing."""
    ties = json.loads(render_dossier_json(case))["relationships"]
    said = [tie for tie in ties if tie["according_to"]]
    assert {tie["standing"] for tie in said} == {"said", "denied"}
    assert all(tie["wording"].startswith(("According to ", "Denied by ")) for tie in said)


def test_what_was_not_found_is_listed(case: Case) -> None:
    """Gaps are part of the data."""
    gaps = json.loads(render_dossier_json(case))["not_found"]
    assert gaps["sources_without_text"] == ["sources/annex.pdf"]
    assert len(gaps["parties_without_hits"]) == 12
    assert gaps["claims_without_denial"] == 1


def test_sources_carry_custody_and_no_text(case: Case) -> None:
    """Sources have hash, captures and number; their texts stand in the records."""
    source = json.loads(render_dossier_json(case))["sources"][0]
    assert source["number"] == 1
    assert source["captures"][0]["status"] == 200
    assert "text" not in source


def test_age_of_a_list_is_told(case: Case) -> None:
    """A list's age is that on the day of the dossier."""
    ages = [item["age"] for item in json.loads(render_dossier_json(case))["lists"]]
    assert ages == ["age unknown", "113 days old, more than 30"]
