"""What became of one party on one list."""

from __future__ import annotations

from tests.unit.lists.entry_builder import make_entry, make_snapshot
from tieline.lists.timeline import Sighting, make_events
from tieline.model import EventKind, Listing

FIELDS = frozenset({"names", "addresses"})


def see(day: str, listing: Listing | None) -> Sighting:
    """What the edition of a day says."""
    return Sighting(make_snapshot(day, day), listing, FIELDS)


def test_stated_days_are_told_once() -> None:
    """Every edition states the day on; it is one event."""
    entry = make_entry("Xiaomi", listed_on="2021-01-14", delisted_on="2021-05-25")
    told = [(event.kind.value, str(event.on)) for event in make_events([see("2022-01-01", entry), see("2023", entry)])]
    assert told == [
        ("listed", "2021-01-14"),
        ("delisted", "2021-05-25"),
        ("seen", "None"),
        ("seen", "None"),
    ]


def test_a_day_that_no_list_states_is_bounded_and_not_made_up() -> None:
    """Appearing and vanishing lie between two editions."""
    events = make_events([see("2024-01-01", None), see("2024-02-01", make_entry("Acme")), see("2024-03-01", None)])
    told = [(event.kind, event.on, str(event.not_before), str(event.not_after)) for event in events]
    assert told == [
        (EventKind.LISTED, None, "2024-01-01", "2024-02-01"),
        (EventKind.SEEN, None, "None", "2024-02-01"),
        (EventKind.DELISTED, None, "2024-02-01", "2024-03-01"),
    ]


def test_another_spelling_is_an_event() -> None:
    """The sentence tells both names and the editions."""
    events = make_events([see("2024-01-01", make_entry("Acme Ltd")), see("2024-02-01", make_entry("ACME (Suzhou)"))])
    (told,) = [event.told for event in events if event.kind is EventKind.RESPELT]
    assert told == 'Spelt "ACME (Suzhou)" instead of "Acme Ltd" after 2024-01-01 and by 2024-02-01: names.'


def test_suspensions_are_shown() -> None:
    """Both ends, where both are stated."""
    entry = make_entry("Acme", listed_on="2020", suspended_on="2025-11-10", suspended_until="2026-11-09")
    kinds = [event.kind.value for event in make_events([see("2025-12-01", entry)])]
    assert kinds == ["listed", "suspended", "seen", "resumed"]


def test_two_files_of_one_day_take_nobody_off() -> None:
    """A list may come in parts: what the second file lacks, the first has."""
    events = make_events([see("2024-02-01", make_entry("Acme")), see("2024-02-01", None)])
    assert EventKind.DELISTED not in {event.kind for event in events}
