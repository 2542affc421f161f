"""Names as printed lists have them: what looks like one, where it ends, and other names in brackets behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.names.legal_form import split_legal_form
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.entry.entry import OtherName
from tieline.read.entry.line import trim
from tieline.read.entry.shape import (
    MAX_NAME_CHARS,
    cut_name,
    end_name,
    ends_with_form,
    is_form,
    is_sentence,
    looks_like_name,
)
from tieline.read.lexicon import load_lexicon
from tieline.text.script import HANZI_RANGES, has_hanzi

_ASIDE = re.compile(r"\s*[(（\[]([^()（）\[\]]*(?:[(（][^()（）]*[)）][^()（）\[\]]*)*)[)）\]]\s*")
_KNOWN_AS = re.compile(
    r"[,，]?\s*(?:including (?:\w+ )?)?[(（]?\s*(?P<mark>alias(?:es)?(?=\s*[(（])|[afdn]\.?/?[kb]\.?/?a\.?"
    r"|also known as|formerly known as|doing business as|trading as"
    r"|又名|又称|也称|曾用名|简称|音译)(?=[\s:：,，“\"(（]|$)[:：,]?\s*[(（]?",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?:his|her|their|its)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[,;]?\s*(?:and|or)?\s*(?:any|its|all|their)\s+(?:other\s+)?(?:successors?|sub-?units?|subsidiar|affiliat)[^\n]*$"
    r"|[;；,，.。、]*\s*(?:and|or|和|及|以及)?[;；,，.。、]*$",
    re.IGNORECASE,
)
_TWO_SCRIPTS = re.compile(
    rf"(?P<first>[{HANZI_RANGES}·（）()]{{4,40}})[ \t]+(?P<second>[A-Z][^{HANZI_RANGES}]{{4,}})"
    rf"|(?P<latin>[A-Z][^{HANZI_RANGES}]{{4,}}?)[ \t]+(?P<hanzi>[{HANZI_RANGES}·（）()]{{4,40}})"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name with what stands in brackets behind it.

    Attributes:
        name: Where the name stands.
        others: Other names behind it.
        place: A country in brackets behind it; None when there is none.
    """

    name: Span
    others: tuple[OtherName, ...] = ()
    place: Span | None = None


def find_named(text: str, item: Span) -> Named | None:
    """Read an item that may be a name.

    Args:
        text: Canonical text.
        item: The item, without its mark.

    Returns:
        The name and what follows in brackets; None where the item is a sentence or no name.
    """
    body = _without_tail(text, item)
    if body is None:
        return None
    others: list[OtherName] = []
    place: Span | None = None
    known_as = _KNOWN_AS.search(text, body.start + 2, body.end)
    head_end = known_as.start() if known_as is not None else body.end
    head = cut_name(text, body.start, head_end)
    head_end = head.end if head is not None and text[head.end - 1] in ")）" else head_end
    aside = _last_aside(text, body.start, head_end)
    while aside is not None and aside.start() > body.start:
        inside = Span(aside.start(1), aside.end(1)) if aside[1].strip() else None
        if inside is not None and (role := _role_of_aside(text, Span(body.start, aside.start()), inside)) == "form":
            break
        if inside is not None and role == "place":
            place = inside
        elif inside is not None and role == "name" and (span := trim(text, *_ends(inside))) is not None:
            others.insert(0, OtherName(span))
        head_end = aside.start()
        aside = _last_aside(text, body.start, head_end)
    if known_as is not None:
        others += _names_behind(text, known_as, body.end)
    name = cut_name(text, body.start, head_end)
    is_short = name is not None and name.end - name.start <= MAX_NAME_CHARS
    if name is not None and is_short and (both := _TWO_SCRIPTS.fullmatch(text, name.start, name.end)) is not None:
        name, other = _part_scripts(both)
        others.insert(0, OtherName(other))
    if name is None or not looks_like_name(name.cut(text)) or is_form(name.cut(text)):
        return None
    return Named(name, tuple(other for other in others if other.span != name), place)


