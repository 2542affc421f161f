"""Check the shape of the code: lengths, module names, parameters and docstrings, as `make check` does.

A finding is waived by one line `# shape: <reason> <date>` with the date in ISO form: inside a function it waives that
function's findings, elsewhere the module's length.

Usage: python scripts/check_shape.py [FOLDER]
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MODULE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 6
DOCUMENTED = ("src", "scripts", "bench")
"""Folders whose public names need docstrings with sections; elsewhere only lengths, names and tests count."""
FOLDERS = (*DOCUMENTED, "tests")
FORBIDDEN_NAMES = frozenset({"common", "helper", "helpers", "misc", "util", "utils"})

_WAIVER = re.compile(r"\s*# shape: (\S.*\S) (\d{4}-\d{2}-\d{2})\s*")
_WAIVER_START = re.compile(r"\s*#\s*shape:")
_BARE_IGNORE = re.compile(r"# type: ignore(?:\[[^]]*\])?\s*$")
_SECTION = re.compile(r"(Args|Returns|Yields|Raises|Source|Attributes):")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One place that breaks a rule.

    Attributes:
        path: The file, as it was named.
        line: Where in the file, from 1.
        message: Which rule, and by how much.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """The fault on one line, in the form that editors can open."""
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Module:
    """A parsed file, and the lines of its waivers."""

    path: Path
    lines: tuple[str, ...]
    tree: ast.Module
    waivers: frozenset[int]

    def fault(self, line: int, message: str) -> Fault:
        """Name a place in this file."""
        return Fault(self.path.as_posix(), line, message)


def find_faults(path: Path, *, documented: bool) -> list[Fault]:
    """Check one Python file.

    Args:
        path: The file.
        documented: Whether its public names need docstrings with sections.

    Returns:
        What is wrong, in line order; empty when nothing is.
    """
    source = path.read_text(encoding="utf-8")
    lines = tuple(source.splitlines())
    waivers = frozenset(number for number, line in enumerate(lines, 1) if _WAIVER.fullmatch(line))
    module = _Module(path, lines, ast.parse(source, filename=str(path)), waivers)
    faults = [*_iter_line_faults(module), *_iter_module_faults(module)]
    for function in (node for node in ast.walk(module.tree) if isinstance(node, Function)):
        if not any(line in waivers for line in range(function.lineno, _end(function) + 1)):
            faults.extend(_iter_function_faults(module, function))
    if documented:
        faults.extend(_iter_docstring_faults(module, module.tree))
    return sorted(faults)


def iter_files(folder: Path) -> Iterator[tuple[Path, bool]]:
    """List the Python files that the rules are for.

    Args:
        folder: The root of the repository.

    Yields:
        Each file, and whether its public names need docstrings with sections; in path order.
    """
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*.py")):
            yield path, name in DOCUMENTED


def main(arguments: list[str]) -> int:
    """Check a repository and print what is wrong with it.

    Args:
        arguments: The command line without the program's name: at most the root of the repository; without it
            that is the current folder.

    Returns:
        The exit status: 0 when nothing is wrong, else 1.
    """
    folder = Path(*arguments[:1])
    faults = [fault for path, documented in iter_files(folder) for fault in find_faults(path, documented=documented)]
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults of shape", file=sys.stderr)
    return 1 if faults else 0


def _iter_line_faults(module: _Module) -> Iterator[Fault]:
    for number, line in enumerate(module.lines, 1):
        if _WAIVER_START.match(line) and number not in module.waivers:
            yield module.fault(number, "a waiver reads '# shape: <reason> <date>', with the date in ISO form")
        if _BARE_IGNORE.search(line):
            yield module.fault(number, "'type: ignore' needs a code and, after it, '# ' with a reason")


def _iter_module_faults(module: _Module) -> Iterator[Fault]:
    names = {module.path.stem.removeprefix("test_"), module.path.parent.name}
    for name in sorted(names & FORBIDDEN_NAMES):
        yield module.fault(1, f"'{name}' says nothing: name the one concept that the module holds")
    inside = {
        line
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
        for line in range(node.lineno, _end(node) + 1)
    }
    if len(module.lines) > MODULE_LINES and not module.waivers - inside:
        yield module.fault(1, f"{len(module.lines)} lines; a module has at most {MODULE_LINES}")


def _iter_function_faults(module: _Module, function: Function) -> Iterator[Fault]:
    length = _end(function) - function.lineno + 1 - _docstring_lines(function)
    if length > FUNCTION_LINES:
        yield module.fault(function.lineno, f"{function.name}: {length} lines; a function has at most {FUNCTION_LINES}")
    count = len(_parameters(function))
    if count > PARAMETERS:
        yield module.fault(
            function.lineno, f"{function.name}: {count} parameters; more than {PARAMETERS} belong in a class"
        )
    if function.args.defaults:
        yield module.fault(function.lineno, f"{function.name}: optional parameters are keyword-only")
    if module.path.name.startswith("test_") and function.name.startswith("test_"):
        docstring = ast.get_docstring(function)
        if docstring is None or "\n" in docstring:
            yield module.fault(function.lineno, f"{function.name}: a test states one behaviour in a one-line docstring")


def _iter_docstring_faults(module: _Module, parent: ast.Module | ast.ClassDef) -> Iterator[Fault]:
    if isinstance(parent, ast.Module) and parent.body and ast.get_docstring(parent) is None:
        yield module.fault(1, "the module has no docstring")
    for node in parent.body:
        if not isinstance(node, Definition) or not _is_public(node.name) or "overload" in _decorators(node):
            continue
        docstring = ast.get_docstring(node)
        if docstring is None:
            yield module.fault(node.lineno, f"{node.name}: no docstring")
        elif isinstance(node, Function):
            for message in _iter_section_faults(node, docstring):
                yield module.fault(node.lineno, f"{node.name}: {message}")
        if isinstance(node, ast.ClassDef):
            yield from _iter_docstring_faults(module, node)


def _iter_section_faults(function: Function, docstring: str) -> Iterator[str]:
    decorators = _decorators(function)
    # A command's parameters carry their own help, and its docstring is what the terminal shows.
    if decorators & {"command", "callback"}:
        return
    sections = _sections(docstring)
    documented = set(re.findall(r"^ {4}\*{0,2}(\w+):", sections.get("Args", ""), re.MULTILINE))
    parameters = set(_parameters(function))
    for name in sorted(parameters - documented):
        yield f"parameter '{name}' is not documented under Args"
    for name in sorted(documented - parameters):
        yield f"Args names '{name}', which is no parameter"
    is_property = bool(decorators & {"property", "cached_property", "setter"})
    if _returns_something(function) and not is_property and not sections.keys() & {"Returns", "Yields"}:
        yield "no Returns section"
    if _raises(function.body) and "Raises" not in sections:
        yield "no Raises section"


def _sections(docstring: str) -> dict[str, str]:
    """Cut a Google-style docstring at its headings."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in docstring.splitlines():
        heading = _SECTION.fullmatch(line)
        if heading is None:
            current.append(line)
        else:
            current = found.setdefault(heading[1], [])
    return {name: "\n".join(lines) for name, lines in found.items()}


