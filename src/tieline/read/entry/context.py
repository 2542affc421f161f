"""What a document says about its lists outside of their entries: which list, who keeps it, since when, and why."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.document import Document
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.read.date.find import find_dates
from tieline.read.date.parts import DateMention
from tieline.read.entry.entry import Entry
from tieline.read.entry.known import OfficialList, find_official_list
from tieline.read.lexicon import load_lexicon
from tieline.read.sentence import iter_sentences

BEFORE_CHARS = 1_500
"""So far before an announcement may stand the words that name the list (our choice)."""

BEFORE_STEP = 500

HEAD_CHARS = 6_000
"""The beginning of a document, in which its subject stands."""

_CITED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_EFFECTIVE = re.compile(r"\b(?:effective(?: (?:on|as of|date:?))?|takes? effect(?: on)?|自)\s*$", re.IGNORECASE)
_IN_FORCE = re.compile(r"\s*起(?:生效|施行|实施)")
_REASON = re.compile(
    r"\b(?:based on (?:the )?information that|because|on the basis that|have been determined by [^.]{0,60}? to be|for"
    r"(?= (?:acquiring|attempting|their|its|having|engaging|enabling|supplying|providing|supporting|being"
    r"|activities)\b))\s+",
)
_ABOUT_ENTRIES = re.compile(
    r"\b(?:These|This|Those|The)\b[^.]{0,60}\b(?:additions?|entit(?:y|ies)|compan(?:y|ies)|parties|persons?|firms?|actions?)\b"
    r"[^.]{0,40}\b(?:is|are|was|were|has|have)\b",
)
_FOLLOWING = re.compile(
    r"\bthe following (?:\w+ ){0,2}(?:persons?|individuals?|entit(?:y|ies)|vessels?)\b", re.IGNORECASE
)
_LEADS_BACK = re.compile(r"\b(?:Annex|Appendix|Schedule)\b|附件")
_NAMES_LIST = re.compile(r"\b(?:list|listed|annex|blacklist(?:ed)?|sanction(?:s|ed))\b|清单|名单|附件", re.IGNORECASE)
_OTHER_MATTER = re.compile(
    r"\b(?:attend\w*|participa\w+|exhibit\w+|sign(?:ed|ing|atories)|partner\w*|members?|suppl(?:y|ies|ied|iers?)|customers?|invest\w+|"
    r"own(?:s|ed|ers?)?|subsidiar\w+|sponsors?|thank\w*|support(?:ed|s)?|appoint\w+|award\w*|panel\w*|speakers?)\b"
    r"|参展|参会|出席|签约|签署|合作|股东|子公司|供应商|中标|获奖|主办|承办|协办",
    re.IGNORECASE,
)
_GAP = re.compile(r"\n[ \t]{0,20}\n\s{0,40}(?=[A-Z•*\d\[“(])(?!(?:Ltd|Inc|Co|LLC)\b)")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a document says about the list that an entry stands on.

    Attributes:
        words: The words that name the list.
        authority: Where it names who keeps the list.
        is_country: Whether that is a country and no body.
        date: Since or until when; None when not stated.
        reason: Why, as stated; None when not stated.
    """

    words: Span
    authority: Span
    is_country: bool
    date: DateMention | None
    reason: Span | None


