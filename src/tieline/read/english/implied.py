"""Ends of a tie that its sentence leaves out: the authority that lists, the department that a minister heads."""

from __future__ import annotations

import re

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.lexicon import Lexicon
from tieline.read.sentence import Sentence

_LISTING = re.compile(
    r"\b(?:list|lists|listed|blacklist\w*|sanction\w*|designat\w*|added|adding|adds)\b", re.IGNORECASE
)
_LOOK_BACK = 60
"""Sentences before, in which the authority is sought: a press release names it once, at its head."""
_NEAR = 80
"""Characters between an authority and its word of listing, and between an agreement and its "with"."""
_PARTNER_BACK = 2
"""Sentences before, in which the partner of another agreement is sought."""
_STATE_LISTS = re.compile(
    r"(?:'s|’s)?(?: (?!entit|compan|firm|individual|official|person|group|universit|bank|organi)[\w-]+){0,2}\s"
)
"""What may stand between a country and its word of listing: "U.S. trade sanctions", but not "Chinese firms listed"."""
_OFFICES = frozenset({"department", "ministry", "treasury"})
_TITLE_WORDS = frozenset(
    "secretary minister of the deputy assistant under undersecretary vice former acting then state".split()
)


def find_authority(
    annotation: Annotation, sentence: Sentence, lexicon: Lexicon, *, listing: str = ""
) -> Mention | None:
    """Find who lists, where a sentence only says that a party is listed.

    Args:
        annotation: The document as read.
        sentence: The sentence.
        lexicon: The words of English names.
        listing: Words of the list that the sentence names; a sentence before must name it too. "" for no list.

    Returns:
        The public body or country nearest to a word of listing, in the nearest sentence before that has both.
    """
    for other in annotation.before(sentence, _LOOK_BACK):
        names_list = listing.lower() in other.text.lower()
        bodies = [m for m in annotation.mentions_in(other.span) if _may_list(m, lexicon)] if names_list else []
        for match in _LISTING.finditer(other.text) if bodies else ():
            at = other.span.start + match.start()
            near = [m for m in bodies if 0 < at - m.span.end <= _NEAR and _acts(m, annotation.text[m.span.end : at])]
            by = re.compile(r"(?:\s[\w’'-]+){0,3}?\sby (?:the )?").match(annotation.text, at + len(match[0]))
            agent = next((m for m in bodies if by is not None and m.span.start == by.end()), None)
            if agent is not None or near:
                return agent or near[-1]
    return None


def find_office(annotation: Annotation, role: str, at: int) -> Mention | None:
    """Find the department or ministry that a minister's title names, where the document names it elsewhere.

    Args:
        annotation: The document as read.
        role: The title: "Secretary of State", "Treasury Secretary".
        at: Where the title stands.

    Returns:
        The mention nearest before the title, else the first behind it; None where the document names no such office.
    """
    words = re.findall(r"[a-z]+", role.lower().replace("defence", "defense"))
    portfolio = set(words) - _TITLE_WORDS or {"state"} & set(words)
    fitting = [m for m in annotation.mentions if m.schema.is_organisation and _heads(m.name, portfolio)]
    before = [m for m in fitting if m.span.start < at]
    return before[-1] if before else next(iter(fitting), None)


def find_partner(annotation: Annotation, sentence: Sentence, kind: str) -> Mention | None:
    """Find with whom an agreement is, where a sentence only says that another one was signed.

    Args:
        annotation: The document as read.
        sentence: The sentence.
        kind: The words for the agreement: "memo", "research contracts".

    Returns:
        The party right behind "with" that follows the same noun in a sentence shortly before; None where none does.
    """
    noun = kind.lower().split()[-1].removesuffix("s")
    joined = re.compile(rf"\b{re.escape(noun)}s?\b[^.;]{{0,{_NEAR}}}? with (?:the )?", re.IGNORECASE)
    for other in annotation.before(sentence, _PARTNER_BACK):
        for match in joined.finditer(other.text):
            partner = annotation.find_at(other.span.start + match.end())
            if partner is not None and partner.span.start == other.span.start + match.end():
                return partner
    return None


def make_span(span: Span, annotation: Annotation) -> Span:
    """Cut the blanks and articles off a stretch that becomes a mention.

    Args:
        span: The stretch.
        annotation: The document as read.

    Returns:
        The span of the words themselves.
    """
    words = span.cut(annotation.text)
    opening = re.match(r"\s*(?:(?:the|an?)\s+)?", words, re.IGNORECASE)
    start = span.start + (opening.end() if opening else 0)
    return Span(start, span.start + len(words.rstrip())) if start < span.start + len(words.rstrip()) else span


def _may_list(mention: Mention, lexicon: Lexicon) -> bool:
    is_country = mention.schema is Schema.PLACE and (
        mention.quote in lexicon.demonyms or mention.quote in lexicon.places
    )
    return is_country or mention.schema is Schema.PUBLIC_BODY


def _acts(mention: Mention, gap: str) -> bool:
    return mention.schema is not Schema.PLACE or _STATE_LISTS.fullmatch(gap) is not None


def _heads(name: str, portfolio: set[str]) -> bool:
    words = set(re.findall(r"[a-z]+", name.lower().replace("defence", "defense")))
    return bool(portfolio) and portfolio <= words and bool(words & _OFFICES)
