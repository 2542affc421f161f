"""The words by which a claim is called: a clause of the utterance that opens it, in the words of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tieline.model.entity import Mention
from tieline.model.ids import MentionId
from tieline.model.span import Evidence, Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.resolve.claim.voice import Voice

MATTER_CHARS = 180
"""A longer matter is cut at a word."""
LEAD_CHARS = 160
"""Words before the content that may be shown to make it a clause; more would hide the matter."""

_THAT = re.compile(
    r"^(?:.{0,80}?\b)?(?:accusations?|allegations?|claims?|charges?|reports?|statements?|suggestions?|suspicions?)"
    r"(?: [^.;]{0,60}?)?\bthat\s+",
    re.IGNORECASE | re.DOTALL,
)
_PHRASES = ("accuse", "urge", "call", "object", "noun", "decline")
"""Ends of the ids of the rules whose contents are no clauses, unless "that" stands before them."""
_PRONOUN = re.compile(
    r"(?i:it|its|he|she|they|his|her|their|we|i|our)\b"
    r"|[Tt]he (?:company|group|firm|corporation|department|ministry|agency|bureau|office|commission|committee|bank"
    r"|university|school|institute|centre|center|organi[sz]ation)\b(?! (?:of|for)\b)"
    r"|(?:其|他们|她们|他|她|我们|我方|我公司|我司|本公司|该公司)"
)
"""A pronoun, or words that stand for one, at the beginning of a content."""
_FIRST_PERSON = re.compile(r"(?:we|i|our)\b|我|本", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[a-z\d)”\"]{2,}[.!?][”\"]? +|; |[。！？；]|\n[>| ]*)(?=\S)")
_TO_CUE = re.compile(r"(?:, wh(?:ich|o) [^,.;]{3,60},)?[^,.;]{1,16}")
_LAST_WORDS = re.compile(r" [a-z]+(?: [a-z]+)?(?=[.,;])")
_CLOSING = re.compile("[.,，。]?[”」》)）]")
_QUOTED_LINE = re.compile(r"\n[>| ]+|(?<= )> ")
"""The mark of a line that a mail quotes."""
_BYLINE = re.compile(
    r"[^。！？\n]{0,20}?[（(](?:本报|本刊|特约|见习)?(?:记者|编辑|作者|通讯员)[^）)\n]{1,30}[）)](?:[^。，\n]{0,12}[电讯])?\s*"
)
"""Who wrote an article, before its first words (本报讯（记者 …）)."""
_EDGES = " \t\n\"'“”‘’「」『』,，;；:：、"  # what stands around a quotation


def choose_opener(ordered: Sequence[Voice]) -> Voice:
    """Choose the utterance that opens a claim.

    Args:
        ordered: The utterances of the claim, in order of saying.

    Returns:
        An accusation that reads as a clause and names a party, else an accusation, else what is affirmed, else the
        first.
    """

    def rank(voice: Voice) -> tuple[int, bool]:
        vague = not voice.about or _PRONOUN.match(voice.utterance.content) is not None
        if voice.position is not Stance.AFFIRMS:
            return (3 if voice.position is Stance.DENIES else 4, vague or voice.points)
        if voice.utterance.cue_class is CueClass.ACCUSE:
            return (0, vague or len(voice.words) < 4)
        return (2 if voice.utterance.cue_class is CueClass.CONFIRM else 1, vague)

    return min(ordered, key=rank)


def find_matter(opener: Voice, text: str) -> Evidence:
    """Find the words by which a claim is called.

    Args:
        opener: The utterance that opens it.
        text: The text of its document.

    Returns:
        The content where it reads as a clause that names a party; what a denied accusation says; else the passage
        with who says it.
    """
    said = opener.utterance
    span = said.content_span
    that = _THAT.match(said.content)
    if that and that.end() < len(said.content) - 8:
        span = Span(span.start + that.end(), span.end)
    elif _is_fragment(opener, text) or _lacks_party(opener):
        span = _with_article(_with_speaker(said, text), text)
    byline = _BYLINE.match(text, span.start, span.end)
    span = span if byline is None or byline.end() > said.cue_span.start else Span(byline.end(), span.end)
    span = _closed(trim(_until_end(span, text), text), text)
    return Evidence(said.document, span, span.cut(text))


def word_matter(opener: Voice, stated: Evidence, mentions: Mapping[MentionId, Mention]) -> str:
    """Put the words of a claim on one line, with the name behind an opening pronoun of which it is known whom it means.

    Args:
        opener: The utterance that opens the claim.
        stated: The words by which it is called.
        mentions: Every mention.

    Returns:
        The words, a name in brackets behind the pronoun, cut at a word.
    """
    match = _PRONOUN.match(stated.quote)
    name = None if match is None else _resolve(opener, stated, match[0], mentions)
    if match is None or name is None:
        return shorten(stated.quote)
    return shorten(f"{match[0]} [{name}]{stated.quote[match.end() :]}")


def _resolve(opener: Voice, stated: Evidence, pronoun: str, mentions: Mapping[MentionId, Mention]) -> str | None:
    """Whom an opening pronoun means: a mention there that the reader resolved, or who speaks."""
    said, span = opener.utterance, stated.span
    here = (mentions[one] for one in said.about if one in mentions)
    named = next((one.name for one in here if one.span.start == span.start and one.name != pronoun), None)
    speaks = _is_subject(said, stated, len(pronoun)) or (opener.is_voiced and _FIRST_PERSON.match(pronoun) is not None)
    return named or (said.speaker_name if speaks and not _PRONOUN.match(said.speaker_name) else None)


def _is_subject(said: Utterance, stated: Evidence, end: int) -> bool:
    """Whether nothing but an aside and a word or two stand between an opening pronoun and the cue."""
    cue = said.cue_span.start - stated.span.start
    return end < cue and _TO_CUE.fullmatch(stated.quote, end, cue) is not None


def _lacks_party(opener: Voice) -> bool:
    """Whether a content names nobody, or begins with a pronoun that stands for somebody outside of it."""
    said = opener.utterance
    if said.parent is not None and opener.position is Stance.AFFIRMS:
        return False
    return not opener.is_voiced and (not opener.about or _PRONOUN.match(said.content) is not None)


def _with_speaker(said: Utterance, text: str) -> Span:
    """The sentence up to the end of the content, where it begins near; else the passage with speaker and cue."""
    if said.content_span.end <= said.cue_span.end:
        passage = Span.around((said.evidence_span, said.content_span))
        return passage if said.evidence_span.end > said.content_span.end + 1 else _with_sentence(said, text)
    return _with_sentence(said, text)


def _with_sentence(said: Utterance, text: str) -> Span:
    lead = _with_lead(said.evidence_span, said.cue_span, said.content_span)
    found = _SENTENCE.finditer(text, max(0, lead.start - LEAD_CHARS), lead.start + 1)
    opened = [match.end() for match in found if match.end() <= lead.start]
    start = opened[-1] if opened else (0 if lead.start <= LEAD_CHARS else lead.start)
    return Span(min(start, lead.start), lead.end) if said.content_span.start - start <= LEAD_CHARS else lead


def _until_end(span: Span, text: str) -> Span:
    """Take in the last word or two of a clause that the content was cut before."""
    rest = _LAST_WORDS.match(text, span.end)
    return span if rest is None else Span(span.start, rest.end())


def _closed(span: Span, text: str) -> Span:
    """Take in the mark that closes a quotation opened within."""
    words = span.cut(text)
    is_open = any(words.count(left) > words.count(right) for left, right in ("“”", "「」", "《》", "()", "（）"))
    mark = _CLOSING.match(text, span.end) if is_open else None
    return span if mark is None else Span(span.start, mark.end())


def _is_fragment(opener: Voice, text: str) -> bool:
    """Whether the content is no clause by itself."""
    said = opener.utterance
    before = text[max(0, said.content_span.start - LEAD_CHARS) : said.content_span.start].rstrip(_EDGES)
    return opener.points or (said.rule.endswith(_PHRASES) and not before.endswith((" that", "称", "说")))


def _with_lead(passage: Span, cue: Span, content: Span) -> Span:
    """The passage with speaker and cue, where they stand before the content; else the content with its cue."""
    if passage.start < content.start and content.start - passage.start <= LEAD_CHARS:
        return Span(passage.start, content.end)
    start = cue.start if cue.start < content.start and content.start - cue.start <= LEAD_CHARS else content.start
    return Span(start, content.end)


def _with_article(span: Span, text: str) -> Span:
    """Take in the article that stands before a name."""
    article = next((word for word in ("The ", "the ") if text.endswith(word, 0, span.start)), "")
    return Span(span.start - len(article), span.end)


def trim(span: Span, text: str) -> Span:
    """Leave out quotation marks, commas and spaces at the ends.

    Args:
        span: Words of a text.
        text: The text.

    Returns:
        The words without what stands around them; the same where nothing else is left.
    """
    words = span.cut(text)
    start = len(words) - len(words.lstrip(_EDGES))
    end = len(words.rstrip(_EDGES))
    return Span(span.start + start, span.start + end) if start < end else span


def shorten(words: str) -> str:
    """Put a matter on one line.

    Args:
        words: Words of a document.

    Returns:
        The words on one line, cut at a word, with a mark where they were cut.
    """
    line = " ".join(_QUOTED_LINE.sub("\n", words).split())
    if len(line) <= MATTER_CHARS:
        return line
    cut = line[:MATTER_CHARS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(_EDGES) + " …"
