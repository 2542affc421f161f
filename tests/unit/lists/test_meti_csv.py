"""The end-user list of METI; the rows are made up after the columns of the table of 2025-09-29."""

from __future__ import annotations

import csv
import io

from tieline.lists import meti_csv
from tieline.lists.draft import ListFile, Parsed
from tieline.model import NameQuality
from tieline.settings import Limits

WMD = "大量破壊兵器等の懸念: ミサイル、核 M、N; 通常兵器の懸念: CW"


def make_file(*rows: tuple[str, ...], header: tuple[str, ...] = meti_csv.FIELDS) -> ListFile:
    """Make a file of rows.

    Args:
        rows: The values of each row.
        header: The names of the columns.

    Returns:
        The file.
    """
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return ListFile("eul.csv", out.getvalue().encode(), {}, Limits())


def parse_row(name: str, *, aliases: str = "", location: str = "Taiwan", reason: str = WMD) -> Parsed:
    """Read a file of one row.

    Args:
        name: The name column.
        aliases: Other names.
        location: The country column.
        reason: The reason column.

    Returns:
        What the format makes of it.
    """
    return meti_csv.parse(make_file(("jp-eul-1", name, aliases, location, "organization", reason, "https://x.test/")))


def test_a_table_of_the_list_is_claimed() -> None:
    """The columns and the ministry's wording are the mark; either alone is not."""
    row = ("jp-eul-1", "A Co.", "", "Taiwan", "organization", WMD, "")
    assert meti_csv.claims(make_file(row))
    assert not meti_csv.claims(make_file(("1", "A Co.", "", "Taiwan", "organization", "late payer", "")))
    assert not meti_csv.claims(make_file(("1", "A Co.", WMD), header=("id", "name", "reason")))


def test_a_row_gives_a_whole_entry() -> None:
    """Concerns become programmes, and the reason, country, number and row are kept as printed."""
    (draft,) = parse_row("A Co.").drafts
    assert (draft.entry_id, draft.kind, draft.row) == ("jp-eul-1", "organisation", "row 2")
    assert draft.programmes == ("M", "N", "CW")
    assert draft.reason == WMD
    assert draft.countries == ("Taiwan",)
    assert draft.remarks == "Concern: missiles, nuclear weapons, conventional weapons."


def test_names_are_parted_by_script() -> None:
    """A name in Hanzi in brackets or behind the Latin one is a name of its own, without spaces from line breaks."""
    (draft,) = parse_row(
        "Chengdu RML Co., Ltd.（成都雷电微力 股份有限公司）", aliases="Xian Navigation 西安導航技術研究所"
    ).drafts
    assert [(name.text, name.quality) for name in draft.names] == [
        ("Chengdu RML Co., Ltd.", NameQuality.PRIMARY),
        ("成都雷电微力股份有限公司", NameQuality.ALIAS),
        ("Xian Navigation", NameQuality.ALIAS),
        ("西安導航技術研究所", NameQuality.ALIAS),
    ]


def test_brackets_inside_hanzi_names_stay() -> None:
    """A place in brackets is part of a Chinese name."""
    (draft,) = parse_row("Naz", aliases="鼐实鑫电子(深圳)有限公司").drafts
    assert draft.names[1].text == "鼐实鑫电子(深圳)有限公司"


def test_institutes_do_not_get_the_short_name_of_their_group() -> None:
    """The letters behind a numbered institute are the group's; those behind a university's name are its own."""
    (draft,) = parse_row("10th Research Institute of China Electronic Technology Group Corporation (CETC)").drafts
    assert "CETC" not in {name.text for name in draft.names}
    (draft,) = parse_row("Nanjing University of Aeronautics and Astronautics (NUAA)").drafts
    assert "NUAA" in {name.text for name in draft.names}


def test_a_name_in_the_column_of_the_country_is_put_back() -> None:
    """A notice says so, and the country is what stands before the name."""
    parsed = parse_row("", location="People's Republic of China BVI Electronics")
    assert parsed.drafts[0].names[0].text == "BVI Electronics"
    assert parsed.drafts[0].countries == ("People's Republic of China",)
    assert [issue.code for issue in parsed.issues] == ["not_read:misplaced-name"]


def test_what_cannot_be_read_is_an_issue() -> None:
    """Rows without names, reasons without a kind of weapon, other types and unknown columns are told."""
    header = (*meti_csv.FIELDS, "fax")
    rows = (
        ("1", "", "", "Taiwan", "organization", WMD, "", ""),
        ("2", "B", "", "Taiwan", "person", "理由なし", "", ""),
    )
    parsed = meti_csv.parse(make_file(*rows, header=header))
    assert [draft.names[0].text for draft in parsed.drafts] == ["B"]
    assert parsed.drafts[0].kind == "unknown"
    codes = {issue.code for issue in parsed.issues}
    assert codes == {"no_name", "unknown_kind", "unknown_reason", "unknown_field"}
