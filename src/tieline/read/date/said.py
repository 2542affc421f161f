"""Days of utterances that their own sentence does not date: carried from words near them, never guessed.

1. A document's own day: "a 2020 memo", "the letter, dated 12 July 2019" dates what the memo, the letter says.
2. The same occasion: a speaker's next words, up to three paragraphs on, unless another date stands between.
3. The lead: what a body says in the opening lines is dated by what its spokesperson says right below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model.entity import Schema
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Utterance
from tieline.read.annotation import Annotation

NEAR_PARAGRAPHS = 3
"""How far on a speaker's words are still of one occasion (set on the seed and development documents)."""

LEAD_PARAGRAPHS = 2
"""Opening paragraphs that sum up what follows."""

NEAR_DATED = 400
"""Characters behind the first mention of a document in which the text tells its day: a sentence or two."""

_NOUNS = (
    "document|memo|memorandum|report|notice|letter|statement|article|paper|filing|order|note|circular|directive|reply"
)
_BEHIND_DATE = re.compile(rf"[’']?s?\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{_NOUNS})\b")
_BEFORE_DATE = re.compile(
    rf"\b(?P<noun>{_NOUNS})\b[^.\n]{{0,60}}?\bdated\s+\Z|\b(?P<noun2>{_NOUNS})\s+(?:of|from)\s+\Z"
)
_INTRODUCED = re.compile(rf"\b(?:an?|another|(?:a )?second|one)\s+(?:[\w’'-]+\s+){{0,3}}?(?P<noun>{_NOUNS})\b", re.I)
_LAST_NOUN = re.compile(rf"\b(?P<noun>{_NOUNS})s?\b(?!.*\b(?:{_NOUNS})\b)", re.IGNORECASE)
_NOT_CARRIED = frozenset({CueClass.BELIEVE, CueClass.DECLINE_TO_COMMENT})


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that the text names: where, by which noun, and its day; None where it is only introduced."""

    place: int
    noun: str
    date: PartialDate | None


def carry_dates(utterances: Sequence[Utterance], annotation: Annotation, paragraphs: Sequence[Span]) -> list[Utterance]:
    """Date utterances by what stands near them.

    Args:
        utterances: The utterances of a document, in text order, dated by their own sentences where these tell.
        annotation: The document as read.
        paragraphs: Its paragraphs.

    Returns:
        The utterances, more of them with `said_on`.
    """
    papers = _find_papers(annotation)
    dated = [replace(u, said_on=_of_paper(u, papers, annotation)) if u.said_on is None else u for u in utterances]
    starts = [paragraph.start for paragraph in paragraphs]
    carried = list(_carry_on(dated, annotation, starts))
    return [_of_lead(number, carried, annotation, starts) for number in range(len(carried))]


def _find_papers(annotation: Annotation) -> list[_Paper]:
    text = annotation.text
    found = [_Paper(match.start("noun"), match["noun"].lower(), None) for match in _INTRODUCED.finditer(text)]
    for date in annotation.dates:
        if date.value is None or date.end is not None:
            continue
        after = _BEHIND_DATE.match(text, date.span.end)
        before = _BEFORE_DATE.search(text, max(0, date.span.start - 90), date.span.start)
        if after is not None:
            found.append(_Paper(after.start("noun"), after["noun"], date.value))
        if before is not None:
            group = "noun" if before["noun"] else "noun2"
            found.append(_Paper(before.start(group), before[group], date.value))
    best = {paper.place: paper for paper in sorted(found, key=lambda paper: paper.date is not None)}
    return sorted(best.values(), key=lambda paper: paper.place)


def _of_paper(utterance: Utterance, papers: Sequence[_Paper], annotation: Annotation) -> PartialDate | None:
    """The day of the document that speaks, or in which its author does: "the ministry's memo"."""
    noun = _LAST_NOUN.search(utterance.speaker_name)
    if noun is None and utterance.speaker is not None:
        noun = _BEHIND_DATE.match(annotation.text, annotation.get(utterance.speaker).span.end)
    if noun is None or not papers:
        return None
    same = [paper for paper in papers if paper.noun == noun["noun"].lower()]
    here = utterance.cue_span.start
    before = [paper for paper in same if paper.place <= here]
    last = before[-1] if before else None
    if last is not None and last.date is not None:
        return last.date
    following = next((paper for paper in same if here < paper.place <= here + NEAR_DATED), None)
    is_first = last is not None and here - last.place <= NEAR_DATED
    return following.date if following is not None and is_first else None


def _carry_on(utterances: Sequence[Utterance], annotation: Annotation, starts: Sequence[int]) -> Iterator[Utterance]:
    """Carry a date on to the same speaker's next words, as a report of one occasion is read, until another date."""
    last: dict[str, tuple[PartialDate, int, int]] = {}
    for utterance in utterances:
        number = bisect_right(starts, utterance.cue_span.start)
        names = _carrying_names(utterance, annotation)
        speaker = next((word for word in names if word in last), "")
        if utterance.said_on is not None:
            last |= dict.fromkeys(names, (utterance.said_on, utterance.cue_span.end, number))
        elif speaker and utterance.cue_class not in _NOT_CARRIED:
            date, end, before = last[speaker]
            if number - before <= NEAR_PARAGRAPHS and not _another_date(annotation, date, end, utterance):
                utterance = replace(utterance, said_on=date)
                last |= dict.fromkeys(names, (date, end, number))
        yield utterance


def _another_date(annotation: Annotation, date: PartialDate, end: int, utterance: Utterance) -> bool:
    start = utterance.cue_span.start
    between = annotation.dates_in(Span(end, start)) if start > end else []
    return any(other.value not in {None, date} and other.kind == "absolute" for other in between)


def _carrying_names(utterance: Utterance, annotation: Annotation) -> list[str]:
    """Names by which later words are known to be the same speaker's: each name of a person, else the whole."""
    if utterance.speaker is not None and annotation.get(utterance.speaker).schema is Schema.PERSON:
        return [word for word in utterance.speaker_name.split() if word[0].isupper() or not word.isascii()]
    if _LAST_NOUN.search(utterance.speaker_name):
        return []  # documents are dated by what names them
    return [utterance.speaker_name]


def _of_lead(number: int, utterances: Sequence[Utterance], annotation: Annotation, starts: Sequence[int]) -> Utterance:
    """Date a body's words in the opening lines by those of its spokesperson right below."""
    lead = utterances[number]
    paragraph = bisect_right(starts, lead.cue_span.start)
    speaker = annotation.get(lead.speaker) if lead.speaker is not None else None
    if lead.said_on is not None or paragraph > LEAD_PARAGRAPHS or speaker is None or not speaker.schema.is_organisation:
        return lead
    for other in utterances[number + 1 :]:
        if bisect_right(starts, other.cue_span.start) > paragraph + NEAR_PARAGRAPHS:
            break
        if other.said_on is not None and _speaks_for(other, lead.speaker_name, annotation):
            return replace(lead, said_on=other.said_on)
    return lead


def _speaks_for(utterance: Utterance, body: str, annotation: Annotation) -> bool:
    """Whether the words before a speaker's name make them the spokesperson of a body."""
    if utterance.speaker is None:
        return False
    start = annotation.get(utterance.speaker).span.start
    before = annotation.text[max(0, start - 90) : start]
    return " ".join(body.split()[-2:]) in before and "spokes" in before.lower()
