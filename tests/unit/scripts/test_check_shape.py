"""What the shape check refuses, and what it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check_shape import FUNCTION_LINES, MODULE_LINES, find_faults, iter_files, main

DOCUMENTED_FUNCTION = '''"""A module."""


def double(number: int) -> int:
    """Double a number.

    Args:
        number: Any number.

    Returns:
        Twice the number.

    Raises:
        ValueError: The number is negative.
    """
    if number < 0:
        raise ValueError(number)
    return 2 * number
'''


def messages(folder: Path, source: str, *, name: str = "module.py", documented: bool = False) -> list[str]:
    """Check a source text and give the messages of its faults."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return [fault.message for fault in find_faults(path, documented=documented)]


def body(lines: int) -> str:
    """Give that many indented statements."""
    return "    pass\n" * lines


def test_documented_function_passes(tmp_path: Path) -> None:
    """A short function with all its sections has no fault."""
    assert messages(tmp_path, DOCUMENTED_FUNCTION, documented=True) == []


def test_long_module_is_refused(tmp_path: Path) -> None:
    """One line more than the limit is a fault of the module."""
    assert messages(tmp_path, "x = 1\n" * MODULE_LINES) == []
    assert messages(tmp_path, "x = 1\n" * (MODULE_LINES + 1)) == ["501 lines; a module has at most 500"]


def test_waiver_lets_a_long_module_pass(tmp_path: Path) -> None:
    """A waiver outside every function waives the module's length."""
    source = "# shape: one table, generated from the law 2026-11-21\n" + "x = 1\n" * MODULE_LINES
    assert messages(tmp_path, source) == []


def test_long_function_is_refused(tmp_path: Path) -> None:
    """One line more than the limit is a fault of the function; its docstring does not count."""
    fitting = 'def f() -> None:\n    """One.\n\n    Two.\n    """\n' + body(FUNCTION_LINES - 1)
    assert messages(tmp_path, fitting) == []
    assert messages(tmp_path, fitting + body(1)) == ["f: 61 lines; a function has at most 60"]


def test_waiver_inside_a_function_waives_that_function_only(tmp_path: Path) -> None:
    """A waiver in one function helps neither another function nor the module."""
    waiver = "    # shape: a state machine reads best in one piece 2026-11-21\n"
    source = "def f() -> None:\n" + waiver + body(70) + "def g() -> None:\n" + body(70)
    assert messages(tmp_path, source) == ["g: 71 lines; a function has at most 60"]
    assert "501 lines; a module has at most 500" in messages(tmp_path, "def f() -> None:\n" + waiver + body(499))


@pytest.mark.parametrize("waiver", ["# shape: no date", "# shape: 2026-11-21", "# shape:"])
def test_waiver_without_reason_or_date_is_refused(tmp_path: Path, waiver: str) -> None:
    """A waiver says why and when, or it is a fault itself."""
    assert messages(tmp_path, waiver + "\n") == ["a waiver reads '# shape: <reason> <date>', with the date in ISO form"]


def test_many_parameters_are_refused(tmp_path: Path) -> None:
    """Seven parameters are one too many; self is none."""
    assert messages(tmp_path, "def f(a, b, c, d, e, g): ...\n") == []
    assert messages(tmp_path, "class C:\n    def f(self, a, b, c, d, e, g): ...\n") == []
    assert messages(tmp_path, "def f(a, b, c, d, e, *, g, h): ...\n") == [
        "f: 7 parameters; more than 6 belong in a class"
    ]


def test_optional_parameters_are_keyword_only(tmp_path: Path) -> None:
    """A default on a positional parameter is a fault, after the star it is none."""
    assert messages(tmp_path, "def f(a, *, b=1): ...\n") == []
    assert messages(tmp_path, "def f(a, b=1): ...\n") == ["f: optional parameters are keyword-only"]


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "common/__init__.py", "test_misc.py"])
def test_module_names_that_say_nothing_are_refused(tmp_path: Path, name: str) -> None:
    """Modules, packages and test modules are named after one concept."""
    assert any("says nothing" in message for message in messages(tmp_path, "", name=name))


