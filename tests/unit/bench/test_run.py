"""Tests of running benches and holding their figures to floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import run
from bench.figure import Figure, NoDataError
from bench.run import Floor, find_benches, hold, load_floors, main, render_json, render_table

FIGURE = Figure("words: recall", 0.9, "ratio", "own words", "10 words", "abc")


def _verdict(figure: Figure, floor: Floor) -> str:
    """Hold a figure to a floor."""
    (outcome,) = hold([figure], {figure.name: floor})
    return outcome.verdict


def test_figure_at_its_floor_passes() -> None:
    """The floor itself is good enough."""
    assert _verdict(FIGURE, Floor(0.9)) == "pass"


def test_figure_below_its_floor_is_below() -> None:
    """Less than the floor is not."""
    assert _verdict(FIGURE, Floor(0.91)) == "below"


def test_floor_pinned_to_other_data_does_not_pass() -> None:
    """A figure measured on other data than its floor was set on shows nothing."""
    assert _verdict(FIGURE, Floor(0.5, "def")) == "other data"
    assert _verdict(FIGURE, Floor(0.5, "abc")) == "pass"


def test_figure_without_a_floor_has_no_verdict() -> None:
    """Such a figure is only shown."""
    assert hold([FIGURE], {})[0].verdict == ""


def test_table_shows_machine_data_size_and_floor() -> None:
    """The table says what was measured where, on what and how much of it."""
    table = render_table(hold([FIGURE], {FIGURE.name: Floor(0.8)}))
    machine, head, row = table.splitlines()
    assert "cores" in machine
    assert head.split() == ["figure", "value", "unit", "floor", "data", "size"]
    assert row.startswith("words: recall  ")
    for cell in ("0.900", "0.800", "pass", "own words", "10 words"):
        assert cell in row


def test_json_has_the_same_figures() -> None:
    """Programs get value, floor and verdict."""
    shown = json.loads(render_json(hold([FIGURE], {FIGURE.name: Floor(0.95)})))
    assert (shown["figures"][0]["value"], shown["figures"][0]["floor"]) == (0.9, 0.95)
    assert shown["figures"][0]["verdict"] == "below"


def test_benches_are_modules_with_run(tmp_path: Path) -> None:
    """A module without `run`, the runner and the figures are no benches."""
    for name in ("alpha", "run", "figure", "beta"):
        (tmp_path / f"{name}.py").write_text('"""A module."""\n\ndef run() -> list:\n    return []\n')
    (tmp_path / "gamma.py").write_text("def main() -> None: ...\n")
    assert find_benches(tmp_path) == ["alpha", "beta"]


def test_own_benches_are_found() -> None:
    """The benches of resolution are among those of the repository."""
    assert {"resolve_cases", "resolve_speed", "senzing"} <= set(find_benches(run.FOLDER))


def test_floors_of_the_repository_can_be_read() -> None:
    """Every entry is a number, and names are not empty."""
    assert all(
        name and isinstance(floor.value, float) for name, floor in load_floors(run.FOLDER / "floors.yml").items()
    )


class _Bench:
    """A bench that measures what it is told."""

    def __init__(self, value: float | None) -> None:
        """Set what is measured; None means that there is no data."""
        self.value = value

    def run(self) -> list[Figure]:
        """Measure it."""
        if self.value is None:
            raise NoDataError("no words here")
        return [Figure("mentions: recall", self.value, "ratio", "words", "1")]


@pytest.mark.parametrize(("value", "status"), [(1.0, 0), (0.1, 1), (None, 0)])
def test_exit_status_tells_whether_floors_hold(
    value: float | None, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A figure below its floor makes the status 1; a bench without data is skipped and named."""
    monkeypatch.setattr(run.importlib, "import_module", lambda _: _Bench(value))
    assert main(["--only", "resolve_cases"]) == status
    assert ("skipped resolve_cases: no words here" in capsys.readouterr().err) is (value is None)


def test_unknown_bench_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(SystemExit):
        main(["--only", "nothing"])
    assert "resolve_cases" in capsys.readouterr().err


def test_only_the_named_bench_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--only` leaves the others out, and `--json` prints JSON."""
    asked: list[str] = []

    def load(name: str) -> _Bench:
        asked.append(name)
        return _Bench(1.0)

    monkeypatch.setattr(run.importlib, "import_module", load)
    assert main(["--only", "senzing", "--json"]) == 0
    assert asked == ["bench.senzing"]
    assert json.loads(capsys.readouterr().out)["figures"][0]["name"] == "mentions: recall"
