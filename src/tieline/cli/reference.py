"""The reference page of the command line, made from the commands themselves.

Usage: python -m tieline.cli.reference > docs/cli.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import typer

from tieline.cli.app import make_app

WIDTH = 100
"""Characters a line of help has on the page."""

_HEAD = """# Command line

Made by `python -m tieline.cli.reference > docs/cli.md`; a test fails when a command or an option is missing here.

Data goes to standard output, talk to standard error. Records are a table on a terminal and JSON Lines in a pipe.

| exit code | meaning |
|---|---|
| 0 | success, also when there is nothing to show |
| 1 | failure |
| 2 | wrong usage |
| 3 | some items failed and are listed on standard error; the rest was processed |
| 130, 141 | interrupted; the reader of a pipe went away |

| environment variable | meaning |
|---|---|
| `TIELINE_WORKSPACE` | the workspace, where `-w` names none |
| `TIELINE_BLOBS` | the folder of bytes of a workspace whose records are in PostgreSQL |
| `TIELINE_ALLOW_PRIVATE` | `1` lets URLs lead to private addresses |
| `TIELINE_LIST_AGE_DAYS` | from which age on a list counts as old; 30 |
| `TIELINE_KERNEL_CACHE` | where compiled kernels are kept |
| `TIELINE_LLM_URL`, `TIELINE_LLM_MODEL` | the OpenAI-compatible endpoint and model that `tieline propose` asks |
| `TIELINE_LLM_KEY`, `TIELINE_LLM_TIMEOUT_S` | its key, never kept or shown; seconds to wait for an answer |
| `TIELINE_LLM_ALLOW_HTTP` | `1` lets the endpoint be asked over plain HTTP on another machine |
| `TIELINE_LLM_PRICE_IN`, `TIELINE_LLM_PRICE_OUT` | prices of 1,000 tokens read and written, to show costs |
| `TIELINE_GLINER` | the folder of GLiNER weights of one's own |
| `SOURCE_DATE_EPOCH` | seconds since 1970 that replace the clock |
| `NO_COLOR` | no colour |
"""


def render_reference() -> str:
    """Render the reference of every command with all its options.

    Returns:
        A page of Markdown.
    """
    parts = [_HEAD]
    for path, text in iter_help():
        parts.append(f"\n## `{path}`\n\n```text\n{text}\n```\n")
    return "".join(parts)


def iter_help() -> Iterator[tuple[str, str]]:
    """Go through the commands.

    Yields:
        The words that call a command, and its help, in the order of the help itself.
    """
    yield from _iter_help(typer.main.get_command(make_app()), "tieline", None)


def _iter_help(command: Any, path: str, parent: Any) -> Iterator[tuple[str, str]]:  # typer keeps these types private
    """The help of a command and of those under it."""
    name = path.rsplit(" ", 1)[-1]
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
    lines = command.get_help(context).splitlines()
    yield path, "\n".join(line.rstrip() for line in lines)
    for child_name, child in getattr(command, "commands", {}).items():
        yield from _iter_help(child, f"{path} {child_name}", context)


if __name__ == "__main__":
    sys.stdout.write(render_reference())
