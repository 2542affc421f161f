"""A case narrowed to the parties that sources tie to one field of technology."""

from __future__ import annotations

from dataclasses import replace

from tieline.errors import NotFoundError
from tieline.model import TechnologyArea
from tieline.model.utterance import Standing, find_standing
from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.focus import focus

_TIED = frozenset({Standing.SHOWN, Standing.SAID})


def get_area(words: str) -> TechnologyArea:
    """Get the area that a person means.

    Args:
        words: An id ("quantum"), or words of the area's name ("quantum information").

    Returns:
        The area.

    Raises:
        NotFoundError: No area, or more than one, has this id or these words; all ids are offered.
    """
    wanted = words.casefold().strip()
    for area in TechnologyArea:
        if area.value == wanted:
            return area
    found = [area for area in TechnologyArea if wanted and wanted in area.label.casefold()]
    if len(found) == 1:
        return found[0]
    ids = found or list(TechnologyArea)
    raise NotFoundError(f"{words}: no single area of technology is called so", hint=f"name one of {', '.join(ids)}")


def focus_technology(case: Case, area: TechnologyArea) -> Case:
    """Narrow a case to the parties that are tied to an area, and what touches them.

    Args:
        case: The case.
        area: The area.

    Returns:
        The case of those parties; what is only denied, or neither affirmed nor denied, ties nobody. What the case is
        about stays so, as far as it is left.

    Raises:
        NotFoundError: No party of the case is tied to the area; those that there are are offered.
    """
    utterances = index_case(case).utterance_of
    tied = [one for one in case.technologies if find_standing(one.according_to, utterances) in _TIED]
    wanted = tuple(dict.fromkeys(one.entity for one in tied if one.area is area))
    if not wanted:
        known = [one.value for one in TechnologyArea if any(other.area is one for other in tied)]
        hint = f"there are {', '.join(known)}" if known else "`tieline read` reads fields of technology"
        raise NotFoundError(f"No party of this dossier is tied to {area.label}.", hint=hint)
    narrowed = focus(case, wanted)
    kept = {entity.id for entity in narrowed.entities}
    about = tuple(entity for entity in case.about if entity in kept)
    return replace(narrowed, about=about, title=f"{case.title} · {area.label}")
