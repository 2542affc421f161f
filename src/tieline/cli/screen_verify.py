"""Checking a screening record from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tieline.cli.column import Column, Record
from tieline.cli.screening import Against, make_decide, make_engine, open_input
from tieline.cli.session import EXIT_PARTIAL, Session
from tieline.errors import UsageError
from tieline.model import Listing, PartialDate
from tieline.pipeline.screen_file import Decide
from tieline.pipeline.screen_lists import describe_lists, read_lists
from tieline.pipeline.screen_record import load_record
from tieline.pipeline.screen_verify import AtHand, Verified, verify_record
from tieline.pipeline.workspace import Workspace, is_workspace, open_workspace
from tieline.screen.batch import Screener
from tieline.screen.record_reader import ParsedRecord
from tieline.screen.table import TableColumns
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.cli.verbs.screen_option import ScreenOptions

COLUMNS = tuple(Column(name, name) for name in ("kind", "row", "query", "message", "stated", "found"))


def run_verify(session: Session, name: str | None, options: ScreenOptions) -> int:
    """Check a record: its hash, its lists, and what screening again gives.

    Args:
        session: What this run works with.
        name: Must be None: the record says what was screened.
        options: Options of screening.

    Returns:
        0 when the record is confirmed, 1 when it was changed or other results come out, 3 when it cannot be checked.

    Raises:
        UsageError: A name was given too.
        TielineError: There is no such record, or the table cannot be read.
    """
    if name is not None:
        raise UsageError("--verify takes no name", hint="tieline screen --verify RECORD")
    if not options.lists and not is_workspace(session.settings.workspace):
        raise UsageError("checking a record takes the lists it was made with", hint="--lists FILE, or -w WORKSPACE")
    with ExitStack() as stack:
        workspace: Workspace | None = None
        if not options.lists or is_workspace(session.settings.workspace):
            workspace = stack.enter_context(open_workspace(session.settings))
        record = load_record(options.verify or "", workspace=workspace)
        at_hand, code = _gather(session, options, record, workspace)
        engine = make_engine(options.engine.value)
        verified = verify_record(
            record,
            at_hand,
            engine=engine,
            decide=lambda listings, screener: _decide(record, at_hand, workspace, listings, screener),
        )
    session.emit(_records(record, verified), COLUMNS)
    _tell(session, verified)
    if not verified.is_intact or verified.differences:
        return 1
    return EXIT_PARTIAL if verified.missing else code


def _gather(
    session: Session, options: ScreenOptions, record: ParsedRecord, workspace: Workspace | None
) -> tuple[AtHand, int]:
    """Gather the lists and the table that the record can be checked with."""
    code = 0
    if options.lists:
        listings, snapshots, issues = read_lists(options.lists, settings=session.settings)
        code = session.report_issues(issues)
    else:
        assert workspace is not None
        listings, snapshots = tuple(workspace.store.iter_listings()), tuple(workspace.store.iter_snapshots())
    if options.file is None:
        return AtHand(listings, snapshots), code
    stated = record.head.input.get("columns")
    told = stated if isinstance(stated, dict) else {}
    country, numbers = told.get("country"), told.get("identifiers")
    columns = TableColumns(
        str(told.get("name", options.column)),
        None if country is None else str(country),
        tuple(map(str, numbers)) if isinstance(numbers, list) else (),
    )
    table = open_input(options.file, columns, session)
    return AtHand(listings, snapshots, table.iter_queries, table.sha256), code


def _decide(
    record: ParsedRecord,
    at_hand: AtHand,
    workspace: Workspace | None,
    listings: Sequence[Listing],
    screener: Screener,
) -> Decide:
    """Apply what was decided by the time of the record."""
    at = record.head.made_at
    judged = bool(record.head.options.get("judgements"))
    lists = describe_lists(listings, at_hand.snapshots, at=at)
    as_of = record.head.options.get("as_of")
    day = None if as_of is None else PartialDate(str(as_of))
    against = Against(lists, workspace if judged else None, at, 0)
    return make_decide(against, lambda: screener, as_of=day, until=at)


def _records(record: ParsedRecord, verified: Verified) -> list[Record]:
    """What was found, as records: the rows that differ, and then one for the whole."""
    differences: list[Record] = [
        {
            "kind": "difference",
            "row": after.get("row"),
            "query": after.get("name"),
            "message": "screening again gives another result",
            "stated": before,
            "found": after,
        }
        for before, after in verified.differences
    ]
    whole: Record = {
        "kind": "verification",
        "confirmed": verified.is_confirmed,
        "intact": verified.is_intact,
        "message": _verdict(verified),
        "sha256": record.stated_sha256,
        "content_sha256": record.sha256,
        "made_at": record.head.made_at,
        "rows": verified.rows,
        "differences": len(verified.differences),
        "missing": list(verified.missing),
        "notes": list(verified.notes),
    }
    return [*differences, whole]


def _verdict(verified: Verified) -> str:
    """What was found, in a sentence."""
    if not verified.is_intact:
        return "the record was changed after it was made: its hash is not that of its content"
    if verified.missing:
        return f"the record is intact and cannot be screened again: {'; '.join(verified.missing)}"
    if verified.differences:
        return (
            f"the record is intact, and {len(verified.differences)} of {count_of(verified.rows, 'row')} "
            f"{agree(len(verified.differences), 'comes', 'come')} out otherwise"
        )
    rows = agree(verified.rows, "its only row comes", f"all {verified.rows:,} rows come")
    return f"the record is intact, and {rows} out as it says"


def _tell(session: Session, verified: Verified) -> None:
    """Say what was found."""
    for note in verified.notes:
        session.say(f"note: {note}")
    session.say(_verdict(verified))
