"""What one run of screening works with: the lists, the engine, what people decided, and where results go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.cli.screen_shape import NAMED_IN_FULL, lists_words, short_name
from tieline.cli.session import Session
from tieline.errors import UsageError
from tieline.model import Listing, PartialDate, Query, RowResult
from tieline.model.ids import ListingId
from tieline.pipeline.alias import Aliases
from tieline.pipeline.clock import make_clock
from tieline.pipeline.row_decision import Earlier, RowDecisions
from tieline.pipeline.screen import load_index
from tieline.pipeline.screen_file import Decide, FileScreening, RowReader, screen_table
from tieline.pipeline.screen_lists import ScreeningLists, gather_lists, load_lists_of
from tieline.pipeline.screen_other import OtherNames
from tieline.pipeline.workspace import Workspace, is_workspace, open_workspace
from tieline.screen.batch import BatchOptions, Screener, screen_queries
from tieline.screen.local import Engine, LocalEngine
from tieline.screen.table import Cells, TableColumns, make_query
from tieline.text.count import count_of

if TYPE_CHECKING:
    from tieline.pipeline.query_table import QueryTable

Results = Callable[[], Iterable[RowResult]]


@dataclass(frozen=True, slots=True)
class Against:
    """What is screened against.

    Attributes:
        lists: The lists.
        workspace: The workspace whose judgements and documents count; None where there is none.
        at: Aware UTC time of the screening in ISO 8601.
        code: The exit code that the lists ask for.
        is_of_workspace: Whether the lists are those of the workspace as they stand now, which a saved index is of.
    """

    lists: ScreeningLists
    workspace: Workspace | None
    at: str
    code: int
    is_of_workspace: bool = False

    @property
    def listings(self) -> Mapping[ListingId, Listing]:
        """The listings by id."""
        return self.lists.by_id


@contextmanager
def open_lists(
    session: Session, paths: list[str] | None, *, max_age_days: int, as_of: PartialDate | None = None
) -> Iterator[Against]:
    """Open what is screened against, and tell which lists are old or missing.

    Args:
        session: What this run works with.
        paths: List files instead of the workspace's lists; None takes those.
        max_age_days: From which age on a list counts as old.
        as_of: The day asked about; None means now.

    Yields:
        The lists, and the workspace where there is one.

    Raises:
        UsageError: There are no lists.
    """
    at = make_clock(session.settings.source_date_epoch)()
    with ExitStack() as stack:
        workspace = None
        if not paths and not is_workspace(session.settings.workspace):
            raise UsageError(
                f"{session.settings.workspace}: there is no workspace here, and no list is named to screen against",
                hint="give list files with --lists PATH, or name a workspace with -w",
            )
        if not paths or is_workspace(session.settings.workspace):
            workspace = stack.enter_context(open_workspace(session.settings))
        if paths:
            lists = gather_lists(paths, settings=session.settings, max_age_days=max_age_days, as_of=as_of)
            hint = "give the path of a downloaded list file"
            message = "none of the lists holds an entry"
        else:
            assert workspace is not None
            lists = load_lists_of(workspace.store, at=at, max_age_days=max_age_days, as_of=as_of)
            message = "the workspace holds no lists to screen against"
            hint = "give list files with --lists PATH, or import them with `tieline lists import FILE`"
        code = session.report_issues(lists.issues)
        if not lists.listings:
            raise UsageError(message, hint=hint)
        _tell_lists(session, lists)
        yield Against(lists, workspace, at, code, is_of_workspace=not paths and as_of is None)


def _tell_lists(session: Session, lists: ScreeningLists) -> None:
    """Name the lists that are old, of unknown age, or not loaded, and tell what a day asked about makes uncertain."""
    for note in lists.notes:
        session.say(f"note: {note}")
    if lists.old:
        count = len({one.list_name for one in lists.old})
        head = f"note: {count_of(count, 'list')} older than {lists.max_age_days} days, or of unknown age"
        session.say(f"{head}: {lists_words(lists.old)}")
    if lists.not_loaded:
        names, is_short = lists.not_loaded, len(lists.not_loaded) > NAMED_IN_FULL
        told = ", ".join(map(short_name, names)) if is_short else "; ".join(names)
        session.say(f"note: {count_of(len(names), 'list')} not loaded: {told}")
    if max(len(lists.old), len(lists.not_loaded)) > NAMED_IN_FULL:
        session.say("note: --out FILE and --format jsonl name these lists in full")


def make_engine(name: str) -> Engine:
    """Make the engine of a name.

    Args:
        name: local or spark.

    Returns:
        The engine.

    Raises:
        UsageError: What it needs is not installed.
    """
    if name == "local":
        return LocalEngine()
    from tieline.screen.spark import SparkEngine

    return SparkEngine()


class Screeners:
    """Builds the index once, when it is first needed."""

    def __init__(self, against: Against, *, has_numbers: bool) -> None:
        """Take the lists.

        Args:
            against: What to screen against.
            has_numbers: Whether rows have numbers that are looked up.
        """
        self._against = against
        self._has_numbers = has_numbers
        self._built: Screener | None = None

    def get(self) -> Screener:
        """Give the screener.

        Returns:
            The same one each time.
        """
        if self._built is None:
            against, listings = self._against, self._against.lists.listings
            owner = against.workspace if against.is_of_workspace else None
            index = None if owner is None else load_index(owner, listings=listings)
            self._built = Screener.build(listings, index=index, has_numbers=self._has_numbers)
        return self._built


def make_decide(
    against: Against,
    screeners: Callable[[], Screener],
    *,
    as_of: PartialDate | None = None,
    until: str | None = None,
    earlier: Callable[[Query], Earlier | None] = lambda _: None,
) -> Decide:
    """Make what is applied to the result of each row: other names, and what people decided.

    Args:
        against: The lists, and the workspace where there is one.
        screeners: Gives the screener.
        as_of: The day asked about.
        until: Leave out what was decided after this time.
        earlier: Gives a row as an earlier record has it.

    Returns:
        A function from a result to one with hits of other names and with judged hits.
    """
    store = None if against.workspace is None else against.workspace.store
    others = OtherNames(
        lambda: screeners().index,
        against.listings,
        aliases=None if store is None else Aliases.load(store),
        as_of=as_of,
    )
    if store is None:
        return others.extend
    decisions = RowDecisions.load(store, against.lists.listings, until=until)
    return lambda result: decisions.apply(others.extend(result), earlier=earlier(result.query))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to be screened.

    Attributes:
        source: What they are of, in messages.
        input: What a record says of them.
        queries: Gives them from the first on.
        results: Gives their results from the first on.
        resumed: How many batches of them an earlier, killed run had finished.
    """

    source: str
    input: Mapping[str, object]
    queries: Callable[[], Iterable[Query]]
    results: Results
    resumed: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to screen, and how.

    Attributes:
        lists: What to screen against.
        listings: The same listings by id.
        options: How names are screened.
        engine: Which engine runs.
        screeners: Gives the screener.
        decide: Applied to each result.
        out: The file of results; None means standard output.
    """

    lists: ScreeningLists
    listings: Mapping[ListingId, Listing]
    options: BatchOptions
    engine: Engine
    screeners: Callable[[], Screener]
    decide: Decide
    out: Path | None = field(default=None)


@contextmanager
def open_table_rows(session: Session, table: QueryTable, plan: Plan) -> Iterator[Rows]:
    """Make ready to screen a table.

    Args:
        session: What this run works with.
        table: The table.
        plan: What to screen against, and how.

    Yields:
        Its rows; going through their results screens.
    """
    screening = FileScreening(table, plan.lists, plan.options, plan.engine)
    reader = RowReader(plan.listings, plan.decide)
    with screen_table(screening, plan.screeners, out=plan.out, progress=session.progress()) as run:
        columns: dict[str, object] = {"name": table.columns.name}
        if table.columns.country is not None:
            columns["country"] = table.columns.country
        if table.columns.identifiers:
            columns["identifiers"] = list(table.columns.identifiers)
        told = {"file": table.path.name, "sha256": table.sha256, "columns": columns}
        results = lambda: (result for batch in run for result in reader.iter_results(batch.to_pylist()))  # noqa: E731
        yield Rows(table.path.name, told, table.iter_queries, results, run.resumed)


def make_name_row(name: str, plan: Plan) -> Rows:
    """Make ready to screen one name.

    Args:
        name: The name.
        plan: What to screen against, and how.

    Returns:
        Its only row.
    """
    query = make_query(1, Cells([name]), TableColumns())
    reader = RowReader(plan.listings, plan.decide)

    @cache
    def screen_name() -> tuple[RowResult, ...]:
        return tuple(reader.iter_results(screen_queries([query], plan.screeners(), plan.options)))

    return Rows("name", {"name": name}, lambda: [query], screen_name)


def open_input(path: str, columns: TableColumns, session: Session) -> QueryTable:
    """Open a table of names, and make sure that its columns are there before anything is built.

    Args:
        path: The file.
        columns: Which columns hold what.
        session: What this run works with.

    Returns:
        The table.

    Raises:
        TielineError: It cannot be read.
    """
    from tieline.pipeline.query_table import open_table

    table = open_table(path, columns=columns, limits=session.settings.limits)
    if table.sheets > 1:
        session.say(f"note: only the first sheet in view of the {table.sheets} sheets of {table.path.name} is read")
    if next(iter(table.iter_queries()), None) is None:
        session.say(f"note: {table.path.name} has headings and no row under them")
    return table
