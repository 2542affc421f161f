"""The keys by which the table of known organisations is asked: exact ones, and loose ones for other ways of writing."""

from __future__ import annotations

import re
from functools import lru_cache

from tieline.names.key import name_key
from tieline.names.legal_form import strip_forms
from tieline.names.number import write_digits
from tieline.names.parts import parse_name
from tieline.names.place import find_hanzi_place
from tieline.names.spelling import CACHED_NAMES, NAME_CHARS, spell
from tieline.text.script import HANZI_RANGES, has_hanzi

_NUMERAL = "[〇零○一二三四五六七八九十百]+"
_ORDINAL = re.compile(
    f"第?({_NUMERAL}|[0-9]+)(?=研究所|研究院|设计院|所|厂|院|局|部队|基地|试验)|第({_NUMERAL}|[0-9]+)"
)
_INSTITUTE = re.compile("(?<=[0-9])所$|(?<=..[^究务易出守待生会诊场教留])所$")
"""An institute (武汉病毒所), and no exchange, office, station or clinic (交易所, 事务所, 派出所, 诊所)."""

_ACADEMY_OF_SCIENCES = re.compile("^中科院(?=..)")
_SHORT_FORM = re.compile("(?<=....)(?:以下)?简称.*$")
_INNER_FORM = re.compile("(?:股份)?有限(?:责任)?公司|公司")
_HANZI_RUN = re.compile(f"[{HANZI_RANGES}]+")
_LATIN_WORD = re.compile("[a-z]{2}")

WORD_JOINT = "|"
"""What stands between the words of a loose key in Latin script."""

MIN_WORDS = 3
"""Fewer words in any order name too many bodies."""

_OPTIONAL = frozenset({"group", "national", "of", "the"})
"""Words that names of one organisation have or lack: China (National) Precision Machinery, (Group) Corporation."""

_BODY_WORDS = frozenset({"institute", "academy", "center", "laboratory"})
_FIELD = re.compile("(?<=[a-z]{4})(?:ical|ics)$")
_PLURAL = re.compile("(?<=[a-z]{3}[^s])s$")
_RUN_TOGETHER = {"ie": ("import", "export"), "impexp": ("import", "export")}


def exact_key(name: str) -> str:
    """The key of a name as it is written: its name key without spaces.

    Args:
        name: A name in any script.

    Returns:
        Letters, digits and simplified Hanzi; empty when the name has none.
    """
    return name_key(name).replace(" ", "")


@lru_cache(maxsize=CACHED_NAMES)
def loose_key(name: str) -> str:
    """The key of a name whatever way its common words, numbers and legal forms are written.

    "Harbin Inst. of Tech." and "Harbin Institute of Technology" share it, and so do 航天科工集团公司第二研究院 and
    航天科工集团第2研究院. Another word, number, place or order makes another key.

    Args:
        name: A name in any script.

    Returns:
        Words joined by bars, or Hanzi; empty when the name has neither letters nor digits.
    """
    if has_hanzi(name):
        return _loose_hanzi(name)
    words = parse_name(name).words
    return WORD_JOINT.join(word.text for word in words)


def words_key(loose: str) -> str:
    """The key of a Latin name whatever the order and endings of its words, without those that it may as well lack.

    Args:
        loose: Its loose key.

    Returns:
        The other words in order of the alphabet; empty where fewer than `MIN_WORDS` are left.
    """
    words = {part for word in loose.split(WORD_JOINT) for part in _RUN_TOGETHER.get(word, (word,))} - _OPTIONAL
    if words & _BODY_WORDS:
        words.discard("research")
    return WORD_JOINT.join(sorted(map(_stem, words))) if len(words) >= MIN_WORDS else ""


def _stem(word: str) -> str:
    """A word without the ending that translators choose freely: Aerodynamics and Aerodynamic, Sciences and Science."""
    return _PLURAL.sub("", _FIELD.sub("ic", word)).replace("metre", "meter")


def _loose_hanzi(name: str) -> str:
    """The loose key of a name with Hanzi."""
    kept, _ = strip_forms(spell(name).split())
    text = "".join(kept)
    if (found := find_hanzi_place(text, 0)) is not None and found[1] > 2:
        head = text[: found[1]]
        text = head.removesuffix("市").removesuffix("省") + text[found[1] :]
    text = _ORDINAL.sub(lambda match: write_digits(match[1] or match[2]), text)
    text = _SHORT_FORM.sub("", _ACADEMY_OF_SCIENCES.sub("中国科学院", text))
    text = _INSTITUTE.sub("研究所", text)
    return _INNER_FORM.sub("", text) or text


def split_scripts(name: str) -> tuple[str, str] | None:
    """Part a name that is given in two scripts side by side ("Tianjin Phytium (天津飞腾)").

    Args:
        name: A name in any script.

    Returns:
        Its Latin and its Hanzi part; None when it lacks Latin words or has fewer than two Hanzi.
    """
    if name.isascii() or not has_hanzi(name):
        return None
    name = name[:NAME_CHARS]
    latin, hanzi = _HANZI_RUN.sub(" ", name), "".join(_HANZI_RUN.findall(name))
    if len(hanzi) < 2 or not _LATIN_WORD.search(spell(latin)):
        return None
    return latin, hanzi
