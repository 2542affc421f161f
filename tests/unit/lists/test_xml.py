"""What is reported of list files in XML. The files are written for these tests."""

from __future__ import annotations

from tieline.lists.draft import ListFile
from tieline.lists.xml import iter_elements, list_xml_issues
from tieline.settings import Limits


def codes(data: bytes) -> list[str]:
    """Read a file and name its issues.

    Args:
        data: Its bytes.

    Returns:
        The codes.
    """
    records = iter_elements(ListFile("list.xml", data, {}, Limits()), {"a"})
    assert list(records)
    return [issue.code for issue in list_xml_issues(records, "list.xml")]


def test_sound_file_has_no_issues() -> None:
    """Nothing is reported of a file that is whole."""
    assert codes(b"<r><a/></r>") == []


def test_each_kind_of_damage_is_one_issue() -> None:
    """Letters, broken records and a cut are reported apart."""
    assert codes(b"<r><a>\xe9</a><a><b></a><a><b></a><a>") == ["bad_byte", "broken_row", "cut_off"]
