"""Candidates for names in one line: what the tagger, endings, offices and known names propose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.names.hanzi import is_common
from tieline.read.chinese.lexicon import Lexicon
from tieline.read.chinese.word import JOINING, Line, Word

MAX_NAME = 40
"""Characters; a longer run of nouns is a list or a slip, and no name."""

_NAMED_BY = frozenset({"ORG", "LOC", "PER", "nt", "nr", "ns", "nz"})
_WIDE = re.compile("国家|中国|全国|西部|东部|南方|北方|中央|国际|世界|全球|第[0-9一二三四五六七八九十百〇零]")
_INNER_VERB = re.compile(
    "被|下设|隶属于?|委托|责令|旗下(?=.{3})|——|vs|VS|谨?向(?=民)|协办|收购|入股|入主|增持|减持|联手|携手|牵手|签约(?!中心)|注册资本|指控|指责|起诉|驳斥|谴责|控告|敦促|批评|约谈|制裁(?!委|办|局|名)|警告|列入|"
    "持有的?|所持|下属(?:公司|子公司|企业)?(?=.{4})|[两三四五六]家公司|[ \u3000]|(?<=公司)[系同和及是为]|"
    "(?:(?<=公司)|(?<=集团)|(?<=大学)|(?<=学院)|(?<=[局厅部院所]))(?:向|与|对|由|将|控股的?)"
)
_LEGAL = re.compile("(?:股份|集团)?有限(?:责任)?公司$|集团(?:公司)?$")
_NO_NAME = re.compile(
    r"^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]+$|^(?:[0-9０-９]+|[一二三四五六七八九十百两数多几])+[余多]?[家个名所间]|[|=<>\[\]{}]"
    r"|^(?:国内外?|国外|绝?大多数|多家|各大|各家|部分|其他|外资|中资|一审|二审|终审|当地|地方|县级|乡级|省级|市级|基层|全国省市)"
)
"""What counts parties (11家公司), names a kind of them (国内银行) or comes from a form, and names none."""

_DEPARTMENT = re.compile(
    "(?<=行|团|司|产|券)(?:信用卡|市场|营销|研究|管理|公关|销售|客户|研发|人力|财务|营业|业务)+部$"
)
_LEADING = re.compile("^(?:暨|连|据|由|被|(?:全资|控股)?子公司|母公司)(?=.{4})")

_HOLDS = re.compile("的|股东|子公司|权|方(?!面)")
"""What follows where the last word of a name that the tagger found belongs to the sentence: 长源电力 控股股东."""

_STOCK = re.compile(
    r"(?:S?\*?ST|XD|DR)(?=[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff](?=[，。；、：\s]|\Z))?"
)
"""The short name of a share under warning, as the stock exchanges mark it (ST, *ST)."""

_NO_BODY = re.compile("[平布结大格全僵破当]局$|大所$")
_OCCASION = re.compile("(?:例行)?(?:记者会|新闻发布会|发布会|吹风会)$")
_ORDINAL = re.compile("第[0-9一二三四五六七八九十百〇零]+[届屆]")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A stretch that may be a name.

    Attributes:
        span: Where it stands.
        schema: What it would name.
        rank: How sure it is: 0 is a known name, 1 one with an ending, 2 one the tagger gives, 3 one by its place in
            the sentence, 9 one that is believed only where a rule needs a party.
    """

    span: Span
    schema: Schema
    rank: int


WEAK = 9


