"""Legal forms: what a name says about how its bearer is incorporated, and the name without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.names.knowledge import get_rows, get_text, get_words, load_table
from tieline.names.spelling import spell
from tieline.text.normal import fold

_PIECE = re.compile(r"[^\s,，()（）\[\]【】]+")
_SINGLE_LETTERS = re.compile(r"(?<![^ ])[a-z](?: [a-z])+(?![^ ])")
_TRIM = " \t\n,，;；-–—(（[【"
_INNER_FORMS = frozenset(
    {"Ltd.", "Co., Ltd.", "Pte. Ltd.", "Pty Ltd", "Inc.", "Corp.", "Co.", "LLC", "JSC", "PJSC", "OJSC", "CJSC"}
    | {"OOO", "AO", "PAO", "OAO", "ZAO", "FGUP", "GmbH", "S.A.", "S.A. de C.V.", "Sdn. Bhd."}
)
_BRACKETS_OFF = str.maketrans("", "", "()（）[]【】 ")
MIN_ROMANISED_CHARS = 8
"""A shorter romanised form ("ju") may be a part of any word."""


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form.

    Attributes:
        label: How it is shown ("Co., Ltd.").
        family: What it is close to: limited, stock, partnership, nonprofit, state, ...
    """

    label: str
    family: str


@dataclass(frozen=True, slots=True)
class _FormTable:
    """Every spelling of every form, by where in a name it may stand.

    Attributes:
        closing: Spelled words that may close a name.
        opening: Spelled words that may open a name.
        glued: Hanzi, Kana and Hangul forms, longest first, with whether they may open a name.
        romanised: Those of them that romanised Kana and Hangul come to.
        glued_by_last: The glued forms by their last character, longest first.
        glued_by_first: Those that may open a name by their first character, longest first.
        last_words: The last word of every closing form, to tell quickly that there is none.
        first_words: The first word of every opening form.
        most_words: Length of the longest spelling, in words.
    """

    closing: dict[tuple[str, ...], LegalForm]
    opening: dict[tuple[str, ...], LegalForm]
    glued: tuple[tuple[str, LegalForm, bool], ...]
    romanised: tuple[str, ...]
    glued_by_last: dict[str, tuple[tuple[str, LegalForm], ...]]
    glued_by_first: dict[str, tuple[tuple[str, LegalForm], ...]]
    last_words: frozenset[str]
    first_words: frozenset[str]
    most_words: int


def _expand(spelling: str) -> tuple[str, ...]:
    """The spelled form of a spelling, and the same with its single letters joined ("s a" and "sa")."""
    spelled = spell(spelling)
    joined = _SINGLE_LETTERS.sub(lambda match: match[0].replace(" ", ""), spelled)
    return (spelled,) if joined == spelled else (spelled, joined)


def _group(rows: Iterable[tuple[str, str, LegalForm]]) -> dict[str, tuple[tuple[str, LegalForm], ...]]:
    """Forms by a character, in the order given."""
    groups = dict[str, list[tuple[str, LegalForm]]]()
    for character, text, form in rows:
        groups.setdefault(character, []).append((text, form))
    return {character: tuple(found) for character, found in groups.items()}


@cache
def _form_table() -> _FormTable:
    """Load the forms, once."""
    closing: dict[tuple[str, ...], LegalForm] = {}
    opening: dict[tuple[str, ...], LegalForm] = {}
    glued: dict[str, tuple[LegalForm, bool]] = {}
    for row in get_rows(load_table("legal_forms"), "forms"):
        form = LegalForm(get_text(row, "form"), get_text(row, "family"))
        opens = row.get("position") == "either"
        for spelling in (form.label, *get_words(row, "spellings")):
            if row.get("glued"):
                glued.setdefault(fold(spelling).translate(_BRACKETS_OFF), (form, opens))
                romanised = spell(spelling).replace(" ", "")
                if not romanised.isascii() or len(romanised) >= MIN_ROMANISED_CHARS:
                    glued.setdefault(romanised, (form, opens))
                continue
            for words in map(str.split, _expand(spelling)):
                closing.setdefault(tuple(words), form)
                if opens:
                    opening.setdefault(tuple(words), form)
    longest = tuple((text, *glued[text]) for text in sorted(glued, key=lambda text: (-len(text), text)) if text)
    return _FormTable(
        closing=closing,
        opening=opening,
        glued=longest,
        romanised=tuple(text for text in glued if text.isascii()),
        glued_by_last=_group((text[-1], text, form) for text, form, _ in longest),
        glued_by_first=_group((text[0], text, form) for text, form, opens in longest if opens),
        last_words=frozenset(words[-1] for words in closing),
        first_words=frozenset(words[0] for words in opening),
        most_words=max(map(len, closing)),
    )


def _find_closing(words: Sequence[str], table: _FormTable) -> tuple[int, LegalForm] | None:
    """The longest form that closes the words, and how many of them it takes; never all of them."""
    if words[-1] not in table.last_words:
        return None
    for size in range(min(table.most_words, len(words) - 1), 0, -1):
        form = table.closing.get(tuple(words[-size:]))
        if form is not None:
            return size, form
    return None


def _find_opening(words: Sequence[str], table: _FormTable) -> tuple[int, LegalForm] | None:
    """The longest form that opens the words, and how many of them it takes; never all of them."""
    if words[0] not in table.first_words:
        return None
    for size in range(min(table.most_words, len(words) - 1), 0, -1):
        form = table.opening.get(tuple(words[:size]))
        if form is not None:
            return size, form
    return None


_PARTS = ("分公司", "子公司")
"""Their 公司 is no legal form: a branch or a subsidiary is another body than the company."""