def _parameters(function: Function) -> list[str]:
    """Every parameter's name but the first of a method (self, cls)."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args]
    if named and named[0].arg in {"self", "cls"}:
        named = named[1:]
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None]
    return [argument.arg for argument in (*named, *arguments.kwonlyargs, *starred)]


def _returns_something(function: Function) -> bool:
    note = function.returns
    if isinstance(note, ast.Constant):
        return note.value is not None
    return note is not None and not (isinstance(note, ast.Name) and note.id in {"NoReturn", "Never"})


def _raises(body: Iterable[ast.AST]) -> bool:
    """Whether a new exception is raised here, outside nested functions and classes."""
    for node in body:
        if isinstance(node, Definition | ast.Lambda):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            return True
        if _raises(ast.iter_child_nodes(node)):
            return True
    return False


def _decorators(node: Definition) -> set[str]:
    """The last words of a definition's decorators: `command` of `@app.command("add")`."""
    names = set()
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(target, ast.Attribute):
            names.add(target.attr)
        elif isinstance(target, ast.Name):
            names.add(target.id)
    return names


def _is_public(name: str) -> bool:
    return name == "__init__" or not name.startswith("_")


def _docstring_lines(function: Function) -> int:
    if ast.get_docstring(function) is None:
        return 0
    return _end(function.body[0]) - function.body[0].lineno + 1


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