def _part_scripts(both: re.Match[str]) -> tuple[Span, Span]:
    """A name in two scripts without brackets: the name in the first, and the other one."""
    first, second = ("first", "second") if both["first"] is not None else ("latin", "hanzi")
    return Span(*both.span(first)), Span(*both.span(second))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _without_tail(text: str, item: Span) -> Span | None:
    tail = _TAIL.search(text, item.start, item.end)
    end = tail.start() if tail is not None and tail.start() > item.start else item.end
    # The full stop of a legal form stays with it.
    if tail is not None and tail[0].startswith("."):
        return end_name(text, trim(text, item.start, end + 1))
    return trim(text, item.start, end)


def _last_aside(text: str, start: int, end: int) -> re.Match[str] | None:
    """The brackets that close a stretch."""
    last = None
    for match in _ASIDE.finditer(text, start, end):
        last = match
    return last if last is not None and last.end() >= end else None


def _role_of_aside(text: str, before: Span, inside: Span) -> str:
    """What brackets behind a name hold: another name, a place, a legal form of the name, or a remark."""
    words, name = inside.cut(text).strip(), before.cut(text)
    lexicon = load_lexicon()
    if words in lexicon.places or words in {"Group", "Holdings"}:
        return "place" if words in lexicon.places else "form"
    if split_legal_form(f"x {words}")[0].strip() == "x":
        return "form"
    if _FAMILY.search(words) or is_sentence(words):
        return "remark"
    if has_hanzi(words) != has_hanzi(name):
        return "name" if len(words) > 2 and looks_like_name(words) else "remark"
    is_short = len(words) <= 24 and looks_like_name(words) and any(ch.isupper() for ch in words)
    return "name" if is_short and not words[0].islower() else "remark"


def _names_behind(text: str, mark: re.Match[str], end: int) -> list[OtherName]:
    """The names behind "a.k.a.", each behind its own mark or parted by semicolons."""
    names: list[OtherName] = []
    start, former = mark.end(), mark["mark"].lower().startswith(("f", "曾"))
    while start < end:
        following = _KNOWN_AS.search(text, start, end)
        stop = following.start() if following is not None else end
        for piece in re.finditer(r"(?:\s*and\s+)?([^;；]+)", text[start:stop]):
            span = trim(text, start + piece.start(1), start + piece.end(1), marks=" ,;，；“”\"'‘’()（）\n\t")
            if span is not None and looks_like_name(span.cut(text)):
                names.append(OtherName(span, former))
        if following is None:
            break
        start, former = following.end(), following["mark"].lower().startswith(("f", "曾"))
    return names


def kind_of_party(name: str, lead: str) -> Schema:
    """What kind of party a listed name is.

    Args:
        name: The name.
        lead: The words that announce the list.

    Returns:
        By the name's legal form and head word, else by what the announcement calls the parties.
    """
    if ends_with_form(name):
        return Schema.COMPANY
    if has_hanzi(name) and (ending := load_chinese_lexicon().ending.search(name)) is not None:
        return Schema(str(ending.lastgroup))
    words = [word.strip(".,").lower() for word in name.split()]
    heads = load_lexicon().heads
    known = next((heads[word] for word in reversed(words) if word in heads), None)
    if known is not None and known.is_organisation:
        return known
    if re.search(r"(?i)\b(?:individuals?|persons?|oligarchs?|elites|officials?|nationals|members)\b|个人|人员", lead):
        is_organisation = re.search(r"(?i)\b(?:entit|compan|firms?|organi[sz]ation|institution)|实体|公司|企业", lead)
        if is_organisation is None and len(words) <= 5:
            return Schema.PERSON
    return Schema.COMPANY if re.search(r"(?i)\bcompan|\bfirms\b|公司|企业", lead) else Schema.ORGANIZATION
