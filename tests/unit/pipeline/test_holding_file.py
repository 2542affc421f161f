"""Ownership files on disk."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from tieline.errors import NotFoundError, TooLargeError, UsageError
from tieline.pipeline.holding_file import read_holding_file
from tieline.settings import Limits

TABLE = "股票代码,股东名称,持股比例\n000001.SZ,X,10%\n".encode()
RECORD = (
    "<RelationshipData><R><RelationshipRecord><Relationship><StartNode><NodeID>C</NodeID></StartNode>"
    "<EndNode><NodeID>P</NodeID></EndNode><RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</RelationshipType>"
    "</Relationship></RelationshipRecord></R></RelationshipData>"
)
NAMES = "<LEIData><R><LEIRecord><LEI>C</LEI><Entity><LegalName>Child</LegalName></Entity></LEIRecord></R></LEIData>"


def test_packed_table_is_read_with_names_by_code(tmp_path: Path) -> None:
    """A gzip file is unpacked, and codes get the names of a second file."""
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(TABLE))
    (tmp_path / "n.csv").write_text("code,name\n000001,平安银行\n", encoding="utf-8")
    table = read_holding_file(str(tmp_path / "t.csv.gz"), limits=Limits(), names=str(tmp_path / "n.csv"))
    assert [(one.owned, one.owned_id) for one in table.holdings] == [("平安银行", "000001.SZ")]


def test_names_beside_a_gleif_file_are_taken(tmp_path: Path) -> None:
    """Level 1 in the same folder gives the names of level 2."""
    (tmp_path / "rr.xml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "lei-data.xml").write_text(NAMES, encoding="utf-8")
    (holding,) = read_holding_file(str(tmp_path / "rr.xml"), limits=Limits()).holdings
    assert (holding.owner, holding.owned) == ("P", "Child")


def test_issues_about_names_are_told(tmp_path: Path) -> None:
    """A code with two names is an issue of the file that needs it."""
    (tmp_path / "t.csv").write_bytes(TABLE)
    (tmp_path / "n.csv").write_text("code,name\n000001,A\n000001,B\n", encoding="utf-8")
    table = read_holding_file(str(tmp_path / "t.csv"), limits=Limits(), names=str(tmp_path / "n.csv"))
    assert [issue.code for issue in table.issues] == ["disputed_name"]
    assert table.holdings[0].owned == "000001.SZ"


def test_file_alone_in_an_archive_is_read(tmp_path: Path) -> None:
    """An archive of one file is that file; one of several is for a person to open."""
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr("t.csv", TABLE)
    assert len(read_holding_file(str(tmp_path / "one.zip"), limits=Limits()).holdings) == 1
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("b.csv", TABLE)
    with pytest.raises(UsageError, match="2 files"):
        read_holding_file(str(tmp_path / "two.zip"), limits=Limits())


def test_missing_and_large_files_are_refused(tmp_path: Path) -> None:
    """A file that is not there, and one over the limit before it is read."""
    with pytest.raises(NotFoundError):
        read_holding_file(str(tmp_path / "none.csv"), limits=Limits())
    (tmp_path / "t.csv").write_bytes(TABLE)
    with pytest.raises(TooLargeError):
        read_holding_file(str(tmp_path / "t.csv"), limits=Limits(file_bytes=10))


def test_a_document_is_refused_with_the_verb_that_reads_it(tmp_path: Path) -> None:
    """A page is no table of holdings; the hint says what reads the tables in pages."""
    (tmp_path / "x.html").write_text("<table><tr><th>owner</th></tr></table>", encoding="utf-8")
    with pytest.raises(UsageError, match="is a document") as caught:
        read_holding_file(str(tmp_path / "x.html"), limits=Limits())
    assert "tieline investigate" in (caught.value.hint or "")