def iter_candidates(line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Propose names.

    Args:
        line: A sentence.
        lexicon: The words of Chinese names.

    Yields:
        Candidates, which may overlap.
    """
    for match in lexicon.military.finditer(line.text):
        span = Span(line.span.start + match.start(), line.span.start + match.end())
        yield Candidate(span, Schema.PUBLIC_BODY, 1)
    for match in _STOCK.finditer(line.text):
        yield Candidate(Span(line.span.start + match.start(), line.span.start + match.end()), Schema.COMPANY, 1)
    is_sport = lexicon.sports.search(line.text) is not None
    for at, word in enumerate(line.words):
        if word.text in lexicon.known and (word.text not in lexicon.brief or word.kind in _NAMED_BY):
            yield Candidate(Span(word.start, word.end), lexicon.known[word.text], 0)
        elif word.kind in {"ORG", "nt"}:
            yield from _tagged_organisation(line, at, lexicon)
        elif word.kind in {"PER", "nr"}:
            yield from _person(line, at, lexicon)
        elif word.kind in {"LOC", "ns"}:
            yield _place(word, lexicon)
        if is_sport and word.kind in {"LOC", "PER", "nz", "nr", "ns"}:
            yield from _team(line, at, lexicon)
        if word.kind in {"nz", "nw", "nr"}:
            yield from _firm_by_place(line, at, lexicon)
        if word.kind in JOINING and word.text[-1] in lexicon.closings:
            yield from _ended(line, at, lexicon)
            yield from _traded(line, at, lexicon)
        if at and line.words[at - 1].text in lexicon.roles:
            yield from _person_by_office(line, at, lexicon)


def kind_of(name: str, lexicon: Lexicon) -> Schema:
    """What the ending of an organisation's name tells.

    Args:
        name: In simplified characters.
        lexicon: The words of Chinese names.

    Returns:
        The schema; company where a trade ends the name, organisation where nothing tells.
    """
    if name in lexicon.known:
        return lexicon.known[name]
    ending = lexicon.ending.search(name)
    if ending is not None and ending.lastgroup is not None:
        return Schema(ending.lastgroup)
    return Schema.COMPANY if name.endswith(lexicon.trades) else Schema.ORGANIZATION


def _tagged_organisation(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A name that the tagger found, cut where it swallowed a verb, longer where it left out the trade name."""
    word = line.words[at]
    pieces, start = list[tuple[int, int]](), 0
    for match in _INNER_VERB.finditer(word.text):
        if match.start() >= 2 and match.end() < len(word.text) - 1:
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, len(word.text)))
    for low, high in pieces:
        name = _LEADING.sub("", word.text[low:high])
        begin = word.start + high - len(name)
        if high == len(word.text) and len(name) > 4 and _HOLDS.match(line.text, word.end - line.span.start):
            name = re.sub("(?:控股|股份)$", "", name)
        legal = _LEGAL.search(name)
        if (
            low == 0
            and legal
            and is_common(name[: legal.start()])
            and at
            and line.words[at - 1].kind in {"n", "nz", "nr"}
        ):
            begin, name = line.words[at - 1].start, line.words[at - 1].text + name
        name = _DEPARTMENT.sub("", _OCCASION.sub("", name))
        if len(name) >= 2 and name not in lexicon.generic and not _NO_NAME.search(name):
            yield Candidate(Span(begin, begin + len(name)), kind_of(name, lexicon), 1 if legal else 2)


