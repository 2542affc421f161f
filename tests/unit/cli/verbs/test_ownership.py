"""Verbs about ownership rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Ended, Run


@pytest.fixture
def check(tieline: Run, tmp_path: Path) -> Run:
    """Give the check over a small table, for one rule and day.

    Returns:
        A function that takes further arguments.
    """
    table = "owner,owned,share,min,max\nAcme Ltd,Bolt Ltd,50,,\nAcme Ltd,Cato Ltd,49.99,,\nAcme Ltd,Dart Ltd,,>40,\n"
    (tmp_path / "holdings.csv").write_text(table, encoding="utf-8")

    def run(entity: str, *more: str) -> Ended:
        fixed = ("--ownership", "holdings.csv", "--listed", "Acme", "--as-of", "2024-01-01", "--rule", "ofac-50")
        return tieline("ownership", "check", entity, *fixed, *more)

    return run


@pytest.mark.parametrize(("entity", "answer"), [("Bolt", "yes"), ("Cato Ltd", "no"), ("Dart Ltd", "cannot_tell")])
def test_a_rule_answers_yes_no_or_cannot_tell(check: Run, entity: str, answer: str) -> None:
    """Names are found without their legal form, for the company and for the listed party."""
    ended = check(entity)
    (finding,) = ended.records
    assert (ended.code, finding["kind"], finding["rule"], finding["answer"]) == (0, "finding", "ofac-50", answer)
    assert "not legal advice" in ended.err


def test_an_open_world_turns_no_into_cannot_tell(check: Run) -> None:
    """Undisclosed shares may be anybody's when the person says so."""
    assert check("Cato Ltd", "--open-world").records[0]["answer"] == "cannot_tell"


def test_every_rule_is_asked_when_none_is_named(tieline: Run, check: Run) -> None:
    """Without --rule each regime gives a finding."""
    arguments = ("Bolt Ltd", "--ownership", "holdings.csv", "--listed", "Acme Ltd@SDN", "--as-of", "2024-01-01")
    rules = {record["rule"] for record in tieline("ownership", "check", *arguments).records}
    assert {"ofac-50", "bis-affiliates", "eu-ownership"} <= rules


def test_a_doubtful_force_can_be_assumed(tieline: Run, check: Run) -> None:
    """What the rule yields is decided once its force is."""
    common = ("Bolt Ltd", "--ownership", "holdings.csv", "--listed", "Acme", "--rule", "bis-affiliates")
    day = ("--as-of", "2026-12-01")
    assert tieline("ownership", "check", *common, *day).records[0]["answer"] == "cannot_tell"
    assumed = tieline("ownership", "check", *common, *day, "--assume", "bis-affiliates=in-force")
    assert assumed.records[0]["answer"] == "yes"


def test_a_listed_party_that_the_table_lacks_is_noted(check: Run) -> None:
    """A name that nothing hangs on is no silent no."""
    assert "note: no holding names 'Zeta'" in check("Bolt Ltd", "--listed", "Zeta").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Nobody"], "no holding and no listed party is named 'Nobody'"),
        (["Bolt Ltd", "--rule", "ofac-51"], "there is no rule 'ofac-51'"),
        (["Bolt Ltd", "--assume", "ofac-50"], "'ofac-50' assumes nothing"),
    ],
)
def test_mistakes_are_told(check: Run, arguments: list[str], message: str) -> None:
    """An unknown company or rule, and an assumption without a force, are named."""
    assert f"error: {message}" in check(*arguments).err


def test_without_listed_parties_the_lists_decide(case: Run, tmp_path: Path) -> None:
    """Owners that a list of the workspace names are the first members; the match is said to be a proposal."""
    (tmp_path / "holdings.csv").write_text("owner,owned,share\nBolt Holding,Cato Ltd,60\n", encoding="utf-8")
    ended = case(
        "ownership",
        "check",
        "Cato Ltd",
        "--ownership",
        "holdings.csv",
        "--rule",
        "bis-affiliates",
        "--as-of",
        "2025-10-15",
    )
    assert ended.records[0]["answer"] == "yes"
    assert "Bolt Holding counts as listed by a proposed match" in ended.err


