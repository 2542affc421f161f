"""How old a list was on the day of the dossier."""

from __future__ import annotations

from datetime import date

from tieline.model import Snapshot


def age_of(snapshot: Snapshot, generated_at: str) -> str:
    """Say in words how old a list was on the day of the dossier.

    Args:
        snapshot: The list; what is known only to the month or year counts from its last day.
        generated_at: Aware UTC time in ISO 8601 that the dossier bears.

    Returns:
        A phrase such as "113 days old"; "age unknown" where the list does not say what day it speaks for.
    """
    if snapshot.as_of is None:
        return "age unknown"
    days = (date.fromisoformat(generated_at[:10]) - snapshot.as_of.last).days
    if days < 0:
        return "newer than this dossier"
    return "of the same day" if days == 0 else "1 day old" if days == 1 else f"{days:,} days old"
