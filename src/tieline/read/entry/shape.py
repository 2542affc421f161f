"""The shape of names in printed lists: what may be one, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache

from tieline.model.span import Span
from tieline.names.legal_form import split_legal_form
from tieline.read.entry.line import is_page_head, trim
from tieline.text.script import has_hanzi

MAX_NAME_CHARS = 200
"""A longer text is no name. Source: of 25,921 names of the US consolidated list of 2026-07-31, 0.01 % are longer."""

CACHED_FORMS = 8_192
"""So many answers about legal forms are kept: a list asks about the same names and words over and over."""

MAX_SMALL_RATIO = 0.34
"""So many words of a name may begin with a small letter (our choice: "de", "of" and "for" in long names)."""

_SMALL = frozenset(
    "of and for the de du des la le del di da dos do y e et en in on at to und für von van der den al el ul bin ibn "
    "a.k.a. d.o.o. s.r.o. a.s. s.p.a. i".split()
)
_SHORTENED = frozenset("ltd co inc corp pty pte bhd sdn cie bros jr sr dr st mfg intl dept univ tech lda ltda".split())
_WORD = re.compile(r"[^\s,;()（）]+")
_QUOTED = re.compile(r"[“\"”‘’「」『』《》]")
_KIND_ONLY = re.compile(
    "(?:有关|相关|上述)?(?:企业|个人|实体|公司|机构|单位|人员|组织|名单)|(?i:entities|individuals|companies|persons)"
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|that|which|who|this|these|been|be|by|to|it|not|we|our)\b"
)
_HANZI_LABEL = re.compile("^凡|(?:期限|事宜|询问|方式|标准|金额|编号|时间|日期|事项|条件|要求|如下)$|[:：]$")
"""Headings of notices (公告期限), which stand numbered among the items of a list of experts."""

_HANZI_SENTENCE = re.compile("[。！？，；：]|将|被|没有|表示|认为|觉得|他们|我们|对.{1,10}进行|应当|不得|的(?!士)")


def end_name(text: str, name: Span | None) -> Span | None:
    """Take the full stop off the end of a name, unless it belongs to a shortened word ("Ltd.", "S.A.").

    Args:
        text: Canonical text.
        name: The name; None stays None.

    Returns:
        The name without a full stop that ends its sentence.
    """
    if name is None or text[name.end - 1] != "." or name.end - name.start < 3:
        return name
    last = text[name.start : name.end - 1].split()[-1].strip("(),")
    return name if last.lower() in _SHORTENED or "." in last else Span(name.start, name.end - 1)


def cut_name(text: str, start: int, end: int) -> Span | None:
    """Cut a name at the first comma that no legal form follows.

    Args:
        text: Canonical text.
        start: Where it begins.
        end: Where it ends at most.

    Returns:
        The name without marks around it; None where nothing is left.
    """
    stop = end
    for comma in re.finditer(r",\s+|,(?=\S)|，", text[start:end]):
        at = start + comma.start()
        following = re.match(r"[^,，]*", text[start + comma.end() : end])
        words = following[0].strip() if following is not None else ""
        if any(text.count(left, start, at) > text.count(right, start, at) for left, right in ("()", "（）")):
            continue
        if not opens_with_form(words):
            stop = at
            break
        if not is_form(words):
            stop = start + comma.end() + _form_end(words)
            break
    return trim(text, start, stop, marks=' \t\n\r,;；，“”"')


def _form_end(words: str) -> int:
    """Where the legal form that opens some words ends ("Ltd. Floor 10")."""
    end = 0
    for word in re.finditer(r"\S+", words):
        if not is_form(words[: word.end()].strip(",")):
            break
        end = word.end()
    return end


def opens_with_form(words: str) -> bool:
    """Whether words begin with a legal form.

    Args:
        words: What stands behind a comma.

    Returns:
        True for "Ltd." and for "Ltd. Floor 10".
    """
    first = words.split(" ")[0] if words else ""
    return is_form(first) or is_form(" ".join(words.split(" ")[:2]))


@lru_cache(maxsize=CACHED_FORMS)
def is_form(words: str) -> bool:
    """Whether words are nothing but a legal form.

    Args:
        words: Such as "Ltd.".

    Returns:
        True if no other word is left.
    """
    return bool(words) and split_legal_form(f"x {words}")[0].strip() == "x"


@lru_cache(maxsize=CACHED_FORMS)
def ends_with_form(name: str) -> bool:
    """Whether a name ends with a legal form.

    Args:
        name: A name.

    Returns:
        True for "Acme Co., Ltd".
    """
    return split_legal_form(name)[1] is not None


def is_kind(words: str) -> bool:
    """Whether words only say what kind of parties stand below them.

    Args:
        words: A line.

    Returns:
        True for "Entities" and 个人.
    """
    return _KIND_ONLY.fullmatch(words) is not None


def is_sentence(words: str) -> bool:
    """Whether words have one that sentences have and names do not.

    Args:
        words: In Latin script.

    Returns:
        True for "which is owned by".
    """
    return _SENTENCE.search(words) is not None


def looks_like_name(words: str) -> bool:
    """Whether words may be a name by their shape.

    Args:
        words: On one or more lines.

    Returns:
        False for sentences, lower-case phrases, dates, numbers and the heads of pages.
    """
    text = _QUOTED.sub("", " ".join(words.split()))
    if is_kind(text) or is_page_head(text):
        return False
    if not 1 < len(text) <= MAX_NAME_CHARS or re.search("[;；]|[:：] ", text) is not None:
        return False
    if has_hanzi(text) and not re.search("[A-Za-z]{3}", text):
        return _HANZI_SENTENCE.search(text) is None and _HANZI_LABEL.search(text) is None and len(text) <= 60
    tokens = _WORD.findall(text)
    letters = [token for token in tokens if any(ch.isalpha() for ch in token)]
    if not letters or not (text[0].isupper() or text[0].isdigit() or has_hanzi(text[0])) or len(tokens) > 22:
        return False
    if is_sentence(text) and not text.isupper():
        return False
    small = sum(token[0].islower() and token not in _SMALL for token in letters)
    return bool(small <= MAX_SMALL_RATIO * len(letters))
