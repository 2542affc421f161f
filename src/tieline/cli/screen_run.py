"""Screening from the command line: a name or a table, to standard output or a file, with a record or without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.cli.column import Record
from tieline.cli.output_file import check_outputs
from tieline.cli.screen_count import CountedResults, tell_issues
from tieline.cli.screen_shape import CHANGE_COLUMNS, SCREEN_COLUMNS, VERDICTS, Shapes, change_record, screening_record
from tieline.cli.screening import (
    Against,
    Plan,
    Rows,
    Screeners,
    make_decide,
    make_engine,
    make_name_row,
    open_input,
    open_lists,
    open_table_rows,
)
from tieline.cli.session import Session
from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError
from tieline.model import Query
from tieline.pipeline.row_decision import Earlier
from tieline.pipeline.screen_lists import (
    make_earlier_fingerprints,
    make_fingerprints,
    read_lists,
)
from tieline.pipeline.screen_record import RecordedResults, Screened, keep_record, load_record, save_record
from tieline.pipeline.workspace import open_workspace
from tieline.screen.batch import BatchOptions
from tieline.screen.change import Now, Partners, Then, iter_changes, match_rows
from tieline.screen.record import RecordHead
from tieline.screen.table import TableColumns
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.cli.verbs.screen_option import ScreenOptions


def run_screening(session: Session, name: str | None, options: ScreenOptions) -> int:
    """Screen a name or a table.

    Args:
        session: What this run works with.
        name: The name; None screens the table of the options.
        options: Options of screening.

    Returns:
        The exit code.

    Raises:
        TielineError: Something that was asked for is not there or makes no sense.
    """
    if options.out is not None:
        from tieline.cli.screen_save import check_suffix

        check_suffix(options.out)
    _check_files(options)
    day = parse_date(options.as_of)
    columns = TableColumns(options.column, options.country_column, tuple(options.id_column or ()))
    table = None if options.file is None else open_input(options.file, columns, session)
    engine = make_engine(options.engine.value)
    max_age = session.settings.list_age_days if options.max_age is None else options.max_age
    with open_lists(session, options.lists, max_age_days=max_age, as_of=day) as against:
        queries: Callable[[], Iterable[Query]] = list if table is None else table.iter_queries
        then = None if options.since is None else _load_then(session, options, against)
        partners: Partners = {} if then is None else match_rows(then, queries())
        screeners = Screeners(against, has_numbers=bool(options.id_column))
        decide = make_decide(against, screeners.get, as_of=day, earlier=_earlier(then, partners))
        batch = BatchOptions(day)
        plan = Plan(against.lists, against.listings, batch, engine, screeners.get, decide, options.out)
        rows_of = (
            nullcontext(make_name_row(name or "", plan)) if table is None else open_table_rows(session, table, plan)
        )
        with rows_of as rows:
            if rows.resumed:
                session.say(f"going on after {count_of(rows.resumed, 'batch')} that an earlier run finished")
            judged = against.workspace is not None
            screened = Screened(rows.input, against.lists, batch, engine.name, against.at, judged)
            head = screened.make_head(hashes_names=options.hash_names)
            return max(against.code, _deliver(session, options, rows, (against, head, then, partners)))


def _check_files(options: ScreenOptions) -> None:
    """Refuse to write where something is read, or twice to one place."""
    lists = (("--lists", path) for path in options.lists or ())
    check_outputs(
        [("--out", options.out), ("--record", options.record)],
        [("--file", options.file), ("--since", options.since), *lists],
    )


def _load_then(session: Session, options: ScreenOptions, against: Against) -> Then:
    """Load the record that is compared with, and the lists of that time as far as they are at hand."""
    if options.file is None:
        raise UsageError("--since compares tables", hint="tieline screen --file FILE --since RECORD")
    record = load_record(options.since or "", workspace=against.workspace)
    if not record.is_intact:
        raise UsageError(f"{options.since}: the record was changed after it was made", hint="restore it from a copy")
    if against.workspace is not None:
        store = against.workspace.store
        listings, snapshots = tuple(store.iter_listings()), tuple(store.iter_snapshots())
    else:
        listings, snapshots, _ = read_lists(options.lists or (), settings=session.settings)
    return Then(record.head, record.rows, make_earlier_fingerprints(record.head.lists, listings, snapshots))


def _earlier(then: Then | None, partners: Partners) -> Callable[[Query], Earlier | None]:
    """Make what gives a row as the earlier record has it."""

    def find(query: Query) -> Earlier | None:
        partner = partners.get(query.row)
        if then is None or partner is None:
            return None
        return Earlier(partner[0], partner[1], then.head.made_at)

    return find


def _deliver(
    session: Session,
    options: ScreenOptions,
    rows: Rows,
    about: tuple[Against, RecordHead, Then | None, Partners],
) -> int:
    """Write the record where one is wanted, then the results or the changes; tell what is to be told."""
    against, head, then, partners = about
    counted = CountedResults(rows.results)
    sha256 = None
    if options.record is not None:
        sha256 = _write_record(session, options.record, head, counted, against)

    def closing() -> Record:
        counted.finish()
        return screening_record(head, counted.summary, sha256=sha256, notes=against.lists.notes)

    days = {one.id: None if one.as_of is None else str(one.as_of) for one in against.lists.snapshots}
    hashes = {one.id: one.sha256 for one in against.lists.snapshots}
    used = {one.sha256: (one.age_days, one.is_old) for one in against.lists.used}
    ages = {snapshot: used[sha256] for snapshot, sha256 in hashes.items() if sha256 in used}
    shapes = Shapes(rows.source, against.listings, days, hashes, ages)
    if then is not None:
        now = Now(head, make_fingerprints(against.lists.listings))
        changes = map(change_record, iter_changes(then, now, partners, counted()))
        _write_changes(session, options.out, changes, closing)
    elif options.out is not None:
        from tieline.cli.screen_save import save_results

        count = save_results(options.out, counted, shapes, head=head, closing=lambda: (closing(), counted.summary))
        session.say(f"{count_of(count, 'row')} {agree(count, 'is', 'are')} in {options.out}")
    elif session.shows_table:
        _show(session, (row for result in counted() for row in shapes.iter_rows(result)), is_name=options.file is None)
    else:
        session.emit(_iter_records(counted, shapes, closing), ())
    counted.finish()
    return tell_issues(session, counted, source=rows.source)


def _show(session: Session, rows: Iterable[Record], *, is_name: bool) -> None:
    """Show rows as a table; that of a single name without the columns that are empty, and without its number."""
    columns = SCREEN_COLUMNS
    if is_name:
        rows = list(rows)
        columns = tuple(one for one in columns if one.field != "row" and any(map(one.text, rows)))
    session.emit(rows, columns)
    session.say(VERDICTS)


def _iter_records(counted: CountedResults, shapes: Shapes, closing: Callable[[], Record]) -> Iterator[Record]:
    """Every record of a screening; the last one tells of the whole."""
    for result in counted():
        yield from shapes.iter_records(result)
    yield closing()


def _write_record(session: Session, path: Path, head: RecordHead, counted: CountedResults, against: Against) -> str:
    """Write the record, and keep it in the workspace where there is one; give its hash."""
    with save_record(path, head) as recorded:
        for _ in recorded.record(counted()):
            pass
    session.say(f"the screening record is {path} (SHA-256 of its content {recorded.sha256})")
    if against.workspace is not None:
        _keep(session, path, head, recorded)
    return recorded.sha256


def _keep(session: Session, path: Path, head: RecordHead, recorded: RecordedResults) -> None:
    """Keep a record in the workspace."""
    with open_workspace(session.settings, write=True) as workspace:
        kept = keep_record(workspace, path, head, recorded)
    session.say(f"the workspace keeps it as {kept.id}")


def _write_changes(
    session: Session, out: Path | None, changes: Iterable[Record], closing: Callable[[], Record]
) -> None:
    """Write what changed, and nothing else."""
    if out is not None and out.suffix.lower() in {".csv", ".xlsx"}:
        from tieline.cli.spreadsheet import save_spreadsheet

        count = save_spreadsheet(out, changes, CHANGE_COLUMNS)
        session.say(f"{count_of(count, 'change')} {agree(count, 'is', 'are')} in {out}")
    elif out is not None:
        raise UsageError("changes are written to .csv, .xlsx or standard output", hint="--out changes.xlsx")
    elif session.shows_table:
        if not session.emit(changes, CHANGE_COLUMNS):
            session.say("nothing changed")
    else:
        session.emit(_then_closing(changes, closing), CHANGE_COLUMNS)


def _then_closing(changes: Iterable[Record], closing: Callable[[], Record]) -> Iterator[Record]:
    yield from changes
    yield closing()
