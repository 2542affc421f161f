"""A small file in each list format, made here; what is in them is written for tests."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from tests.unit.lists import (
    csl_builder,
    fr_builder,
    test_csl_json,
    test_eu_annex_csv,
    test_eu_fsf_csv,
    test_eu_fsf_xml,
    test_ftm,
    test_meti_csv,
    test_ofac_csv,
    test_ofac_enhanced,
    test_ofac_xml,
    test_opensanctions_csv,
    test_uk_conlist,
    test_uk_sanctions_list,
    test_uk_sanctions_xml,
    test_un_xml,
    test_us_1260h,
    test_us_1286,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A file in one format.

    Attributes:
        source: Its name.
        data: Its bytes: two entries or more, nothing wrong with them.
        odd: The same with a field that the format does not know; None where its fields have no names.
    """

    source: str
    data: bytes
    odd: bytes | None = None


def with_column(data: bytes, *, above: int = 0, delimiter: str = ",") -> bytes:
    """Add a column that no format knows to a CSV file.

    Args:
        data: The file.
        above: How many lines stand above the header.
        delimiter: What stands between its columns.

    Returns:
        The file with a column "Colour".
    """
    lines = data.decode().splitlines()
    head, (header, *rows) = lines[:above], lines[above:]
    return "\n".join((*head, f"{header}{delimiter}Colour", *(f"{row}{delimiter}blue" for row in rows), "")).encode()


def with_element(data: bytes, record: str) -> bytes:
    """Add an element that no format knows to the records of an XML file.

    Args:
        data: The file.
        record: The tag of a record.

    Returns:
        The file with elements "colour".
    """
    end = f"</{record}>".encode()
    return data.replace(end, b"<colour>blue</colour>" + end)


def _json_lines(*records: Mapping[str, object]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def _csv_sample(source: str, data: bytes, *, above: int = 0) -> Sample:
    return Sample(source, data, with_column(data, above=above))


def _xml_sample(source: str, data: bytes, record: str) -> Sample:
    return Sample(source, data, with_element(data, record))


def _csl_json() -> Sample:
    other = {**test_csl_json.RECORD, "entity_number": 2, "name": "WEBER, Max"}
    records = [test_csl_json.RECORD, other]
    odd = [{**record, "colour": "blue"} for record in records]
    return Sample("consolidated.json", json.dumps({"results": records}).encode(), json.dumps({"results": odd}).encode())


def _meti_rows() -> bytes:
    rows = (
        (f"jp-eul-{place}", name, "Other", "Taiwan", "organization", test_meti_csv.WMD, "https://x.test")
        for place, name in enumerate(("First Works （第一工場）", "Second Works"))
    )
    return test_meti_csv.make_file(*rows).data


def _table(header: list[str], *rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


_ANNEX = _table(
    test_eu_annex_csv.HEADER,
    test_eu_annex_csv.COMPANY,
    test_eu_annex_csv.COMPANY | {"recordId": "50", "name": "Second"},
)
_FSF = _table(
    test_eu_fsf_csv.HEADER_1_1,
    test_eu_fsf_csv.BASE_1_1 | {"NameAlias_WholeName": "Anna Keller"},
    test_eu_fsf_csv.BASE_1_1 | {"Entity_LogicalId": "14", "NameAlias_WholeName": "Max Weber"},
    delimiter=";",
)
_FSF_XML = f"{test_eu_fsf_xml.ROOT}{test_eu_fsf_xml.PERSON}{test_eu_fsf_xml.ENTITY}</export>".encode()
_CSL = csl_builder.csl_csv({"name": "First Works", "addresses": "1 Road, CN"}, {"name": "Second Works"})
_ENHANCED = test_ofac_enhanced.xml(test_ofac_enhanced.ENTITY, test_ofac_enhanced.ENTITY.replace("6908555", "6908556"))
_UN_ROOT = '<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">'
_UN = f"{_UN_ROOT}{test_un_xml.PERSON}{test_un_xml.ENTITY}</CONSOLIDATED_LIST>".encode()
_UK_RECORDS = f"<DateGenerated>14/08/2026</DateGenerated>{test_uk_sanctions_xml.PERSON}{test_uk_sanctions_xml.COMPANY}"
_UK_XML = f"<Designations>{_UK_RECORDS}</Designations>".encode()
_US_1260H = "\n".join((",".join(test_us_1260h.FIELDS), *test_us_1260h.ROWS, "")).encode()
_US_1286 = "\n".join((test_us_1286.HEADER, *test_us_1286.ROWS, "")).encode()
_FTM = (test_ftm.COMPANY, test_ftm.ADDRESS, test_ftm.OWNER | {"target": True}, test_ftm.SANCTION)
_TARGETS = test_opensanctions_csv.make_file(
    test_opensanctions_csv.ROW, test_opensanctions_csv.ROW | {"id": "NK-2", "name": "Second Works"}
).data

SAMPLES = {
    "us-csl-csv": _csv_sample("consolidated.csv", _CSL),
    "us-csl-json": _csl_json(),
    "us-ofac-csv": Sample("sdn.csv", test_ofac_csv.MAIN),
    "us-ofac-xml": _xml_sample("sdn.xml", test_ofac_xml.xml(test_ofac_xml.COMPANY, test_ofac_xml.PERSON), "sdnEntry"),
    "us-ofac-enhanced": _xml_sample("cons_enhanced.xml", _ENHANCED, "entity"),
    "us-bis-federal-register": Sample("fr.xml", fr_builder.gpotable()),
    "us-1260h-csv": _csv_sample("1260h.csv", _US_1260H),
    "us-1286-csv": _csv_sample("1286.csv", _US_1286),
    "uk-ofsi": _csv_sample(
        "ConList.csv",
        test_uk_conlist.make_csv(test_uk_conlist.PRIMARY, test_uk_conlist.row(Group_ID="100", Name_6="WEBER")),
        above=1,
    ),
    "uk-sanctions-list": _csv_sample(
        "UK-Sanctions-List.csv",
        test_uk_sanctions_list.make_csv(test_uk_sanctions_list.ENTITY, test_uk_sanctions_list.SHIP),
        above=1,
    ),
    "uk-sanctions-xml": _xml_sample("UK-Sanctions-List.xml", _UK_XML, "Designation"),
    "un-xml": _xml_sample("un.xml", _UN, "ENTITY"),
    "eu-fsf-xml": _xml_sample("fsf.xml", _FSF_XML, "sanctionEntity"),
    "eu-fsf-csv": Sample("fsf.csv", _FSF, with_column(_FSF, delimiter=";")),
    "eu-annex-csv": _csv_sample("annex.csv", _ANNEX),
    "jp-meti-csv": _csv_sample("eul.csv", _meti_rows()),
    "ftm": Sample("entities.ftm.json", _json_lines(*_FTM), _json_lines(*_FTM).replace(b'"notes"', b'"colour"')),
    "opensanctions-csv": _csv_sample("targets.simple.csv", _TARGETS),
    "opensanctions-names": Sample("names.txt", "First Works\n飞腾\nSecond Works\n".encode()),
    "own-table": _csv_sample("mine.csv", "名称,国家\n飞腾,CN\nSecond Works,DE\n".encode()),
}
"""By the id of the format."""
