"""Other names that a text gives in parentheses: "China Academy of Space Technology (CAST)", "Phytium (飞腾)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId
from tieline.model.span import Span
from tieline.read.lexicon import Lexicon
from tieline.read.mention import make_mention

_PAREN = re.compile(
    r"\s?[(（](?P<lead>(?:formerly(?: known as)?|also known as|a\.?k\.?a\.?|known as|or|hereafter|hereinafter|the)\s+)?"
    r"[\"“”‘']?(?P<alias>[^()（）\"“”\n]{1,80}?)[\"”“’']?\s*[)）]"
)
_KNOWN_AS = re.compile(
    r",?\s+(?:(?:also |better |formerly |previously )?known as|doing business as|formerly)\s+"
    r"[\"“]?(?P<alias>[A-Z][^,.;()\"“”\n]{1,60})"
)
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z][\w.]*")
"""How American papers mark a member of Congress: "(R-Fla.)"."""
_HANZI = re.compile(r"[一-鿿]{2,30}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.\-]{0,10}")
_NOMINAL_BEFORE = re.compile(
    r"(?:^|\b(?:at|of|in|by|with|for|to|from|the|a|an|and)\s+)((?:[A-Z][\w’']+\s+)?(?:[\w\-]+\s+){0,4}?(\w+))$"
)


def find_aliases(
    document: DocumentId, mentions: Sequence[Mention], text: str, lexicon: Lexicon
) -> list[tuple[Mention, Mention]]:
    """Find other names given right after a mention.

    Args:
        document: Id of the document.
        mentions: Mentions of the document, in text order.
        text: Its canonical text.
        lexicon: The words of English names.

    Returns:
        Pairs of the mention of the other name and the mention it belongs to; the former has `same_as` set.
    """
    pairs: list[tuple[Mention, Mention]] = []
    for mention in mentions:
        for pattern in (_PAREN, _KNOWN_AS):
            match = pattern.match(text, mention.span.end)
            if match is None or not _is_alias(mention, match, lexicon):
                continue
            span = _alias_span(match)
            alias = make_mention(mention.document, span, mention.schema, text)
            named = _named_part(mention, alias.quote, text)
            pairs.append((replace(alias, same_as=named.id), named))
    pairs.extend(_acronyms_of_descriptions(document, mentions, text, lexicon))
    return pairs


def iter_repeats(aliases: Sequence[Mention], taken: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Find where else a text calls a party by another name that it gave it.

    Args:
        aliases: Mentions of other names, with `same_as` set.
        taken: All mentions of the document.
        text: Its canonical text.

    Yields:
        Mentions behind the place where the name was given that stand in no other mention's place.
    """
    offsets = {offset for mention in taken for offset in range(mention.span.start, mention.span.end)}
    for alias in aliases:
        for match in re.finditer(rf"(?<![\w-]){re.escape(alias.quote)}(?![\w-])", text):
            if match.start() > alias.span.start and offsets.isdisjoint(range(match.start(), match.end())):
                offsets.update(range(match.start(), match.end()))
                found = make_mention(alias.document, Span(match.start(), match.end()), alias.schema, text)
                yield replace(found, same_as=alias.same_as)


def _alias_span(match: re.Match[str]) -> Span:
    alias = match["alias"].rstrip()
    start = match.start("alias")
    hanzi = _HANZI.search(alias)
    if hanzi is not None and not _HANZI.fullmatch(alias):
        return Span(start + hanzi.start(), start + hanzi.end())
    return Span(start, start + len(alias))


def _is_alias(mention: Mention, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words after a mention are another name of it, not a remark."""
    alias = match["alias"].strip()
    if len(alias) < 2 or _PARTY_AND_STATE.fullmatch(alias):
        return False
    if mention.schema is Schema.PLACE and not _HANZI.fullmatch(alias):
        return False
    if _HANZI.search(alias):
        return bool(_HANZI.fullmatch(alias)) or "," in alias
    if match.re is _KNOWN_AS or (match["lead"] or "").strip() not in {"", "the"}:
        return alias[0].isupper() and mention.schema is not Schema.PLACE
    if not alias[0].isupper() or len(alias.split()) > 6:
        return False
    quoted = match[0].lstrip(" (（")[:1] in '"“'
    return quoted or _abbreviates(alias, mention.name) or _shares_opening(alias, mention.name, lexicon)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an acronym stand, in order, at or after the beginnings of the words of a name."""
    letters = [ch.lower() for ch in short if ch.isalnum()]
    words = [word for word in re.split(r"[^\w]+|(?<=[a-z])(?=[A-Z])", name) if word]
    if not 2 <= len(letters) <= 8 or not _ACRONYM.fullmatch(short) or not any(ch.isupper() for ch in short[1:]):
        return False
    initials = [word[0].lower() for word in words]
    position = 0
    for letter in letters:
        if letter in initials[position:]:
            position += initials[position:].index(letter) + 1
        elif letter not in "".join(words).lower():
            return False
    return position >= 2


def _shares_opening(short: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a short form opens the name, or follows the city that opens it."""
    words = name.split()
    opening = words[1:2] if words[0] in lexicon.cities else words[:1]
    return short != name and len(words) > 1 and (short.split()[0] in opening or name.startswith(short))


def _named_part(mention: Mention, alias: str, text: str) -> Mention:
    """The part of a long name that an acronym stands for: in "Office of the X Party (XP)" the party."""
    for match in re.finditer(r"\bof (?:the )?", mention.quote):
        part = mention.quote[match.end() :]
        if _initials(part) == alias.upper():
            span = Span(mention.span.start + match.end(), mention.span.end)
            return make_mention(mention.document, span, Schema.ORGANIZATION, text)
    return mention


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _acronyms_of_descriptions(
    document: DocumentId, mentions: Sequence[Mention], text: str, lexicon: Lexicon
) -> Iterator[tuple[Mention, Mention]]:
    """Pair "the largest aerodynamics research center (ARDC)" with its acronym."""
    taken = {offset for mention in mentions for offset in range(mention.span.start, mention.span.end)}
    for match in re.finditer(r"\s\(([A-Z][A-Z&\-]{1,8})\)", text):
        before = text[max(0, match.start() - 90) : match.start()]
        noun = _NOMINAL_BEFORE.search(before.rsplit("\n", 1)[-1])
        if noun is None or (match.start() - 1) in taken:
            continue
        schema = lexicon.nominals.get(noun[2].lower())
        if schema is None or sum(ch.lower() in noun[1].lower() for ch in match[1]) < len(match[1]) - 1:
            continue
        start = match.start() - len(noun[1])
        named = make_mention(document, Span(start, match.start()), schema, text)
        alias = make_mention(named.document, Span(match.start(1), match.end(1)), schema, text)
        yield replace(alias, same_as=named.id), named
