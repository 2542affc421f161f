"""Speed of resolution on invented mentions: many documents with names that repeat, shorten and collide."""

from __future__ import annotations

import random
import time

from bench.figure import Figure
from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId, content_id
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.resolve.resolve import resolve_entities

DOCUMENTS = 1_000
MENTIONS = 100
NAMES = 8_000
SEED = 20_261_121

_SYLLABLES = [a + b for a in "b d g k l m n r s t zh ch".split() for b in "a e i o u an en ong ing ao".split()]
_ENDINGS = ("Technology", "Group", "Optics", "University", "Institute of Physics", "Steel")


def run() -> list[Figure]:
    """Measure how many mentions are resolved in a second of processor time.

    Returns:
        The figure.
    """
    readings = make_readings(random.Random(SEED))
    start = time.process_time()
    resolve_entities(readings, ())
    rate = DOCUMENTS * MENTIONS / (time.process_time() - start)
    size = f"{DOCUMENTS * MENTIONS:,} mentions in {DOCUMENTS:,} documents"
    return [Figure("mentions resolved", rate, "mentions/s", "invented names", size)]


def make_readings(source: random.Random) -> list[Reading]:
    """Invent readings.

    Args:
        source: Where chance comes from.

    Returns:
        The readings, without ties.
    """
    companies = [f"{''.join(source.sample(_SYLLABLES, 2)).title()} {source.choice(_ENDINGS)}" for _ in range(NAMES)]
    persons = [
        f"{source.choice(_SYLLABLES).title()} {''.join(source.sample(_SYLLABLES, 2)).title()}" for _ in range(NAMES)
    ]
    return [_make_reading(DocumentId(f"document {number}"), companies, persons, source) for number in range(DOCUMENTS)]


def _make_reading(document: DocumentId, companies: list[str], persons: list[str], source: random.Random) -> Reading:
    mentions = []
    at = 0
    for _ in range(MENTIONS):
        is_company = source.random() < 0.6
        name = source.choice(companies if is_company else persons)
        if source.random() < 0.3:
            name = name.split()[0]
        span = Span(at, at + len(name))
        schema = Schema.ORGANIZATION if is_company else Schema.PERSON
        key = MentionId(content_id("mtn", document, span.start, span.end, schema))
        mentions.append(Mention(key, document, span, name, schema, name))
        at = span.end + 1
    return Reading(document, tuple(mentions), (), ())
