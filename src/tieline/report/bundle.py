"""The bundle: the dossier and everything beside it, written to a folder."""

from __future__ import annotations

import json
from pathlib import Path

from tieline.report.case import Case
from tieline.report.dossier import render_dossier
from tieline.report.dossier_json import render_dossier_json
from tieline.report.ftm_entity import render_ftm
from tieline.report.graphml import render_graphml
from tieline.report.network import render_network
from tieline.report.records import iter_records
from tieline.report.statement_csv import render_statements


def render_records(case: Case) -> str:
    """Render a case as JSON Lines.

    Args:
        case: The case.

    Returns:
        One record a line; see `tieline.report.records` for their shapes.
    """
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in iter_records(case))


_FILES = {
    "dossier.html": render_dossier,
    "dossier.json": render_dossier_json,
    "entities.ftm.json": render_ftm,
    "network.graphml": render_graphml,
    "network.svg": render_network,
    "records.jsonl": render_records,
    "statements.csv": render_statements,
}


def write_bundle(case: Case, folder: Path) -> list[Path]:
    """Write the dossier and everything beside it.

    Args:
        case: The case.
        folder: Where to; made if it is missing. Files of the same names are replaced, others are left alone.

    Returns:
        The files written, in name order. Equal cases give equal bytes, on every system.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, render in sorted(_FILES.items()):
        path = folder / name
        # A lone surrogate has no UTF-8 form; written as its escape it is what JSON means by it.
        path.write_bytes(render(case).encode("utf-8", "backslashreplace"))
        written.append(path)
    return written