def test_without_lists_somebody_must_be_named(tieline: Run, check: Run) -> None:
    """A check without a starting point is refused."""
    ended = tieline("ownership", "check", "Bolt Ltd", "--ownership", "holdings.csv")
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: there is nobody to start from")


def test_a_workspace_without_holdings_is_told(case: Run) -> None:
    """Without a table the workspace must keep one."""
    assert "the workspace knows no holdings" in case("ownership", "check", "Bolt").err


@pytest.fixture
def scan(tieline: Run, tmp_path: Path) -> Run:
    """Give the scan over a chain of three companies and a minority stake, under the rule of the BIS.

    Returns:
        A function that takes further arguments.
    """
    table = "owner,owned,share\nAcme Ltd,Bolt Ltd,60\nBolt Ltd,Cato Ltd,50\nAcme Ltd,Dart Ltd,20\n"
    (tmp_path / "holdings.csv").write_text(table, encoding="utf-8")

    def run(*more: str) -> Ended:
        return tieline("ownership", "scan", "--ownership", "holdings.csv", "--rule", "bis-affiliates", *more)

    return run


def test_a_scan_finds_all_whom_a_list_affects(scan: Run) -> None:
    """Whom the chain of a listed party reaches on the day, and nobody else."""
    ended = scan("--listed", "Acme", "--as-of", "2025-10-15")
    assert [(record["entity"], record["answer"]) for record in ended.records] == [
        ("Bolt Ltd", "yes"),
        ("Cato Ltd", "yes"),
    ]
    assert ended.code == 0


def test_a_scan_counts_whom_a_suspended_rule_would_reach(scan: Run) -> None:
    """A rule without force affects nobody, and the person is told what it would do."""
    ended = scan("--listed", "Acme", "--as-of", "2026-01-15")
    assert ended.records == []
    assert "bis-affiliates would reach 2 companies" in ended.err


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [
        (("2025-09-28", "2025-09-29"), "no", "yes"),
        (("2025-11-09", "2025-11-10"), "yes", "no"),
        (("2026-11-09", "2026-11-10"), "no", "cannot_tell"),
    ],
)
def test_a_scan_between_days_tells_whose_answer_changes(
    scan: Run, days: tuple[str, str], before: str, after: str
) -> None:
    """The rule began, was suspended, and nobody knows whether it is back: each day changes the same two companies."""
    records = scan("--listed", "Acme", "--between", *days).records
    assert [(record["kind"], record["entity"]) for record in records] == [
        ("finding_change", "Bolt Ltd"),
        ("finding_change", "Cato Ltd"),
    ]
    assert {(record["before"]["answer"], record["after"]["answer"]) for record in records} == {(before, after)}
    missing = [fact for record in records for fact in record["after"]["missing"]]
    assert all(fact.startswith("whether the suspension") for fact in missing)


def test_a_scan_between_snapshots_tells_who_becomes_covered(case: Run, tmp_path: Path) -> None:
    """Two files of one list are compared on the same day; who is listed in the second only brings its company in."""
    header = "source,entity_number,type,name\n"
    one = 'Entity List (EL) - Bureau of Industry and Security,1,Entity,"Zeta Trading"\n'
    two = 'Entity List (EL) - Bureau of Industry and Security,2,Entity,"Acme Optronics Works"\n'
    (tmp_path / "old_2025-10-01.csv").write_text(header + one, encoding="utf-8")
    (tmp_path / "new_2025-10-10.csv").write_text(header + one + two, encoding="utf-8")
    (tmp_path / "h.csv").write_text("owner,owned,share\nAcme Optronics Works,Cato Ltd,60\n", encoding="utf-8")
    files = ("--from-list", "old_2025-10-01.csv", "--to-list", "new_2025-10-10.csv")
    ended = case("ownership", "scan", "--ownership", "h.csv", "--rule", "bis-affiliates", *files)
    changed = {record["entity"]: record["after"]["answer"] for record in ended.records}
    assert changed == {"Acme Optronics Works": "yes", "Cato Ltd": "yes"}, ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from-list", "a.csv"], "--from-list and --to-list belong together"),
        (["--between", "2025-01-01", "2025-02-01", "--as-of", "2025-01-01"], "--between names its days itself"),
        (["--listed", "Acme", "--list", "SDN"], "--listed takes the place of lists"),
    ],
)
def test_options_of_a_scan_that_exclude_each_other_are_refused(scan: Run, arguments: list[str], message: str) -> None:
    """What cannot be asked together is named."""
    ended = scan(*arguments)
    assert (ended.code, message in ended.err) == (2, True)