def _person(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A person that the tagger found, where the name looks like one."""
    word = line.words[at]
    looks = word.text[0] in lexicon.surnames or word.text[:2] in lexicon.double_surnames
    looks = looks or "·" in word.text or len(word.text) > 3
    by_office = at > 0 and line.words[at - 1].text in lexicon.roles
    if len(word.text) >= 2 and (by_office or (looks and (word.kind == "PER" or _speaks_next(line, at)))):
        yield Candidate(Span(word.start, word.end), Schema.PERSON, 2)


def _person_by_office(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A name behind an office, before a verb of saying, which the tagger took for another word: 发言人许诺表示."""
    word = line.words[at]
    fits = (
        2 <= len(word.text) <= 3 and word.text[0] in lexicon.surnames and word.kind in {"v", "n", "a", "ns", "nz", "vn"}
    )
    if fits and _speaks_next(line, at):
        yield Candidate(Span(word.start, word.end), Schema.PERSON, 3)


def _firm_by_place(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A name that only its place gives away: behind a word for a company, or before what only companies do."""
    word = line.words[at]
    before = line.words[at - 1].text if at else ""
    behind = line.words[at + 1].text if at + 1 < len(line.words) else ""
    if len(word.text) >= 2 and (before in lexicon.before_firm or behind in lexicon.firm_acts):
        yield Candidate(Span(word.start, word.end), Schema.COMPANY, 3)


def _team(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """The name of a town that stands for its team, in a sentence about sport."""
    word = line.words[at]
    around = {line.words[near].text for near in (at - 1, at + 1) if 0 <= near < len(line.words)}
    if len(word.text) >= 2 and not around.isdisjoint(lexicon.team_beside):
        yield Candidate(Span(word.start, word.end), Schema.ORGANIZATION, 1)


def _speaks_next(line: Line, at: int) -> bool:
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return following is not None and following.text in {
        "表示",
        "说",
        "称",
        "指出",
        "强调",
        "认为",
        "介绍",
        "对此",
        "透露",
    }


def _place(word: Word, lexicon: Lexicon) -> Candidate:
    """A place; one that ends like an organisation is one."""
    span = Span(word.start, word.end)
    ending = lexicon.ending.search(word.text)
    if ending is not None and ending[0] not in {"基地", "所", "厂", "局", "署"} and len(word.text) > len(ending[0]) + 1:
        return Candidate(span, kind_of(word.text, lexicon), 2)
    return Candidate(span, Schema.PLACE, 2)


def _ended(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A run of words that ends like an organisation or an event."""
    word = line.words[at]
    is_event = lexicon.event.search(word.text) is not None
    if not is_event and (lexicon.ending.search(word.text) is None or word.kind in {"ORG", "PER"}):
        return
    if word.text.endswith("所") and line.text[word.end - line.span.start :].startswith(("持", "属", "有", "占", "获")):
        return
    first = _run_start(line, at, lexicon)
    if first == at and word.kind not in {"nz", "nt", "nw"}:
        return
    name = line.text[line.words[first].start - line.span.start : word.end - line.span.start]
    words = line.words[first : at + 1]
    span = Span(words[0].start, word.end)
    if is_event and _is_event(name, words, lexicon):
        yield Candidate(span, Schema.EVENT, 1)
    elif not is_event and _is_party(name, words, lexicon):
        yield Candidate(span, kind_of(name, lexicon), 1)


def _run_start(line: Line, at: int, lexicon: Lexicon) -> int:
    """Where the run of words that a name may be begins: back to the first word that no name holds."""
    first = at
    while first and line.words[at].end - line.words[first - 1].start <= MAX_NAME:
        before = line.words[first - 1]
        is_joined = before.kind in JOINING or (_ORDINAL.fullmatch(before.text) is not None)
        if before.kind == "c" and line.words[at].text in {"学会", "协会", "委员会", "研究会"} and first >= 2:
            is_joined = line.words[first - 2].kind in {"vn", "n"}
        if not is_joined or before.text in lexicon.not_opening or before.text in lexicon.roles:
            break
        if before.kind in {"PER"} or (before.kind in {"ORG", "nt"} and len(before.text) > 4):
            break
        first -= 1
    return first


def _is_party(name: str, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a run of words names one organisation and not a kind of them."""
    ending = lexicon.ending.search(name)
    if ending is None or name in lexicon.generic or _NO_NAME.search(name) or len(name) - len(ending[0]) < 2:
        return False
    if _NO_BODY.search(name):
        return False
    core = name[: ending.start()]
    if ending[0] not in lexicon.weak_endings:
        return not is_common(core) or any(word.kind in _NAMED_BY for word in words)
    named = any(word.kind in _NAMED_BY for word in words)
    return (named and len(name) >= 4) or (_WIDE.match(name) is not None and len(name) >= 7)


def _is_event(name: str, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a run of words names one event."""
    if name in lexicon.generic_events:
        return False
    named = any(word.kind in _NAMED_BY for word in words)
    return named or (_WIDE.match(name) is not None and len(name) >= 6)


def _traded(line: Line, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """A trade name and a trade (宏图芯片): a company where a rule needs a party, else any compound."""
    word = line.words[at]
    if word.text not in lexicon.trades and not (word.kind in {"nz", "nr"} and word.text.endswith(lexicon.trades)):
        return
    first = at
    while (
        first
        and at - first < 2
        and line.words[first - 1].kind in JOINING
        and not _is_outside(line.words[first - 1], lexicon)
    ):
        first -= 1
    name = line.text[line.words[first].start - line.span.start : word.end - line.span.start]
    if (
        4 <= len(name) <= 8
        and name not in lexicon.generic
        and not is_common(name)
        and not name.startswith(("某", "该", "本"))
    ):
        yield Candidate(Span(line.words[first].start, word.end), Schema.COMPANY, WEAK)


def _is_outside(word: Word, lexicon: Lexicon) -> bool:
    return word.text in lexicon.not_opening or word.text in lexicon.roles or word.kind in {"m", "q", "ORG", "t"}
