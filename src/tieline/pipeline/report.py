"""Stage: gather the case and write its bundle of files."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tieline.errors import StoreError
from tieline.model import Entity, PartialDate, RelationshipType
from tieline.model.ids import ListingId
from tieline.pipeline.contradictions import find_case_contradictions
from tieline.pipeline.ownership_holdings import load_known_holdings
from tieline.pipeline.ownership_view import find_listed_names
from tieline.pipeline.page_pictures import load_pictures
from tieline.pipeline.party import get_parties
from tieline.pipeline.paths import find_case_paths
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.proposal_review import count_waiting, iter_readings
from tieline.pipeline.screen import SCREENED_SCHEMATA
from tieline.pipeline.workspace import Workspace
from tieline.report.case import Case
from tieline.report.focus import focus
from tieline.report.focus_technology import focus_technology, get_area
from tieline.text.count import count_of


@dataclass(frozen=True, slots=True)
class Reported:
    """What reporting did.

    Attributes:
        case: What the files were made from.
        files: The files written, in name order.
    """

    case: Case
    files: tuple[Path, ...]


def load_case(
    workspace: Workspace, *, about: str | None = None, technology: str | None = None, with_pictures: bool = False
) -> Case:
    """Gather everything a dossier is made from.

    Args:
        workspace: Open.
        about: Name or id of the party the dossier is about, to which the case is narrowed; None means all of them.
        technology: Id or words of an area of technology, to whose parties the case is narrowed; None means all.
        with_pictures: Whether to draw scanned pages, which only a dossier shows.

    Returns:
        The case. The same workspace always gives the same case.

    Raises:
        NotFoundError: No party has this name, or none is tied to the area; what comes near is offered.
    """
    area = None if technology is None else get_area(technology)
    store = workspace.store
    resolution = store.load_resolution()
    parties = () if about is None else get_parties(resolution.entities, about)
    hits = tuple(store.iter_hits())
    documents = tuple(store.iter_documents())
    case = Case(
        title=_title(parties, len(documents)),
        generated_at=workspace.generated_at(),
        about=tuple(party.id for party in parties),
        captures=tuple(store.iter_captures()),
        documents=documents,
        readings=tuple(iter_readings(store)),
        entities=resolution.entities,
        relationships=resolution.relationships,
        claims=resolution.claims,
        grades=tuple(store.iter_grades()),
        replies=tuple(store.iter_replies()),
        technologies=resolution.technologies,
        contradictions=resolution.contradictions,
        snapshots=tuple(store.iter_snapshots()),
        listings=tuple(store.get_listing(ListingId(listing)) for listing in sorted({hit.listing for hit in hits})),
        hits=hits,
        findings=tuple(store.iter_findings()),
        holdings=load_known_holdings(store).all,
        judgements=tuple(store.iter_judgements()),
        issues=tuple(store.iter_issues()),
        max_list_age_days=workspace.settings.list_age_days,
        screened=store.load_screened(),
        proposals_waiting=count_waiting(store),
    )
    day = PartialDate(case.generated_at[:10])
    found, named = find_case_paths(workspace, case), find_listed_names(workspace, case.holdings, day)
    case = replace(case, contradictions=find_case_contradictions(case))
    case = focus(case, case.about) if case.about else case
    case = replace(case, paths=found.paths, paths_left_out=found.left_out_ties, listed_names=named)
    case = case if area is None else focus_technology(case, area)
    return replace(case, pictures=load_pictures(workspace, case)) if with_pictures else case


def report(
    workspace: Workspace,
    folder: Path,
    *,
    about: str | None = None,
    technology: str | None = None,
    progress: Progress = SILENT,
) -> Reported:
    """Write the bundle: dossier and exports.

    Files are made beside the folder's and then put in their place one by one, so that a reader never sees half a file.

    Args:
        workspace: Open.
        folder: Where the files go; made if it is not there. Other files in it are left alone.
        about: Name or id of the party the dossier is about; None means all of them.
        technology: Id or words of an area of technology, to whose parties the dossier is narrowed; None means all.
        progress: Who listens.

    Returns:
        The case and the files.

    Raises:
        NotFoundError: No party has this name, or none is tied to the area.
        StoreError: The folder cannot be written.
    """
    from tieline.report.bundle import write_bundle

    case = load_case(workspace, about=about, technology=technology, with_pictures=True)
    with progress.stage("writing", total=None, unit="files") as advance:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".tieline-", dir=folder) as temporary:
                made = write_bundle(case, Path(temporary))
                files = tuple(sorted(folder / path.name for path in made))
                for path in made:
                    path.replace(folder / path.name)
                advance(len(made))
        except OSError as error:
            raise StoreError(
                f"{folder}: the dossier cannot be written ({error.strerror})",
                hint="check that it is a folder you may write to, and the free space of the disk",
            ) from error
    return Reported(case, files)


def _title(parties: Sequence[Entity], documents: int) -> str:
    """What a dossier is called."""
    if parties:
        return parties[0].name
    return f"All parties in {count_of(documents, 'document')}"


def count_case(case: Case) -> tuple[tuple[str, int], ...]:
    """Count what a case holds.

    Args:
        case: The case.

    Returns:
        Names and numbers, in the order to show them.
    """
    notices = sum(1 for issue in case.issues if issue.is_notice)
    return (
        ("documents", len(case.documents)),
        ("parties", sum(1 for entity in case.entities if entity.schema in SCREENED_SCHEMATA)),
        ("relationships", sum(tie.type is not RelationshipType.ALIAS_OF for tie in case.relationships)),
        ("claims", len(case.claims)),
        ("disputed claims", sum(claim.is_disputed for claim in case.claims)),
        ("fields of technology", len(case.technologies)),
        ("contradictions", len(case.contradictions)),
        ("names screened", len(case.screened)),
        ("hits", len(case.hits)),
        ("findings", len(case.findings)),
        *((("proposals waiting", case.proposals_waiting),) if case.proposals_waiting else ()),
        ("issues", len(case.issues) - notices),
        ("notices", notices),
    )
