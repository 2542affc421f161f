"""Pages with the Entity List in the layouts of the Federal Register and the eCFR.

The layouts follow Supplement No. 4 to part 744 (15 CFR): GPOTABLE with ROW and ENT in the XML of the Federal Register,
an HTML table in the eCFR. The rows are written for these tests; names, dates and citations in them are facts of the
list, addresses are shortened.
"""

from __future__ import annotations

HEADINGS = (
    "Country",
    "Entity",
    "License requirement",
    "License review policy",
    "Federal Register citation",
)
ALL_ITEMS = "For all items subject to the EAR. (See § 744.11 of the EAR)."
DENIAL = "Presumption of denial"

ROWS = (
    ("AFGHANISTAN", "Ibrahim Haqqani, a.k.a., the following two aliases:|Hajji Sahib; and|Maulawi Haji Ibrahim "
     "Haqqani.|Afghanistan.", ALL_ITEMS, DENIAL, "77 FR 25055, 4/27/12."),
    ("", "Abdul Satar Ghoura, 501, 5th Floor, Kabul, Afghanistan; and Flat No. 41, Kabul, Afghanistan.", ALL_ITEMS,
     DENIAL, "76 FR 71867, 11/21/11."),
    ("CHINA, PEOPLE'S REPUBLIC OF", "Beijing Zhipu Huazhang Technology Co., Ltd., a.k.a., the following two aliases:|"
     "Zhipu AI; and|Beijing Knowledge Atlas Technology Co., Ltd.|Floor 10, Building 9, Haidian District, Beijing, "
     "China.",
     ALL_ITEMS, DENIAL, "90 FR 4619, 1/16/25."),
    ("", "CNOOC Limited (a subsidiary of China National Offshore Oil Corporation), 65/F, Hong Kong.", ALL_ITEMS,
     "Case-by-case review", "86 FR 4862, 1/15/21. 88 FR 13675, 3/6/23."),
)  # fmt: skip


def _lines(cell: str, item: str, close: str) -> str:
    """A cell with its items marked up."""
    first, *items = cell.split("|")
    return first + "".join(
        f"{item}—{text}{close}" if place < 2 else f"{item}{text}{close}" for place, text in enumerate(items)
    )


def gpotable(*rows: tuple[str, ...]) -> bytes:
    """Write rows as the XML of the Federal Register prints them.

    Args:
        *rows: Five cells each, "|" before each item of a list; none takes `ROWS`.

    Returns:
        The page.
    """
    head = "".join(f'<CHED H="1">{name}</CHED>' for name in HEADINGS)
    body = "".join(
        "<ROW>" + "".join(f'<ENT I="01">{_lines(cell, "<LI>", "</LI>")}</ENT>' for cell in row) + "</ROW>\n"
        for row in rows or ROWS
    )
    stars = '<ROW><ENT I="28">*         *         *</ENT></ROW>'
    table = f'<GPOTABLE COLS="5"><TTITLE/><BOXHD>{head}</BOXHD>{stars}{body}</GPOTABLE>'
    return f'<?xml version="1.0" encoding="UTF-8"?><RULE><P>Words.</P>{table}</RULE>'.encode()


def ecfr(*rows: tuple[str, ...]) -> bytes:
    """Write rows as the eCFR's page prints them.

    Args:
        *rows: Five cells each, "|" before each item of a list; none takes `ROWS`.

    Returns:
        The page.
    """
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
    body = "".join(
        "<tr>" + "".join(f'<td class="left">{_lines(cell, "<br>", "")}</td>' for cell in row) + "</tr>\n"
        for row in rows or ROWS
    )
    other = "<table><tr><td>Not</td><td>the list</td></tr></table>"
    table = f"<table class='gpotbl_table'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<!DOCTYPE html><html><body>{other}<h1>Entity List</h1>{table}</body></html>".encode()
