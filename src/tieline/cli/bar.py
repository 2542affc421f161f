"""Progress bars on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from tieline.cli.table import make_console
from tieline.pipeline.progress import Advance


class BarProgress:
    """Shows one bar for each stage; it leaves nothing behind when the stage ends.

    What is written while a bar is shown goes above it. Of standard output that holds on a terminal only: a file or a
    pipe gets its records itself, as if there were no bar.
    """

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Advance]:
        """Show the bar of one stage.

        Args:
            name: What is being done.
            total: How much there is to do; None shows a moving bar.
            unit: What is counted.

        Yields:
            A function that takes the amounts done.
        """
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.completed:,.0f} {task.fields[unit]}"),
            TimeElapsedColumn(),
        )
        shown = Progress(
            *columns, console=make_console(error=True), transient=True, redirect_stdout=sys.stdout.isatty()
        )
        with shown as bars:
            task = bars.add_task(name, total=total, unit=unit)
            yield lambda amount: bars.advance(task, amount)
