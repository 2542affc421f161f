"""Chinese names set off by punctuation."""

from __future__ import annotations

from tieline.model import Schema
from tieline.model.ids import DocumentId
from tieline.read.hanzi import find_hanzi_mentions


def _found(text: str) -> list[tuple[str, Schema]]:
    return [(m.quote, m.schema) for m in find_hanzi_mentions(DocumentId("doc-x"), text)]


def test_full_company_name_after_a_label() -> None:
    """A full legal name behind a label is a company."""
    assert _found("企业名称：蓝桥光学股份有限公司\n住所：蓝桥市") == [("蓝桥光学股份有限公司", Schema.COMPANY)]


def test_brackets_inside_a_name() -> None:
    """A place in brackets belongs to the name."""
    assert _found("供应商：蓝桥（深圳）精密机械有限公司") == [("蓝桥（深圳）精密机械有限公司", Schema.COMPANY)]


def test_running_text_is_left_alone() -> None:
    """Where no mark sets the name off, nothing is guessed."""
    assert _found("会议由蓝桥大学主办") == []


def test_preposition_opens_no_name() -> None:
    """What begins with a preposition or a label is no name."""
    assert _found("，由蓝桥大学") == []
