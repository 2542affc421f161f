"""Turns of a transcript: who speaks from which label to which, in English and Chinese alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tieline.model.span import Span
from tieline.read.kind.words import load_kind_words

MAX_LABEL = 60
"""Characters; what stands before a colon and is longer is a sentence and no label."""

MAX_LABEL_WORDS = 7
MAX_HEAD = 5_000
"""Characters over a transcript in which it names who answers."""

MAX_SHORT_TITLE = 5
"""Characters of a title with its full stop ("Sec."); a longer word with one ends a sentence."""

_NO_LABEL = re.compile(r"[;,!?\"“”]\s|[，。；！？、]")
_GAP = r"[^\S\n]{0,8}"
"""White space inside a line; bounded, so that a run of it costs little."""

_BOLD = r"(?:\*\*|__)?"
_LABEL = re.compile(
    rf"^{_GAP}(?P<bare>Q|A)(?:\.[^\S\n]{{1,8}}|[^\S\n]{{2,12}})(?=\S)"
    rf"|^{_GAP}[\"“]?{_BOLD}(?P<label>[^\n:：*_|\"“]{{1,{MAX_LABEL}}}?){_BOLD}{_GAP}[:：]{_BOLD}{_GAP}\n?{_GAP}(?=\S)(?!//)"
    rf"|(?<=[。？！”]){_GAP}(?P<inner>问|問|答|记者|記者)[:：]{_GAP}(?=\S)",
    re.MULTILINE,
)
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "von", "van", "bin", "al", "to", "la"})
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}|[\u4e00-\u9fff]{2,3}(?=[主就在举舉对對答\s])")
_QUESTION_MARK = re.compile(r"[?？]")
_LATE = 240
"""Characters before the end of a turn in which a question of it stands."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says before another speaks.

    Attributes:
        label: The words that name the speaker.
        span: What is said, without the label.
        is_question: Whether it asks: its premises are the questioner's own.
        name: Who speaks: the label on one line, or the name that the speaker gives.
    """

    label: Span
    span: Span
    is_question: bool
    name: str


def find_turns(text: str) -> tuple[Turn, ...]:
    """Find the turns of a transcript.

    A text is a transcript when two or more labels alternate and one of them is a questioner's ("Q:", "记者：", the name
    of an outlet), or when one label comes back and a question mark stands in the turn before another's.

    Args:
        text: Canonical text.

    Returns:
        The turns in text order; empty where the text is no transcript.
    """
    turns = list(_iter_turns(text))
    if not _is_transcript(turns, text):
        return ()
    main = _main_label(turns)
    answerer = _find_answerer(text, turns[0].label.start)
    return tuple(_with_role(turn, text, main, answerer) for turn in turns)


def _iter_turns(text: str) -> Iterator[Turn]:
    words = load_kind_words()
    labels: list[tuple[Span, int, int]] = []
    for match in _LABEL.finditer(text):
        group = "label" if match["label"] else "bare" if match["bare"] else "inner"
        raw = match[group].strip()
        if raw and (group != "label" or _is_label(raw)) and raw.lower() not in words.fields:
            start = match.start(group) + len(match[group]) - len(match[group].lstrip())
            labels.append((Span(start, start + len(raw)), match.start(), match.end()))
    for number, (label, _, start) in enumerate(labels):
        stop = labels[number + 1][1] if number + 1 < len(labels) else len(text)
        end = words.end.search(text, start, stop) if number + 1 == len(labels) else None
        said = _trimmed(text, start, end.start() if end else stop)
        if said is not None:
            yield Turn(label, said, False, " ".join(label.cut(text).split()))


def _is_label(raw: str) -> bool:
    """Whether words name a speaker: a short name, every word of it capitalised, or a few Hanzi."""
    words = raw.split()
    ends = any(word.endswith(".") and len(word) > MAX_SHORT_TITLE for word in words)
    if len(words) > MAX_LABEL_WORDS or ends or _NO_LABEL.search(raw):
        return False
    if raw.isascii() or raw[0].isupper():
        plain = [word.strip("()[]\\.,’'") for word in words]
        known = load_kind_words()
        if raw.lower() in known.questioners | known.answerers | known.chairs:
            return True
        names = [word for word in plain if word and word.lower() not in _SMALL_WORDS]
        in_brackets = raw.startswith(("[", "\\[")) and raw.endswith("]")
        return bool(names) and (in_brackets or all(word[0].isupper() for word in names)) and not raw[0].isdigit()
    return len(raw) <= 16 and not any(char.isdigit() for char in raw)


def _is_transcript(turns: Sequence[Turn], text: str) -> bool:
    labels = Counter(turn.name.lower() for turn in turns)
    if len(turns) < 2 or len(labels) < 2:
        return False
    asks = [_asks_by_label(turn.name) for turn in turns]
    if any(asks) and not all(asks):
        return any(first and not second for first, second in pairwise(asks))
    pairs = pairwise(turns)
    answered = any(
        first.name != second.name and labels[second.name.lower()] > 1 and _ends_asking(first, text)
        for first, second in pairs
    )
    return answered and max(labels.values()) > 1


def _main_label(turns: Sequence[Turn]) -> str:
    """The label that answers most often."""
    counts = Counter(turn.name.lower() for turn in turns if not _asks_by_label(turn.name))
    return max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))[0]


def _with_role(turn: Turn, text: str, main: str, answerer: str | None) -> Turn:
    words = load_kind_words()
    label = turn.name.lower()
    asks = _asks_by_label(turn.name) or (
        label != main and label not in words.chairs | words.answerers and _ends_asking(turn, text)
    )
    if not asks:
        return replace(turn, name=answerer) if label in words.answerers and answerer is not None else turn
    opening = text[turn.span.start : min(turn.span.end, turn.span.start + 400)]
    given = next((match for pattern in words.introductions if (match := pattern.search(opening))), None)
    if given is None or label in words.outlets:
        return replace(turn, is_question=True)
    start = turn.span.start + given.start("name")
    return replace(turn, is_question=True, label=Span(start, start + len(given["name"])), name=given["name"])


def _find_answerer(text: str, end: int) -> str | None:
    """The name that the lines over a transcript give whoever answers."""
    for match in load_kind_words().answerer.finditer(text, 0, min(end, MAX_HEAD)):
        name = _NAME.match(text, match.end())
        if name is not None:
            return name[0]
    return None


def _asks_by_label(name: str) -> bool:
    words = load_kind_words()
    return name.lower() in words.questioners or words.questioner.search(name) is not None


def _ends_asking(turn: Turn, text: str) -> bool:
    return _QUESTION_MARK.search(text, max(turn.span.start, turn.span.end - _LATE), turn.span.end) is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
