"""Labels of Chinese forms: which words of a notice or register extract announce a value, and of what role."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.read.lexicon import load_yaml

MAX_FORM = 200_000
"""Characters; a notice is shorter, and a longer text is a collection whose labels belong to no one notice."""

MIN_HEAD, MIN_HEAD_CHARS = 3, 10
"""Labels right behind each other that make the head of a table inside of a line; two do where they are as long."""

MAX_PLAIN = 60
"""Characters; a longer line without a word of the form is running text. Forms have short lines, or all in one."""

MIN_SURE = 4
"""Characters of a label that no other mark shows (中标单位); shorter ones (采购人) are words of any sentence."""

_SURE = frozenset({"user", "buyer", "agency", "supplier", "candidate", "other_party"})
_BEFORE_FIRM = frozenset({"有限", "责任", "集团"})
_NAME_NEXT = re.compile(
    "(?:(?![应与在将须不由对按的了为是或及])[\u4e00-\u9fff〇A-Za-z0-9（）()]){3,30}?(?:公司|大学|学院|研究所|研究院|医院|部队|厂|局|厅|委员会|中心)"
)
_AFTER = re.compile(
    r"(?:信息|名称|全称)*[ \u3000]{0,4}(?P<aside>[（(\[][^（）()\[\]\n]{0,16}[)）\]])?"
    r"(?:[ \u3000]{0,4}(?P<sep>[:：]+|[】]|为[：:]?|是(?!否)[：:]?))?[ \t\u3000|]*"
)
_LEAD = re.compile(
    r"(?:\A|(?<=[\n\t |。；;，,：:】\u3000]))"
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:\.[0-9]{1,2})?[)）、.．]\s*|[●■◆★※*·【\[-]\s*|[（(])*\Z"
)
_TRAIL = re.compile(
    r"[\s|]*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?[0-9]{1,2}(?:\.[0-9]{1,2})?[)）、.．]|[●■◆★※【\[（(])?[\s|]*\Z"
)
_SPACED = re.compile("[\u4e00-\u9fff](?:[ \u3000]{1,6}[\u4e00-\u9fff]){1,5}(?=[ \u3000]{0,4}[:：])")
_HANZI = re.compile("[\u4e00-\u9fff]")
_UNIT = re.compile("[（(](?:单位[：:])?(?:人民币)?[、，]?((?:百|千|万|亿)*元)")


@dataclass(frozen=True, slots=True)
class Forms:
    """The labels of one kind of form.

    Attributes:
        needs: Groups of words; a text without a word of each group holds no such form.
        roles: Role and pattern of its labels.
        anywhere: Any label.
    """

    needs: tuple[tuple[str, ...], ...]
    roles: tuple[tuple[str, re.Pattern[str]], ...]
    anywhere: re.Pattern[str]

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a text may hold such a form.

        Args:
            text: In simplified characters.

        Returns:
            Whether a word of each group stands in it.
        """
        if len(text) > MAX_FORM:
            return False
        words = text.replace(" ", "").replace("\u3000", "")
        return all(any(word in words for word in group) for group in self.needs)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text.

    Attributes:
        role: What it announces.
        start: Where its words begin.
        lead: Where the number or bullet before it begins.
        end: Where its words end.
        after: Where its value may begin.
        marked: Whether a colon or a verb (为, 是) leads to the value.
        unit: The unit that brackets give ("万元"); None for none.
    """

    role: str
    start: int
    lead: int
    end: int
    after: int
    marked: bool
    unit: str | None


@cache
def load_forms(kind: str) -> Forms:
    """Load the labels of a kind of form.

    Args:
        kind: "notice" or "register".

    Returns:
        The labels; the same object at every call.
    """
    data = load_yaml("read/zh/forms.yml")
    assert isinstance(data, dict)
    roles = [(role, "|".join(patterns)) for role, patterns in data[kind]["roles"].items()]
    # Every label is made of these characters: where another one stands, the long pattern need not be tried.
    openings = "".join(sorted({sign for _, pattern in roles for sign in _HANZI.findall(pattern)}))
    return Forms(
        tuple(tuple(group) for group in data[kind]["needs"].values()),
        tuple((role, re.compile(pattern)) for role, pattern in roles),
        re.compile(f"(?=[{openings}0-9A-Za-z])(?:{'|'.join(pattern for _, pattern in roles)})"),
    )


def find_labels(text: str, forms: Forms, names: Collection[int]) -> list[Label]:
    """Find the labels of a form.

    A word is a label where a colon or a verb leads from it to its value, or where it stands at the head of a line or
    cell, or right behind another label, and a space, a name or another label follows.

    Args:
        text: In simplified characters.
        forms: The labels of this kind of form.
        names: Where names of organisations begin.

    Returns:
        Labels in text order, without overlaps.
    """
    scan = _Scan(text, forms)
    found: list[Label] = []
    at = 0
    while (label := scan.find_next(at)) is not None:
        behind = bool(found) and not text[found[-1].after : label.start].strip("、及和与 \u3000\t|/")
        leads = label.lead < label.start or _LEAD.search(text[max(0, label.start - 1) : label.start]) is not None
        named = label.role != "other" and (label.end in names or (label.role in _SURE and label.after in names))
        if label.marked or behind or leads or named or scan.opens_head(label) or _names(text, label):
            found.append(label)
            at = label.end
        else:
            at = label.start + 1
    return _without_words(text, found, names)


class _Scan:
    """Finds the words of labels in a text, one after the other."""

    def __init__(self, text: str, forms: Forms) -> None:
        self._text, self._forms = text, forms
        self._shown = "\n".join(line if _may_be_form(line, forms) else "。" * len(line) for line in text.split("\n"))
        self._spaced = list(_SPACED.finditer(text))
        self._found: dict[int, Label | None] = {}

    def find_next(self, at: int) -> Label | None:
        """The next place where the words of a label stand; the longest label that fits counts."""
        if at not in self._found:
            self._found[at] = self._search(at)
        return self._found[at]

    def _search(self, at: int) -> Label | None:
        text, roles = self._text, self._forms.roles
        match = self._forms.anywhere.search(self._shown, at)
        while match is not None and match.end() == match.start():
            match = self._forms.anywhere.search(self._shown, match.start() + 1)
        spaced = next((one for one in self._spaced if one.start() >= at), None)
        if spaced is not None and (match is None or spaced.start() <= match.start()):
            joined = re.sub("[ \u3000]", "", spaced[0])
            role = next((role for role, pattern in roles if pattern.fullmatch(joined)), None)
            if role is not None:
                return _make(text, role, spaced.start(), spaced.end())
        if match is None:
            return None
        if match[0].startswith("公司") and text[match.start() - 2 : match.start()] in _BEFORE_FIRM:
            return self.find_next(match.start() + len("公司"))
        fits = [(role, found.end()) for role, pattern in roles if (found := pattern.match(text, match.start()))]
        role, end = max(fits, key=lambda fit: fit[1])
        return _make(text, role, match.start(), end)

    def opens_head(self, label: Label) -> bool:
        """Whether labels follow right behind one: the head of a table that lost its lines, or a list (名称及地址：)."""
        last, count = label, 1
        while count < MIN_HEAD and (following := self.find_next(last.end)) is not None:
            if following.marked and self._text[last.end : following.start] in {"、", "及", "和", "与"}:
                return True
            if following.start != last.after or following.marked:
                break
            last, count = following, count + 1
        return count == MIN_HEAD or (count == MIN_HEAD - 1 and last.end - label.start >= MIN_HEAD_CHARS)


def _may_be_form(line: str, forms: Forms) -> bool:
    """Whether labels are looked for in a line: it is short, or holds a word of the form."""
    return len(line) <= MAX_PLAIN or any(word in line for group in forms.needs for word in group)


def _names(text: str, label: Label) -> bool:
    """Whether a whole name follows right behind a label that can be nothing else."""
    at_head = label.start == 0 or text[label.start - 1] in "\n。"
    is_sure = label.role in _SURE and (label.end - label.start >= MIN_SURE or at_head)
    return is_sure and _NAME_NEXT.match(text, label.end) is not None


def _make(text: str, role: str, start: int, end: int) -> Label:
    after = _AFTER.match(text, end)
    assert after is not None
    unit = _UNIT.match(after["aside"]) if after["aside"] else None
    lead = start
    before = _TRAIL.search(text, max(0, start - 8), start)
    if before is not None and _LEAD.search(text[max(0, start - 9) : start]):
        lead = before.start()
    stop = after.end("sep") if after["sep"] else after.end("aside") if after["aside"] else end
    return Label(role, start, lead, stop, after.end(), bool(after["sep"]), unit[1] if unit else None)


def _without_words(text: str, labels: Sequence[Label], names: Collection[int]) -> list[Label]:
    """Leave out what is no label but a word: nothing marks it, and neither a space, a name nor a label follows."""
    kept: list[Label] = []
    for at, label in enumerate(labels):
        following = labels[at + 1].start if at + 1 < len(labels) else -1
        opens = label.end >= len(text) or text[label.end] in " \n\t|\u3000、/"
        opens |= following >= 0 and not text[label.end : following].strip("及和与、 ")
        closes = bool(kept) and kept[-1].after == label.start
        if label.marked or opens or closes or label.after in names or _names(text, label):
            kept.append(label)
    return kept


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take spaces, and the number of the label that follows, off a value.

    Args:
        text: The text.
        start: Where the value begins.
        end: Where the next label begins, or the line ends.

    Returns:
        The value's offsets.
    """
    cut = _TRAIL.search(text, max(start, end - 9), end)
    if cut is not None:
        end = cut.start()
    while start < end and text[start] in " \t\u3000|：:\n":
        start += 1
    return start, max(start, end)
