"""The shape of single records."""

from __future__ import annotations

from dataclasses import replace

from tieline.report.case import Case
from tieline.report.case_index import CaseIndex
from tieline.report.record_shape import document_record, issue_record, listing_record, mention_record, utterance_record


def test_missing_facts_are_null(case: Case) -> None:
    """What a source does not say is null and never an empty string."""
    register = next(document for document in case.documents if document.published_on is None)
    assert document_record(register)["published_on"] is None
    assert listing_record(case.listings[1])["reason"] is None


def test_names_and_aliases_are_lists_of_strings(case: Case) -> None:
    """A listing gives its primary name, all names, and the others as aliases."""
    record = listing_record(case.listings[0])
    assert record["name"] == "Hongtan Microsystems Co., Ltd."
    assert record["names"] == ["Hongtan Microsystems Co., Ltd.", "泓潭微系统有限公司", "HTM"]
    assert record["aliases"] == ["泓潭微系统有限公司", "HTM"]
    assert record["name_qualities"] == ["primary", "alias", "weak"]


def test_notice_is_told_from_failure(case: Case) -> None:
    """An issue says whether anything failed."""
    assert [issue_record(issue)["notice"] for issue in case.issues] == [False, True]


def test_mention_without_entity_is_null(case: Case) -> None:
    """A mention that belongs to no entity says so."""
    assert mention_record(case.readings[0].mentions[0], entity=None)["entity"] is None


def test_utterance_of_a_missing_document_has_no_passage(index: CaseIndex) -> None:
    """The words of a passage are null when its document is not part of the case."""
    utterance = next(iter(index.utterance_of.values()))
    record = utterance_record(replace(index, document_of={}), utterance)
    passage = record["passage"]
    assert isinstance(passage, dict)
    assert passage["quote"] is None