def test_two_files_that_differ_are_told(tieline: Run, tmp_path: Path) -> None:
    """The same stake with different shares in two files is a range, a note and a missing fact."""
    (tmp_path / "a.csv").write_text("owner,owned,share\nAcme,Bolt,40\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("owner,owned,share\nAcme,Bolt,60\n", encoding="utf-8")
    files = ("--ownership", "a.csv", "--ownership", "b.csv", "--rule", "ofac-50", "--as-of", "2026-01-15")
    ended = tieline("ownership", "check", "Bolt", *files, "--listed", "Acme")
    assert (ended.code, ended.records[0]["answer"]) == (0, "cannot_tell")
    assert "[share_conflict]" in ended.err


def test_findings_are_blocks_for_a_person(check: Run) -> None:
    """A table of proofs would be unreadable: each finding is a block of numbered steps."""
    lines = check("Bolt", "--format", "table").out.splitlines()
    assert "ofac-50 on 2024-01-01: yes (Bolt Ltd)" in lines
    assert any(line.startswith("  1. Acme Ltd is listed") for line in lines)


def test_who_owns_a_company_is_shown_as_a_tree(tieline: Run, tmp_path: Path) -> None:
    """On a terminal, with lists and answers."""
    (tmp_path / "h.csv").write_text(
        "owner,owned,share\nAlpha,Beta,60\nBeta,Gamma,55\nDelta,Gamma,5\n", encoding="utf-8"
    )
    told = ("--ownership", "h.csv", "--listed", "Alpha@SDN", "--rule", "ofac-50", "--as-of", "2024-01-01")
    shown = tieline("ownership", "check", "Gamma", *told, "--format", "table", "--picture", "p.svg").out
    assert "├── 55\u00a0%  Beta  covered" in shown
    assert "└── 60\u00a0%  Alpha  [SDN]" in shown
    assert (tmp_path / "p.svg").read_text(encoding="utf-8").startswith("<svg")


def test_an_own_list_that_triggers_no_rule_is_told(case: Run, tmp_path: Path) -> None:
    """Who is on a list of one's own triggers no rule until the list bears an official name; check and scan say so."""
    (tmp_path / "mine.csv").write_text("name\nDart Holding\n", encoding="utf-8")
    (tmp_path / "h.csv").write_text("owner,owned,share\nDart Holding,Cato Ltd,51\n", encoding="utf-8")
    case("lists", "import", "mine.csv")
    told = "no ownership rule hangs on the list 'mine'"
    assert told in case("ownership", "check", "Cato Ltd", "--ownership", "h.csv").err
    assert told in case("ownership", "scan", "--ownership", "h.csv").err
    case("lists", "import", "mine.csv", "--list", "SDN List", "--authority", "OFAC")
    ended = case("ownership", "check", "Cato Ltd", "--ownership", "h.csv", "--rule", "ofac-50")
    assert ended.records[0]["answer"] == "yes"


def test_a_picture_does_not_take_the_place_of_holdings(tieline: Run, tmp_path: Path) -> None:
    """A file that is read is not drawn over."""
    (tmp_path / "h.csv").write_text("owner,owned,share\nAcme,Bolt,60\n", encoding="utf-8")
    ended = tieline("ownership", "check", "Bolt", "--ownership", "h.csv", "--picture", "h.csv")
    assert (ended.code, "is the file that --ownership reads" in ended.err) == (2, True)
    assert (tmp_path / "h.csv").read_text(encoding="utf-8").startswith("owner,owned")
