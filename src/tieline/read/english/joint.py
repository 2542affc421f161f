"""Joints of English names: what stands between two parts of one name, and where a name is complete."""

from __future__ import annotations

import re

from tieline.read.english.token import Token
from tieline.read.lexicon import Lexicon
from tieline.read.mention import POSSESSIVE

CONNECTORS = frozenset({"of", "for", "and", "&", "the", "in", "on", "de", "du", "la"})
FOREIGN_CONNECTORS = frozenset(
    "de des du del della dei di da do dos das et e y und för für pour per para pela la le les los las il el na".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december jan feb apr jun jul aug sep sept oct nov dec".split()
)
COMPANY_END = frozenset(
    "co co. corp corp. inc inc. incorporated ltd ltd. llc llp plc limited l.p. lp gmbh ag s.a. pte pte. sdn bhd pvt "
    "pvt. kk nv n.v. b.v. oy ab spa s.p.a. a.s. s.r.o. d.o.o.".split()
)
_COMPANY_LAST = COMPANY_END | {"company"}
_SMALL_FORMS = frozenset({"plc", "a.s.", "d.o.o.", "s.r.o.", "s.p.a."})
"""Legal forms that are written small."""

_BRACKETED = frozenset({"group", "holdings", "holding", "limited", "ltd", "pte", "pvt"})
"""What brackets at the end of a company's name hold: "(Group)", "(Limited)"."""

_FIRM_END = COMPANY_END | {"partners", "associates", "company"}
_NUMBERED = frozenset(
    "institute academy bureau brigade division regiment army fleet corps factory plant laboratory hospital "
    "battalion squadron bank bancorp".split()
)
"""Heads of names that begin with a number: "54th Research Institute"."""

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_MAX_PARTS = 6
"""Words between a joint and the legal form that shows it to be one; longer stretches are lists (our choice)."""


def joint_step(tokens: list[Token], start: int, at: int, lexicon: Lexicon, barriers: frozenset[int]) -> int:
    """Tell how far a joint at `at`, which is no capitalised word, carries a name that begins at `start`.

    Args:
        tokens: The words and marks of a sentence.
        start: Number of the name's first token.
        at: Number of the token behind its last token so far.
        lexicon: The words of names.
        barriers: Offsets of words that never belong to a name here.

    Returns:
        How many tokens to take; 0 where the name ends.
    """
    token = tokens[at]
    if token.text in _SMALL_FORMS:
        return 1
    if token.text == ",":
        is_form = at + 1 < len(tokens) and tokens[at + 1].bare in COMPANY_END
        return 1 if is_form or _lists_partners(tokens, start, at) else 0
    if token.text in {"(", "（"}:
        return _bracket_step(tokens, at)
    if token.text in FOREIGN_CONNECTORS and tokens[start].bare in lexicon.foreign_heads:
        return _foreign_step(tokens, at)
    if token.text in CONNECTORS:
        return _connector_step(tokens, start, at, lexicon, barriers)
    if token.text.isdigit() and at + 1 < len(tokens) and tokens[at + 1].is_capital and len(token.text) < 4:
        return 1
    return number_step(tokens, at)


def number_step(tokens: list[Token], at: int) -> int:
    """Tell how many tokens make a number that opens the name of an institute or a unit: "54th", "No. 38".

    Args:
        tokens: The words and marks of a sentence.
        at: Number of the first token.

    Returns:
        How many tokens to take; 0 where no such number stands.
    """
    step = 1 if _ORDINAL.fullmatch(tokens[at].text) else 0
    if tokens[at].text in {"No", "NO"} and [t.text for t in tokens[at + 1 : at + 2]] == ["."]:
        step = 3 if at + 2 < len(tokens) and tokens[at + 2].text.isdigit() else 0
    behind = capitals(tokens, at + step)[:_MAX_PARTS] if step else []
    return step if any(token.bare in _NUMBERED for token in behind) else 0


def _bracket_step(tokens: list[Token], at: int) -> int:
    """How many tokens brackets inside a company's name take: "Acme (Shenzhen) Optics Co., Ltd."."""
    inner = capitals(tokens, at + 1)
    close = at + 1 + len(inner)
    if not 1 <= len(inner) <= 3 or close >= len(tokens) or tokens[close].text not in {")", "）"}:
        return 0
    behind = capitals(tokens, close + 1)[:_MAX_PARTS]
    comma = close + 1 + len(behind)
    has_form = any(token.bare in COMPANY_END for token in behind) or (
        comma + 1 < len(tokens) and tokens[comma].text == "," and tokens[comma + 1].bare in COMPANY_END
    )
    return close + 1 - at if has_form or all(token.bare in _BRACKETED for token in inner) else 0


def _lists_partners(tokens: list[Token], start: int, at: int) -> bool:
    """Whether a comma stands inside the name of a firm of partners: "Marlowe, Finch & Partners LLP"."""
    if at - start != 1 or at + 3 >= len(tokens) or tokens[at + 2].text != "&" or not tokens[at + 1].is_capital:
        return False
    return any(token.bare in _FIRM_END for token in capitals(tokens, at + 3)[:3])