def _cut_glued(word: str, table: _FormTable) -> tuple[str, LegalForm] | None:
    """A word of Hanzi, Kana or Hangul without the longest form glued to it; empty when it is nothing but a form."""
    is_part = word.endswith(_PARTS)
    closing = next((found for found in table.glued_by_last.get(word[-1], ()) if word.endswith(found[0])), None)
    closing = None if is_part else closing
    opening = next((found for found in table.glued_by_first.get(word[0], ()) if word.startswith(found[0])), None)
    if opening is not None and (closing is None or len(opening[0]) > len(closing[0])):
        return word[len(opening[0]) :], opening[1]
    return None if closing is None else (word[: -len(closing[0])], closing[1])


def strip_forms(words: Sequence[str]) -> tuple[list[str], tuple[LegalForm, ...]]:
    """Take the legal forms off the words of a spelled name, at both ends, until none is left.

    Args:
        words: The words of a name's spelled form, in order.

    Returns:
        The words that stay, at least one where there was one, and the forms taken, outermost first.
    """
    table = _form_table()
    rest, taken = list(words), list[LegalForm]()
    while len(rest) > 1 and tuple(rest) not in table.closing:
        if (found := _find_closing(rest, table)) is not None:
            del rest[-found[0] :]
        elif (found := _find_opening(rest, table)) is not None:
            del rest[: found[0]]
        else:
            break
        taken.append(found[1])
    cut = _strip_glued(rest, table)
    return rest, (*taken, *cut)


def find_inner_form(words: Sequence[str], at: int) -> int:
    """Find a legal form in the middle of a name ("Huawei Technologies Co., Ltd., Beijing Research Institute").

    Args:
        words: The words of a name's spelled form, in order.
        at: Where to look.

    Returns:
        How many words the form there takes; 0 when there is none. Only forms that mean nothing else count.
    """
    table = _form_table()
    for size in range(min(4, len(words) - at), 0, -1):
        form = table.closing.get(tuple(words[at : at + size]))
        if form is not None and form.label in _INNER_FORMS:
            return size
    return 0


def find_form(words: Sequence[str], at: int) -> int:
    """Find the legal form that begins at a word of a name: one that closes or opens it, or stands inside it.

    Args:
        words: The words of a name's spelled form, in order.
        at: Where to look.

    Returns:
        How many words it takes; 0 when there is none. A name that is nothing but a form has none.
    """
    table = _form_table()
    if at > 0 and words[-1] in table.last_words and tuple(words[at:]) in table.closing:
        return len(words) - at
    if at == 0:
        opening = _find_opening(words, table)
        return opening[0] if opening is not None else 0
    return find_inner_form(words, at)


def find_glued_forms(run: str) -> list[tuple[int, int]]:
    """Find the legal forms in a run of Hanzi.

    Args:
        run: Simplified Hanzi.

    Returns:
        Start and end of each, wherever it stands; they may overlap. Single characters are left out.
    """
    found = list[tuple[int, int]]()
    for text, _, _ in _form_table().glued:
        at = run.find(text) if len(text) > 1 and text[0] in run else -1
        while at >= 0:
            found.append((at, at + len(text)))
            at = run.find(text, at + 1)
    return found


def _strip_glued(words: list[str], table: _FormTable) -> list[LegalForm]:
    """Take glued forms off the last and the first word, in place."""
    taken = list[LegalForm]()
    for position in (-1, 0):
        while words and (not words[position].isascii() or words[position].endswith(table.romanised)):
            cut = _cut_glued(words[position], table)
            if cut is None or (not cut[0] and len(words) == 1):
                break
            taken.append(cut[1])
            if cut[0]:
                words[position] = cut[0]
            else:
                del words[position]
    return taken


def split_legal_form(name: str) -> tuple[str, str | None]:
    """Part a name from its legal form.

    The longest known form counts ("Co., Ltd." and not "Ltd."), at the end of the name or, where a country writes it
    so, in front ("OOO Gazprom Burenie"); Chinese forms are found without a space before them.

    Args:
        name: A name in any script.

    Returns:
        The name without the form, as written, and the form as Tieline shows it ("Co., Ltd.", "有限公司"); None where
        there is none. A name that is nothing but a form stays whole.

    Source:
        ISO 20275 and the registers named in `resources/names/legal_forms.yml`.
    """
    table = _form_table()
    pieces = list(_PIECE.finditer(name))
    if tuple(spell(name).split()) in table.closing:
        return name, None
    for size in range(min(table.most_words, len(pieces) - 1), 0, -1):
        tail = tuple(spell(name[pieces[-size].start() :]).split())
        if (form := table.closing.get(tail)) is not None and (rest := name[: pieces[-size].start()].rstrip(_TRIM)):
            return rest, form.label
    for size in range(min(table.most_words, len(pieces) - 1), 0, -1):
        head = tuple(spell(name[: pieces[size - 1].end()]).split())
        if (form := table.opening.get(head)) is not None and (rest := name[pieces[size].start() :].strip(" ,")):
            return rest, form.label
    return _split_glued(name, table)


def _split_glued(name: str, table: _FormTable) -> tuple[str, str | None]:
    """Part a Hanzi, Kana or Hangul name from the form glued to it."""
    kept = name.rstrip(" )）]】。.")
    view = fold(kept)
    if any(view == text for text, _, _ in table.glued):
        return name, None
    for text, form, opens in table.glued:
        if text.isascii():
            continue
        if view.endswith(text) and (rest := name[: len(kept) - len(text)].rstrip(_TRIM)):
            return rest, form.label
        if opens and view.startswith(text) and (rest := name[len(text) :].strip(_TRIM)):
            return rest, form.label
    return name, None
