"""The verbs, one module for each group."""

from __future__ import annotations

import typer

from tieline.cli.verbs import (
    claims_record,
    dossier,
    investigate,
    list_removal,
    names,
    ownership,
    paths,
    propose,
    read,
    review,
    screen,
    search,
    workspace,
)

VERB_GROUPS: tuple[tuple[typer.Typer, str | None, str], ...] = (
    (investigate.APP, None, ""),
    (workspace.APP, None, ""),
    (read.APP, None, ""),
    (propose.APP, None, ""),
    (search.APP, None, ""),
    (names.APP, "names", "Names: take them apart, and compare them in any script."),
    (list_removal.APP, "lists", "Official lists: bring them in, keep them fresh, and see what changed."),
    (screen.APP, None, ""),
    (ownership.APP, "ownership", "Ownership rules: who is covered by whom."),
    (paths.APP, None, ""),
    (claims_record.APP, "claims", "Claims: who affirms, who denies, how it is graded, and who was asked."),
    (review.APP, "review", "Judgements: what a person decides about what the machine proposes."),
    (dossier.APP, None, ""),
    (dossier.EXPORT_APP, "export", "Exports for other programs."),
)
"""Application, name of the group (None: verbs of the first level) and what it is for."""
