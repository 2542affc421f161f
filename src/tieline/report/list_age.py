"""How old a list was on the day of the dossier, and whether it is too old to rely on."""

from __future__ import annotations

from datetime import date

from tieline.model import Snapshot
from tieline.settings import DEFAULT_LIST_AGE_DAYS
from tieline.text.count import count_of


def find_age_days(snapshot: Snapshot, generated_at: str) -> int | None:
    """Find how many days ago a list last was known to speak for a day.

    Args:
        snapshot: The list; what is known only to the month or year counts from its last day.
        generated_at: Aware UTC time in ISO 8601 that the dossier bears.

    Returns:
        Days, less than 0 for a list that is newer than the dossier; None where the list does not say what day it
        speaks for.
    """
    spoken = snapshot.spoken_on
    return None if spoken is None else (date.fromisoformat(generated_at[:10]) - spoken.last).days


def age_of(snapshot: Snapshot, generated_at: str, *, max_age_days: int = DEFAULT_LIST_AGE_DAYS) -> str:
    """Say in words how old a list was on the day of the dossier, and warn where that is too old.

    Args:
        snapshot: The list.
        generated_at: Aware UTC time in ISO 8601 that the dossier bears.
        max_age_days: From which age on a list counts as old.

    Returns:
        A phrase such as "113 days old, more than 30"; "age unknown" where the list does not say what day it speaks for.
    """
    days = find_age_days(snapshot, generated_at)
    if days is None:
        return "age unknown"
    if days < 0:
        return "newer than this dossier"
    told = "of the same day" if days == 0 else f"{count_of(days, 'day')} old"
    return f"{told}, more than {max_age_days:,}" if days > max_age_days else told
