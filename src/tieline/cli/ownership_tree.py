"""The tree of owners on a terminal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from tieline.cli.column import plain
from tieline.cli.table import make_console
from tieline.model import Answer
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.report.ownership_graph import OwnershipGraph, PartyBox, StakeLine

_ANSWERS = {Answer.YES: "covered", Answer.CANNOT_TELL: "cannot tell", Answer.NO: "not covered"}


def print_tree(graph: OwnershipGraph) -> None:
    """Write who owns a company as a tree to standard output, the company as its root.

    Args:
        graph: What to show. A party that stands in the tree already is named again without its owners.
    """
    boxes = {box.key: box for box in graph.boxes}
    above: dict[str, list[StakeLine]] = defaultdict(list)
    for line in graph.stakes:
        above[line.owned].append(line)
    root = graph.boxes[0]
    tree = Tree(_words(root))
    _add(tree, root.key, boxes, above, {root.key})
    make_console(error=False).print(tree)
    if graph.left_out:
        make_console(error=False).print(
            f"{count_of(graph.left_out, 'owner')} {agree(graph.left_out, 'is', 'are')} left out"
        )


def _add(
    tree: Tree, company: str, boxes: dict[str, PartyBox], above: dict[str, list[StakeLine]], seen: set[str]
) -> None:
    """Add the owners of a company below it."""
    for line in above[company]:
        is_new = line.owner not in seen
        words = Text(f"{plain(line.label)}  ").append_text(_words(boxes[line.owner]))
        if not is_new and above[line.owner]:
            words.append("  (a loop)" if line.is_loop else "  (as above)", style="dim")
        branch = tree.add(words)
        if is_new:
            seen.add(line.owner)
            _add(branch, line.owner, boxes, above, seen)


def _words(box: PartyBox) -> Text:
    """A party with what is known of it."""
    words = Text(plain(box.name), style="bold red" if box.known.lists else "")
    for told in box.known.lists:
        words.append(f"  [{plain(told)}]", style="red")
    if box.known.answer is not None:
        words.append(f"  {_ANSWERS[box.known.answer]}", style="yellow")
    if box.is_cut:
        words.append("  (owners not shown)", style="dim")
    return words
