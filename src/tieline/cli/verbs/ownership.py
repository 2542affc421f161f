"""Verbs about ownership rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record
from tieline.cli.output_file import check_outputs
from tieline.cli.ownership_question import (
    choose_rules,
    load_all_holdings,
    print_findings,
    read_listed,
    tell_faults,
)
from tieline.cli.ownership_tree import print_tree
from tieline.cli.picture import save_picture
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.date_option import parse_date
from tieline.cli.verbs.ownership_option import CheckOptions, ScanOptions
from tieline.errors import UsageError
from tieline.model import PartialDate
from tieline.text.count import count_of

if TYPE_CHECKING:
    from tieline.model import Holding
    from tieline.ownership.ledger import Ledger
    from tieline.ownership.regime import Regime
    from tieline.pipeline.ownership_list import ListedNames
    from tieline.pipeline.ownership_scan import Edition, FindingChange, Scene
    from tieline.pipeline.workspace import Workspace

APP = typer.Typer()

CHECK_COLUMNS = tuple(
    Column(name.replace("_", " "), name) for name in ("rule", "as_of", "answer", "proof", "missing", "note")
)
SCAN_COLUMNS = (
    Column("entity", "entity"),
    Column("rule", "rule"),
    Column("answer", lambda record: str(record["answer"]).replace("_", " ")),
    Column("missing", "missing"),
)
CHANGE_COLUMNS = (
    Column("entity", "entity"),
    Column("rule", "rule"),
    Column("before", lambda record: _answer(record, "before")),
    Column("after", lambda record: _answer(record, "after")),
)


@verb(
    APP,
    "check",
    example='tieline ownership check "Acme Optics" --ownership holdings.csv --listed "Acme Holding" --rule ofac-50',
)
def check(
    session: Session,
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="The company asked about, as the table names it, or its id.")
    ],
    *,
    options: CheckOptions,
) -> int:
    """Ask what ownership rules yield for a company: yes, no or cannot tell, with proof and what is missing.

    A reading of rules over the holdings given; not legal advice.

    Args:
        session: What this run works with.
        entity: The company.
        options: Options of the check.

    Returns:
        The exit code, whatever the answer.
    """
    from tieline.ownership.fault import find_faults
    from tieline.ownership.finding import DISCLAIMER, answer_for
    from tieline.ownership.inquiry import make_inquiry
    from tieline.pipeline.ownership_list import find_unruled_lists, tell_unruled, with_caution
    from tieline.pipeline.ownership_view import make_view
    from tieline.report.ownership_picture import render_ownership
    from tieline.report.record_shape import finding_record

    tables = [("--ownership", path) for path in options.ownership or ()]
    check_outputs([("--picture", options.picture)], [("--company-names", options.company_names), *tables])
    day = _day(session, options.as_of)
    rules = choose_rules(options.rule, options.assume)
    holdings, code = load_all_holdings(session, options.ownership, names=options.company_names)
    listed = _listed(session, options, holdings, day)
    inquiry = make_inquiry(holdings, listed=listed.lists, as_of=day, open_world=options.open_world)
    company = _find_company(session, holdings, entity)
    findings = [with_caution(answer_for(inquiry, rule, company), listed) for rule in rules]
    graph = make_view(holdings, company, inquiry=inquiry, rules=rules, listed=listed, as_of=day)
    shown = {box.name for box in graph.boxes}
    unruled = find_unruled_lists(one.list_name for name in listed.lists.keys() & shown for one in listed.lists[name])
    if unruled:
        session.say(f"note: {tell_unruled(unruled)}")
    for name in sorted(listed.proposed.keys() & shown):
        session.say(f"note: {name} counts as listed by a proposed match that nobody has judged yet")
    if session.shows_table:
        print_tree(graph)
        print_findings(findings)
    else:
        session.emit(map(finding_record, findings), CHECK_COLUMNS)
    if options.picture is not None:
        save_picture(options.picture, render_ownership(graph, title=f"Owners of {company}", id_prefix="owners"))
        session.say(str(options.picture))
    tell_faults(session, find_faults(inquiry.graph.ledger, day))
    session.say(DISCLAIMER)
    return code


@verb(APP, "scan", example="tieline ownership scan --rule bis-affiliates --between 2025-11-09 2025-11-10")
def scan(session: Session, *, options: ScanOptions) -> int:
    """Find all companies that lists affect through ownership on a day, or whose answer changes.

    With --between two days are compared, with --from-list and --to-list two snapshots of lists: a record for each
    company that becomes covered, ceases to be, or can no longer be told. A reading of rules over the holdings given;
    not legal advice.

    Args:
        session: What this run works with.
        options: Options of the scan.

    Returns:
        The exit code, also when nobody is affected.
    """
    from tieline.ownership.fault import find_faults
    from tieline.ownership.finding import DISCLAIMER
    from tieline.pipeline.ownership_scan import make_scan_ledger, scan_change

    _refuse_mixed(options)
    rules = choose_rules(options.rule, options.assume)
    holdings, code = load_all_holdings(session, options.ownership, names=options.company_names)
    scenes = _find_scenes(session, options, holdings, rules)
    ledger = make_scan_ledger(holdings, scenes)
    for scene in scenes:
        session.say(f"names in the holdings that are listed on {scene.day}: {len(scene.listed.lists)}")
    tell_faults(session, find_faults(ledger, scenes[-1].day))
    if len(scenes) == 1:
        _emit_scan(session, ledger, scenes[0], rules, options)
    else:
        changes = scan_change(ledger, (scenes[0], scenes[1]), rules, open_world=options.open_world)
        session.say(count_of(session.emit(map(_change_record, changes), CHANGE_COLUMNS), "change"))
    session.say(DISCLAIMER)
    return code


def _emit_scan(session: Session, ledger: Ledger, scene: Scene, rules: list[Regime], options: ScanOptions) -> None:
    """Write who is affected on a day, and count whom a rule would reach if it had force."""
    from tieline.pipeline.ownership_scan import is_affected
    from tieline.pipeline.ownership_scan import scan as scan_day
    from tieline.report.record_shape import finding_record

    findings = list(scan_day(ledger, scene, rules, open_world=options.open_world))
    session.emit((finding_record(finding) for finding in findings if is_affected(finding)), SCAN_COLUMNS)
    for rule, count in Counter(finding.rule for finding in findings if not is_affected(finding)).items():
        session.say(f"{rule} would reach {count_of(count, 'company')} if it had force on {scene.day}")


def _refuse_mixed(options: ScanOptions) -> None:
    if (options.from_list is None) != (options.to_list is None):
        raise UsageError("--from-list and --to-list belong together", hint="name both snapshots")
    if options.between is not None and (options.from_list is not None or options.as_of is not None):
        raise UsageError("--between names its days itself", hint="leave out --as-of, --from-list and --to-list")
    if options.listed and (options.from_list is not None or options.list_name is not None):
        raise UsageError("--listed takes the place of lists", hint="leave out --list, --from-list and --to-list")


def _find_scenes(
    session: Session, options: ScanOptions, holdings: tuple[Holding, ...], rules: list[Regime]
) -> list[Scene]:
    """Who is listed, on the day or on both occasions asked about."""
    from tieline.pipeline.ownership_list import ListedNames, find_unruled_own, tell_unruled
    from tieline.pipeline.ownership_scan import Scene, find_scenes
    from tieline.pipeline.workspace import open_workspace

    if options.listed:
        listed = ListedNames(read_listed(options.listed, holdings))
        return [Scene(_day(session, day), listed) for day in options.between or (options.as_of,)]
    with open_workspace(session.settings) as workspace:
        editions = _editions(session, workspace, options, rules)
        scenes = find_scenes(workspace, holdings, editions)
        unruled = find_unruled_own(workspace)
    if unruled:
        session.say(f"note: {tell_unruled(unruled)}")
    for note in dict.fromkeys(note for edition, _ in editions for note in edition.notes):
        session.say(f"note: {note}")
    return scenes


def _editions(
    session: Session, workspace: Workspace, options: ScanOptions, rules: list[Regime]
) -> list[tuple[Edition, PartialDate]]:
    """What the lists that matter say on each occasion, and its day."""
    from tieline.pipeline.ownership_scan import find_edition, load_editions, narrow_editions

    days = [_day(session, day) for day in options.between or (options.as_of,)]
    if options.from_list is None or options.to_list is None:
        return list(zip(load_editions(workspace, days, rules, wanted=options.list_name), days, strict=True))
    found = [find_edition(workspace, name) for name in (options.from_list, options.to_list)]
    editions = narrow_editions(found, rules, wanted=options.list_name)
    for edition in editions:
        session.report_issues(edition.issues)
    day = days[0] if options.as_of is not None else editions[1].day or days[0]
    return [(edition, day) for edition in editions]


def _find_company(session: Session, holdings: tuple[Holding, ...], entity: str) -> str:
    """The company as the holdings name it; what a person wrote where they do not."""
    from tieline.pipeline.ownership_view import find_company
    from tieline.pipeline.workspace import is_workspace, open_workspace

    if not is_workspace(session.settings.workspace):
        return find_company(None, holdings, entity) or entity
    with open_workspace(session.settings) as workspace:
        return find_company(workspace, holdings, entity) or entity


def _listed(session: Session, options: CheckOptions, holdings: tuple[Holding, ...], day: PartialDate) -> ListedNames:
    """The listed parties to start from: those named, or those that the workspace's lists hold."""
    from tieline.pipeline.ownership_list import ListedNames, find_listed, make_index_of
    from tieline.pipeline.workspace import is_workspace, open_workspace

    if options.listed:
        return ListedNames(read_listed(options.listed, holdings))
    if not is_workspace(session.settings.workspace):
        raise UsageError("there is nobody to start from", hint="name the listed parties with --listed NAME")
    with open_workspace(session.settings) as workspace:
        return find_listed(workspace, make_index_of(workspace, day), holdings, day)


def _day(session: Session, text: str | None) -> PartialDate:
    """The day that a person names, or today."""
    from tieline.pipeline.clock import make_clock

    return parse_date(text) or PartialDate(make_clock(session.settings.source_date_epoch)()[:10])


def _change_record(change: FindingChange) -> Record:
    from tieline.report.record_shape import finding_record

    return {
        "kind": "finding_change",
        "entity": change.after.entity,
        "rule": change.after.rule,
        "before": finding_record(change.before),
        "after": finding_record(change.after),
    }


def _answer(record: Record, side: str) -> str:
    """The answer of one side of a change, with its day and what is missing."""
    finding = record[side]
    assert isinstance(finding, dict)
    missing = "; ".join(finding["missing"])
    answer = str(finding["answer"]).replace("_", " ")
    return f"{finding['as_of']}: {answer}{f' (missing: {missing})' if missing else ''}"
