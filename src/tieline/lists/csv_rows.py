"""The rows of a CSV text, with the ways in which lists break them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import count

from tieline.lists.trouble import Troubles

CELL_CHARS = 131_072
"""The longest cell that is read: far longer than any of a list. Source: the default of the csv module."""

HINT = "Get the file again; if it stays so, repair the row."


def iter_csv_rows(text: str, troubles: Troubles, *, delimiter: str = ",") -> Iterator[list[str]]:
    """Read the rows of a CSV text.

    Args:
        text: The text.
        troubles: Where broken rows are noted while the rows are read.
        delimiter: What stands between the columns.

    Yields:
        Every row, so that counting them numbers them; one that is broken, or that swallows the rest of the text because
        a quotation mark in it is never closed, comes as an empty one.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    held: list[str] | None = None
    for number in count(1):
        taken, lines.taken = lines.taken, list[str]()
        others = csv.field_size_limit(CELL_CHARS)  # one for the whole process, which other tables set too
        try:
            row = next(reader)
        except StopIteration:
            if held is not None:
                yield _check_last(held, taken, number - 1, troubles)
            return
        except csv.Error as error:
            row, more = [], len(lines.taken) - 1
            told = f"the row is broken ({error}) and is left out{f', with {more} lines behind it' if more else ''}"
            troubles.add("broken_row", str(number), row=number, message=told, hint=HINT)
        finally:
            csv.field_size_limit(others)
        if held is not None:
            yield held
        held = row


class _Lines(Iterator[str]):
    """The lines of a text, of which those are kept that the row being read has taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.taken = list[str]()

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line


def _check_last(row: list[str], taken: list[str], number: int, troubles: Troubles) -> list[str]:
    """The last row; an empty one, with a trouble, where an open quotation mark made one row of many lines."""
    if len(taken) < 2 or sum(line.count('"') for line in taken) % 2 == 0:
        return row
    message = f"a quotation mark is never closed; the row and the {len(taken) - 1} lines behind it are left out"
    troubles.add("broken_row", str(number), row=number, message=message, hint=HINT)
    return []
