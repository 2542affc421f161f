"""Who owns a company, with what is known of each owner: what pictures and trees show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieline.errors import NotFoundError
from tieline.model import Answer, Holding, PartialDate
from tieline.ownership.finding import answer_for
from tieline.ownership.inquiry import Inquiry
from tieline.ownership.regime import Regime
from tieline.pipeline.ownership import find_table_name
from tieline.pipeline.ownership_list import ListedNames, find_listed
from tieline.pipeline.party import get_parties
from tieline.pipeline.screen import load_index
from tieline.pipeline.workspace import Workspace
from tieline.report.ownership_graph import Known, OwnershipGraph, make_ownership_graph


def find_company(workspace: Workspace | None, holdings: Sequence[Holding], name: str) -> str | None:
    """Find the name under which the holdings have a party, by any name that documents give it.

    Args:
        workspace: Open; None where there is none.
        holdings: The holdings.
        name: The party's name, or its id in the workspace.

    Returns:
        The name in the holdings' spelling; None when they have no such party, or more than one.
    """
    found = find_table_name(holdings, name)
    if found is not None or workspace is None:
        return found
    try:
        parties = get_parties(workspace.store.load_resolution().entities, name)
    except NotFoundError:
        return None
    names = {find_table_name(holdings, other) for party in parties for other in party.names} - {None}
    return names.pop() if len(names) == 1 else None


def make_view(
    holdings: Sequence[Holding],
    company: str,
    *,
    inquiry: Inquiry,
    rules: Iterable[Regime],
    listed: ListedNames,
    as_of: PartialDate,
) -> OwnershipGraph:
    """Make the graph of who owns a company, with the strongest answer of some rules for each party.

    Args:
        holdings: All stakes known.
        company: The company's name, as the holdings have it.
        inquiry: The same stakes as the rules see them.
        rules: The rules asked.
        listed: Who is listed.
        as_of: The day.

    Returns:
        The graph.
    """
    known = {name: Known(tuple(map(str, lists))) for name, lists in listed.lists.items()}
    bare = make_ownership_graph(holdings, company, as_of=as_of, known=known)
    owned = {line.owned for line in bare.stakes}
    for box in bare.boxes:
        if box.key in owned and not box.known.lists:
            answers = {answer_for(inquiry, rule, box.name).answer for rule in rules}
            known[box.name] = Known((), _strongest(answers))
    return make_ownership_graph(holdings, company, as_of=as_of, known=known)


def find_listed_names(
    workspace: Workspace, holdings: Sequence[Holding], day: PartialDate
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Find which names of the holdings of a workspace are listed parties, for pictures of them.

    Args:
        workspace: Open.
        holdings: Its holdings.
        day: The day.

    Returns:
        Each name with its lists in words, sorted.
    """
    if not holdings:
        return ()
    found = find_listed(workspace, load_index(workspace), holdings, day)
    return tuple((name, tuple(map(str, found.lists[name]))) for name in sorted(found.lists))


def _strongest(answers: set[Answer]) -> Answer | None:
    """Covered by any rule, else untold by any."""
    return next((answer for answer in (Answer.YES, Answer.CANNOT_TELL) if answer in answers), None)