def test_public_names_need_docstrings(tmp_path: Path) -> None:
    """Modules, classes, methods and functions without a docstring are faults; private ones are none."""
    source = "class C:\n    def f(self): ...\n    def _g(self): ...\ndef _h(): ...\n"
    assert messages(tmp_path, source, documented=True) == [
        "C: no docstring",
        "the module has no docstring",
        "f: no docstring",
    ]


def test_every_section_is_asked_for(tmp_path: Path) -> None:
    """A parameter, a returned value and a raised error each need their section."""
    source = '"""A module."""\ndef f(a: int) -> int:\n    """F."""\n    if a:\n        raise ValueError\n    return a\n'
    assert messages(tmp_path, source, documented=True) == [
        "f: no Raises section",
        "f: no Returns section",
        "f: parameter 'a' is not documented under Args",
    ]


def test_documented_parameter_must_exist(tmp_path: Path) -> None:
    """A parameter that was renamed or removed cannot linger in the docstring."""
    source = DOCUMENTED_FUNCTION.replace("        number: Any", "        value: Any")
    assert messages(tmp_path, source, documented=True) == [
        "double: Args names 'value', which is no parameter",
        "double: parameter 'number' is not documented under Args",
    ]


def test_raise_in_a_nested_function_needs_no_section(tmp_path: Path) -> None:
    """Only what the function itself raises is asked for, and handing an error on is no raise of its own."""
    source = '''"""A module."""
def f() -> None:
    """F."""
    def g() -> None:
        raise ValueError
    try:
        g()
    except KeyError:
        raise
'''
    assert messages(tmp_path, source, documented=True) == []


def test_properties_and_commands_need_no_sections(tmp_path: Path) -> None:
    """A property is read like a value, and a command documents its parameters in its help."""
    source = '''"""A module."""
class C:
    """C."""
    @property
    def size(self) -> int:
        """Its size."""
        return 1
@app.command("add")
def add(path: str) -> int:
    """Add a path."""
    return 1
'''
    assert messages(tmp_path, source, documented=True) == []


def test_tests_state_one_behaviour_in_one_line(tmp_path: Path) -> None:
    """A test without a docstring, or with a long one, is refused."""
    source = 'def test_a():\n    """A."""\ndef test_b():\n    """B.\n\n    C.\n    """\ndef test_c(): ...\n'
    assert messages(tmp_path, source, name="test_x.py") == [
        "test_b: a test states one behaviour in a one-line docstring",
        "test_c: a test states one behaviour in a one-line docstring",
    ]


def test_type_ignore_needs_code_and_reason(tmp_path: Path) -> None:
    """Silencing the type checker says which complaint, and why."""
    marker = "# type: " + "ignore"
    refused = ["'type: ignore' needs a code and, after it, '# ' with a reason"]
    assert messages(tmp_path, f"x = 1  {marker}\n") == refused
    assert messages(tmp_path, f"x = 1  {marker}[misc]\n") == refused
    assert messages(tmp_path, f"x = 1  {marker}[misc]  # untyped library\n") == []


def test_only_sources_scripts_and_benches_need_sections(tmp_path: Path) -> None:
    """Tests are checked for shape, not for reference pages."""
    for name in ("src/a.py", "tests/b.py", "other/c.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    assert list(iter_files(tmp_path)) == [(tmp_path / "src/a.py", True), (tmp_path / "tests/b.py", False)]


def test_exit_status_tells_whether_there_are_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clean tree exits 0; a fault is printed with its place and exits 1."""
    (tmp_path / "src").mkdir()
    assert main([str(tmp_path)]) == 0
    (tmp_path / "src" / "utils.py").touch()
    assert main([str(tmp_path)]) == 1
    assert "utils.py:1: 'utils' says nothing" in capsys.readouterr().out