def begins_another(tokens: list[Token], start: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name is complete before `at`: in "Reform Party of Canada Ann Example" behind the country.

    Args:
        tokens: The words and marks of a sentence.
        start: Number of the name's first token.
        at: Number of a capitalised word behind it.
        lexicon: The words of names.

    Returns:
        Whether another name begins there.
    """
    before = at - 1
    if before - start > 2 and f"{tokens[before - 1].text} {tokens[before].text}" in lexicon.places:
        before -= 1
    elif tokens[before].text not in lexicon.places:
        return False
    if before - start < 2 or tokens[before - 1].text != "of" or tokens[before - 2].bare not in lexicon.heads:
        return False
    return not any(token.bare in lexicon.heads for token in capitals(tokens, at))


def capitals(tokens: list[Token], at: int) -> list[Token]:
    """Collect the capitalised words that stand together.

    Args:
        tokens: The words and marks of a sentence.
        at: Number of the first.

    Returns:
        The words from there on; none where `at` is no capitalised word.
    """
    end = at
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    return tokens[at:end]


def _foreign_step(tokens: list[Token], at: int) -> int:
    """How many tokens to take so that connectors of another language join two parts of one name."""
    following = at
    while following < len(tokens) and tokens[following].text in FOREIGN_CONNECTORS:
        following += 1
    joins = following < len(tokens) and tokens[following].is_capital and following - at <= 2
    return following - at if joins else 0


def _connector_step(tokens: list[Token], start: int, at: int, lexicon: Lexicon, barriers: frozenset[int]) -> int:
    """How many tokens to take so that the connector at `at` joins two parts of one name; 0 when it does not."""
    left, word = tokens[at - 1], tokens[at].text
    following = at + 1
    while following < len(tokens) and tokens[following].text in ({"the", "a", "an"} if word == "for" else {"the"}):
        following += 1
    if following >= len(tokens) or not tokens[following].is_capital or tokens[following].start in barriers:
        return 0
    step, right = following - at, tokens[following]
    if word == "&":
        return step
    opened = any(token.bare in lexicon.openers for token in tokens[start:at])
    if word == "and":
        return step if _joins_and(tokens, start, at, following, lexicon) else 0
    if word == "of":
        goes_on = opened and (
            _is_place(tokens, following, lexicon)
            or any(t.text == "for" for t in tokens[start:at])
            or left.bare in lexicon.fields | lexicon.backers
        )
        return step if left.bare in lexicon.openers or goes_on else 0
    if word in {"for", "on"} and left.bare in lexicon.openers and right.bare not in CALENDAR:
        behind = capitals(tokens, following)
        another = (step > 1 and behind[-1].bare in lexicon.heads) or right.bare in lexicon.foreign_heads
        return 0 if another else step
    if word == "for" and left.bare in lexicon.backers and right.text not in lexicon.cities:
        return step
    return step if word in {"for", "on", "in"} and opened and right.bare in lexicon.fields else 0


def _is_place(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a country or a region is named from `at` on."""
    words = [token.text for token in tokens[at : at + 2]]
    return any(name in lexicon.places or name in lexicon.cities for name in (words[0], " ".join(words)))


def _joins_and(tokens: list[Token], start: int, at: int, following: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside a name: between fields, between causes, or in a company's name."""
    left, right = tokens[at - 1], tokens[following]
    if left.text.endswith(POSSESSIVE) or following - at > 1:
        return False
    if left.bare == "international":  # "Walden International and Cadence Design Systems"
        return False
    if left.bare in lexicon.fields and (right.bare in lexicon.fields or left.bare not in lexicon.heads):
        return True
    known = lexicon.causes | lexicon.fields
    if left.bare in known and right.bare in known:
        if any(token.text in {"of", "for"} for token in tokens[start:at]):
            return True
        behind = capitals(tokens, following)[1:]
        if not left.bare.endswith("s") and behind and behind[-1].bare in lexicon.heads and len(behind) < 3:
            return True
    return _joins_company(tokens, start, at)


def _joins_company(tokens: list[Token], start: int, at: int) -> bool:
    """Whether "and" stands inside a company's name: "Pacific Gas and Electric Company", "D and K Financial Corp"."""
    before = tokens[start:at]
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital and tokens[end].bare not in _COMPANY_LAST and end - at < 6:
        end += 1
    closes = end < len(tokens) and tokens[end].bare in _COMPANY_LAST
    if not closes and end == at + 2 and end + 1 < len(tokens) and tokens[end].text == ",":
        closes = tokens[end + 1].bare in COMPANY_END  # "American Refining and Biochemical, Inc."
    whole = any(token.bare in _COMPANY_LAST or token.text == "," for token in before)
    return closes and not whole and (len(before) == 1 or end - at <= 3)
