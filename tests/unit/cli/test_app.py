"""How runs end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tieline import __version__
from tieline.cli import app
from tieline.cli.verbs import search
from tieline.errors import TielineError


def _subclasses(kind: type[TielineError]) -> list[type[TielineError]]:
    return [kind, *(one for child in kind.__subclasses__() for one in _subclasses(child))]


def test_no_arguments_show_the_help(tieline: Run) -> None:
    """A bare call is a question, and no mistake."""
    ended = tieline()
    assert ended.code == 0
    assert ended.out.startswith("Usage: tieline [OPTIONS] COMMAND")


def test_version_names_the_version(tieline: Run) -> None:
    """The version goes to standard output."""
    assert tieline("--version").out == f"tieline {__version__}\n"


def test_an_unknown_verb_of_a_group_is_told_the_verbs(tieline: Run) -> None:
    """The hint names what the group can do."""
    assert "try: tieline ownership check | scan\n" in tieline("ownership", "ls").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ad"], "error: No such command 'ad'. Did you mean 'add'"),
        (["add"], "error: Missing argument 'SOURCE'"),
        (["search", "x", "--limit", "0"], "error: Invalid value for '--limit'"),
        (["status", "--nonsense"], "error: No such option"),
        (["status", "--format", "xml"], "error: Invalid value for '--format'"),
    ],
)
def test_wrong_usage_is_one_line_and_two(tieline: Run, arguments: list[str], message: str) -> None:
    """A mistake in the command line exits with 2 and says what to try."""
    ended = tieline(*arguments)
    first, second = ended.err.splitlines()
    assert (ended.code, ended.out) == (2, "")
    assert first.startswith(message)
    assert second.startswith("try: ")


@pytest.mark.parametrize("error", _subclasses(TielineError), ids=lambda error: error.__name__)
def test_every_error_ends_in_its_exit_code(
    tieline: Run, monkeypatch: pytest.MonkeyPatch, error: type[TielineError]
) -> None:
    """Each class of error gives its exit code, its message and its hint."""

    def fail() -> None:
        raise error("something\nhappened.", hint="try this")

    monkeypatch.setattr(app, "make_app", fail)
    ended = tieline()
    assert (ended.code, ended.err) == (error.exit_code, "error: something happened\ntry: try this\n")


def test_an_unexpected_fault_is_one_line(tieline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours ends with 1, names its place, and shows no trace."""
    monkeypatch.setattr(app, "make_app", lambda: {}["missing"])
    ended = tieline()
    assert ended.code == 1
    assert ended.err.startswith("error: tieline: unexpected KeyError: 'missing'\ntry: report this")


def test_an_interrupted_run_ends_quietly(tieline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives 130 and no words."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "make_app", interrupt)
    ended = tieline()
    assert (ended.code, ended.err) == (130, "")


def test_a_missing_workspace_is_told(tieline: Run, tmp_path: Path) -> None:
    """A verb that needs a workspace names it, and makes none."""
    ended = tieline("status")
    assert ended.code == 1
    assert ended.err.startswith("error: tieline.workspace: there is no workspace here\ntry: ")
    assert list(tmp_path.iterdir()) == []


def test_help_loads_no_language_model() -> None:
    """The modules of the verbs import nothing heavy by themselves."""
    assert not {"spacy", "sqlalchemy", "lxml", "openpyxl"} & set(vars(search))