class EntryContext:
    """Finds what a document says about the lists of its entries."""

    def __init__(self, document: Document) -> None:
        """Look at a document.

        Args:
            document: The document.
        """
        self._text = document.text
        self._dates = find_dates(document.text, anchor=document.published_on)
        self._date_starts = [date.span.start for date in self._dates]
        self._effective = self._find_effective()
        self._followings = [match.start() for match in _FOLLOWING.finditer(document.text)]
        self._reasons = [(paragraph.cut(document.text), reason) for paragraph, reason in self._iter_reasons()]
        self._authorities: dict[str, tuple[Span, ...]] = {}
        self._lists: dict[Span, tuple[OfficialList, Span] | None] = {}

    def find_listing(self, entry: Entry) -> Listing | None:
        """Find which list an entry stands on.

        Args:
            entry: The entry.

        Returns:
            What the document says; None where it names no list that is known, or nobody who keeps it.
        """
        start = entry.lead.start if entry.lead is not None else entry.span.start
        # Entries close to one another look back from one place, so that it is searched once.
        close = start // BEFORE_STEP * BEFORE_STEP + BEFORE_STEP
        before = Span(max(0, close - BEFORE_STEP - BEFORE_CHARS), min(close, len(self._text)))
        is_roll = entry.lead is not None and not entry.fields
        is_open = not is_roll or _is_open(entry.lead.cut(self._text) if entry.lead is not None else "")
        stretches = [entry.lead, *([before, Span(0, min(HEAD_CHARS, len(self._text)))] if is_open else [])]
        found = next((one for span in stretches if span is not None and (one := self._find_list(span))), None)
        if found is None:
            return None
        known, words = found
        authority = self._find_authority(known, start)
        if authority is None:
            return None
        name = authority.cut(self._text)
        is_country = name in load_lexicon().places or name in {"美国", "中国", "欧盟"}
        return Listing(words, authority, is_country, self._find_date(entry, words), self._find_reason(entry))

    def _find_list(self, stretch: Span) -> tuple[OfficialList, Span] | None:
        if stretch not in self._lists:
            self._lists[stretch] = find_official_list(self._text, [stretch])
        return self._lists[stretch]

    def _find_authority(self, known: OfficialList, before: int) -> Span | None:
        """Who keeps a list: the last place that names it before the announcement, else the first behind it."""
        if known.name not in self._authorities:
            self._authorities[known.name] = known.find_authorities(self._text)
        places = self._authorities[known.name]
        at = bisect_right(places, before, key=lambda span: span.end)
        return places[max(0, at - 1)] if places else None

    def _find_date(self, entry: Entry, words: Span) -> DateMention | None:
        """The day that the entry states, or from which the document takes effect, or of citation or announcement."""
        own = next((span for name, span in entry.fields if name == "date_on"), None)
        stated = self._dates_in(own) if own is not None else []
        if len(stated) == 1:
            return stated[0]
        if self._effective is not None:
            return self._effective
        cited = next((self._find_cited(span) for name, span in entry.fields if name == "citation"), None)
        if cited is not None:
            return cited
        told = self._find_told(entry)
        stretches = [span for span in (self._sentence(words), told, self._signed(entry)) if span is not None]
        for stretch in stretches:
            dates = self._dates_in(stretch)
            if len({str(date.value) for date in dates}) == 1:
                return dates[0]
        return None

    def _find_effective(self) -> DateMention | None:
        """The day from which the document takes effect, if it states one only."""
        found = [
            date
            for date in self._dates
            if date.value is not None
            and (
                _EFFECTIVE.search(self._text, max(0, date.span.start - 24), date.span.start)
                or _IN_FORCE.match(self._text, date.span.end)
            )
        ]
        return found[0] if len({str(date.value) for date in found}) == 1 else None

    def _dates_in(self, stretch: Span) -> list[DateMention]:
        """The dates with a value in a stretch."""
        low, high = bisect_left(self._date_starts, stretch.start), bisect_left(self._date_starts, stretch.end)
        return [date for date in self._dates[low:high] if date.span.end <= stretch.end and date.value is not None]

    def _find_cited(self, citation: Span) -> DateMention | None:
        """The day that a citation of the Federal Register carries, which puts the month first."""
        found = _CITED.search(self._text, citation.start, citation.end)
        if found is None:
            return None
        month, day, year = found.groups()
        try:
            value = PartialDate(f"{year if len(year) == 4 else f'20{year}'}-{int(month):02d}-{int(day):02d}")
        except ValueError:
            return None
        return DateMention(Span(found.start(), found.end()), value, None, "absolute", found[0])

    def _sentence(self, words: Span) -> Span:
        """The sentence in which some words stand."""
        start = self._text.rfind("\n", 0, words.start) + 1
        end = self._text.find("\n", words.end)
        paragraph = Span(start, end if end > words.end else len(self._text))
        return next((one for one in iter_sentences(self._text, paragraph) if one.covers(words)), words)

    def _find_told(self, entry: Entry) -> Span | None:
        """The last sentence before an entry that says "the following persons"."""
        at = bisect_left(self._followings, entry.span.start) - 1
        if at < 0 or self._followings[at] < entry.span.start - HEAD_CHARS:
            return None
        return self._sentence(Span(self._followings[at], self._followings[at] + 1))

    def _signed(self, entry: Entry) -> Span | None:
        """The lines right above an annex, where an order is dated."""
        if entry.lead is None or not _LEADS_BACK.match(entry.lead.cut(self._text)) or not entry.lead.start:
            return None
        return Span(max(0, entry.lead.start - 200), entry.lead.start)

    def _find_reason(self, entry: Entry) -> Span | None:
        name = entry.name.cut(self._text).rstrip(".")
        for paragraph, reason in self._reasons:
            if name in paragraph:
                return reason
        wordings = {reason.cut(self._text) for _, reason in self._reasons}
        return self._reasons[0][1] if len(wordings) == 1 else None

    def _iter_reasons(self) -> Iterator[tuple[Span, Span]]:
        """The paragraphs that say why parties are listed, and the words that do."""
        for paragraph in _paragraphs(self._text):
            for sentence in iter_sentences(self._text, paragraph):
                words = sentence.cut(self._text)
                about, cue = _ABOUT_ENTRIES.search(words), _REASON.search(words)
                if about is not None and cue is not None and cue.end() < len(words) - 1:
                    end = sentence.end - words.endswith(".")
                    yield paragraph, Span(sentence.start + cue.end(), end)
                    break


def _is_open(lead: str) -> bool:
    """Whether an announcement leaves it to the words before it which list it means, and tells of nothing else."""
    return _OTHER_MATTER.search(lead) is None or _NAMES_LIST.search(lead) is not None


def _paragraphs(text: str) -> Sequence[Span]:
    """The paragraphs of the part of a text that is prose."""
    spans, start = [], 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap is not None else len(text)
        if 120 < end - start < 6_000:
            spans.append(Span(start, end))
        start = gap.end() if gap is not None else end
    return spans
