"""Utterances of a Chinese document: who says what, by which cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.annotation import Annotation
from tieline.read.chinese.lexicon import Cues, any_of, load_lexicon
from tieline.read.chinese.referent import find_referent, is_pronoun
from tieline.read.chinese.saying import END_MARKS, Saying, Speaker, trim_content
from tieline.read.quotation import find_quotations
from tieline.read.rules import CLOSE, OPEN
from tieline.read.view import View

GOES_ON = "zh.say.goes-on"
RULES = (
    "zh.say.quotation",
    "zh.say.decline",
    "zh.say.according-to",
    "zh.say.clause",
    "zh.say.object",
    "zh.say.goes-on",
)
"""The frames, surest first."""

MAX_OFFICE = 30
"""Characters of the office and organisation that may stand between a quotation and its speaker."""

_PARTY = rf"{OPEN}[COGPL]\d+{CLOSE}"
_PERSON = rf"{OPEN}P\d+{CLOSE}"
_DATE = rf"{OPEN}D\d+{CLOSE}"
_CLAUSE = re.compile(r'[，。；！？："]')
_GLUE = re.compile(
    rf"(?:并且?|还|且|同时|但|也|则|随后|再次|一再|进一步|此外|另外|对此|就此|曾|已|都|均|又|{_DATE}|他们?|她|其)*(?:明确|公开|当场|直接|坚决|强烈|严正|郑重)?\Z"
)
_ACCORDING = re.compile(
    rf'(?:据|根据|援引|引述)["《“]?(?P<speaker>{_PARTY}(?:[^，。；：\ue000]{{0,8}}?{_PERSON})?)["》”]?(?:[^，。；：\ue000]|{_DATE}){{0,16}}?'
    r"(?P<cue>报道|披露|消息|介绍|通报|透露|分析|爆料|称|说)(?:称|说|指|指出)?[，：]"
)
_ALWAYS = re.compile(r"(?:一贯|历来|向来|一向)(?:坚决|强烈)?\Z")
"""Words by which a verb tells what somebody is against at all times, and of no saying."""
_BYLINE = re.compile(r"[^，。；]{0,12}[（(](?:本报|见习|特约)?(?:记者|通讯员|编辑)[^，。；）)]{1,30}[）)]")
_COMMAS = "，,"
_CLAUSE_MARKS = frozenset("，。；：,")
_BEFORE_QUOTED = frozenset({"", "。", "！", "？", "\n", " ", "\u3000"})
_NO_CONTENT_AFTER = re.compile(
    r"^(?:了|过|的(?!是)|为(?!了)|号|呼|其(?!实)|自己|欢迎|感谢|祝贺|关切|遗憾|哀悼|出|着|支持。|理解)"
)


class SayingReader:
    """Finds sayings, one sentence after the other."""

    def __init__(self, cues: Cues) -> None:
        """Compile the cue words.

        Args:
            cues: The cue words of Chinese.
        """
        self._cues = cues
        self._verb = re.compile(any_of(cues.verbs))
        nouns = any_of(cues.speakers)
        office = any_of(load_lexicon().roles)
        self._subject = re.compile(
            rf'["《“（]?(?P<org>{_PARTY})["》”）]?(?:(?:的|在|，)?(?:[^，。；：、"\ue000]{{0,6}}?(?:{office}|记者|学者|作家|代理人|先生))?(?P<person>{_PERSON})'
            rf"|(?:的)?(?:[一二三这那该几]?[份篇项]|最新|年度|调查|研究)*(?P<noun>(?:新闻|首席|有关|相关)?(?:{nouns}))(?!的))?"
        )
        self._plain = re.compile(rf"(?:有|一名|一位|多名|多位|数名|另据|当地|美国|中国)?(?P<noun>该?(?:{nouns}))")

    def read(self, annotation: Annotation, view: View, paragraph: Span) -> list[Saying]:
        """Find the sayings of one sentence.

        Args:
            annotation: The document as read so far.
            view: The view of the sentence.
            paragraph: The paragraph it stands in.

        Returns:
            The sayings, in text order.
        """
        found = [*self._declines(annotation, view), *self._according(annotation, view)]
        quotations = find_quotations(annotation.text, paragraph)
        taken = {saying.cue.start for saying in found}
        last: Speaker | None = None
        for match in self._verb.finditer(view.text):
            cue = view.locate(match.start(), match.end())
            if any(saying.cue.overlaps(cue) for saying in found):
                continue
            pointer = self._pointer(view, match)
            places = [match.start()] if pointer is None else [pointer.start(), match.start()]
            speaker = next((who for at in places if (who := self._speaker(annotation, view, at))), None)
            speaker = speaker or self._carried(view, places[0], last)
            if speaker is None:
                continue
            made = [self._make(annotation, view, match, speaker, quotations)]
            made.append(self._before(annotation, view, match, speaker, quotations))
            made.append(_point(view, match, pointer, speaker))
            sayings = [saying for saying in made if saying is not None]
            if sayings and cue.start not in taken:
                last = speaker
                taken.add(cue.start)
                found += sayings
        return sorted(_without_repeats(found), key=lambda saying: (saying.cue.start, saying.content.start))

    def _make(
        self, annotation: Annotation, view: View, match: re.Match[str], speaker: Speaker, quotations: Sequence[Span]
    ) -> Saying | None:
        """The saying of a cue: what follows it, or the quotation before it."""
        verb = match[0]
        rest = view.text[match.end() :]
        cue = view.locate(match.start(), match.end())
        kind = self._cues.verbs[verb]
        is_attitude = kind is CueClass.REFUTE and _ALWAYS.search(view.text[: match.start()]) is not None
        if is_attitude or not rest.strip(END_MARKS + '"'):
            return None
        opened = re.match(r'(?:了|的是|道)?([，：]?)("?)', rest)
        assert opened is not None
        marked = bool(opened[1] or opened[2])
        if (
            not marked
            and (verb in self._cues.marked_only or _NO_CONTENT_AFTER.match(rest))
            and verb not in self._cues.direct
        ):
            return None
        if opened[1] == "，" and kind in {CueClass.DENY, CueClass.REFUTE}:
            return None  # what is denied does not follow: 对此表示反对，…
        start = match.end() + opened.end()
        begin = view.locate(start, start + 1).start if start < len(view.text) else None
        if begin is None:
            return None
        quoted = next((q for q in quotations if abs(q.start - begin) <= 1), None) if opened[2] else None
        if quoted is not None and (opened[1] == "：" or len(rest) - opened.end() <= quoted.end - quoted.start + 3):
            content = trim_content(annotation.text, quoted)
            return Saying(speaker, cue, kind, content, "zh.say.quotation") if content else None
        stop = self._stop(view.text, start, kind)
        content = trim_content(annotation.text, view.locate(start, stop)) if stop > start else None
        rule = "zh.say.clause" if marked else "zh.say.object"
        return Saying(speaker, cue, kind, content, rule) if content else None

    def _pointer(self, view: View, match: re.Match[str]) -> re.Match[str] | None:
        """What a denial without a content points to: 对此予以否认; 对上述指控，该公司予以否认."""
        behind = view.text[match.end() : match.end() + 1]
        if self._cues.verbs[match[0]] is not CueClass.DENY or behind.strip(END_MARKS):
            return None
        start = max(view.text.rfind(sign, 0, match.start()) for sign in "。；！？")
        return self._cues.points.search(view.text, start + 1, match.start())

    def _before(
        self, annotation: Annotation, view: View, match: re.Match[str], speaker: Speaker, quotations: Sequence[Span]
    ) -> Saying | None:
        """The quotation right before the speaker of a cue: “…”，毛宁表示，…"""
        kind = self._cues.verbs[match[0]]
        if kind not in {CueClass.ASSERT, CueClass.REPORT} or self._cues.feelings.match(view.text[match.end() :]):
            return None
        cue = view.locate(match.start(), match.end())
        before = [q for q in quotations if _leads_to(annotation.text, q, speaker.span.start)]
        content = trim_content(annotation.text, before[-1]) if before else None
        return Saying(speaker, cue, kind, content, "zh.say.quotation") if content else None

    def _stop(self, text: str, start: int, kind: CueClass) -> int:
        """Where the content ends: with the sentence; a denial ends with its clause."""
        ends = [at for sign in ("；", '。"') if (at := text.find(sign, start)) > 0]
        if kind in {CueClass.DENY, CueClass.REFUTE}:
            ends += [at for at in [text.find("，", start)] if at > 0]
        return min(ends, default=len(text))

    def _speaker(self, annotation: Annotation, view: View, cue: int) -> Speaker | None:
        """Who stands before a cue in its own clause."""
        start = max((m.end() for m in _CLAUSE.finditer(view.text, 0, cue)), default=0)
        byline = _BYLINE.match(view.text, start, cue)
        start = start if byline is None else byline.end()
        before = view.text[start:cue]
        if re.search(
            r"(?:的|有关|相关|上述|前述|这些|此类|种种|这一|该|任何|所谓|无端|遭到?|受到|被|未|没有|不)\Z", before
        ):
            return None
        match = self._subject.search(before)
        if match is not None and _is_adverbial(before[match.end() :]) and not _inside_phrase(before[: match.start()]):
            return self._named(annotation, view, match, start)
        plain = self._plain.search(before)
        if plain is not None and match is None and _is_adverbial(before[plain.end() :]):
            return _unnamed(annotation, view, (start + plain.start("noun"), start + plain.end("noun")))
        return None

    def _named(self, annotation: Annotation, view: View, match: re.Match[str], base: int) -> Speaker:
        """The speaker of a match: the person, else the organisation with the noun that speaks for it."""
        group = "person" if match["person"] else "org"
        mention = view.marked(match[group])[0]
        if match["noun"]:
            span = Span(mention.span.start, view.locate(base + match.start("noun"), base + match.end("noun")).end)
            return Speaker(" ".join(span.cut(annotation.text).split()), mention, span)
        return Speaker(mention.name, mention, mention.span)

    def _carried(self, view: View, cue: int, last: Speaker | None) -> Speaker | None:
        """The speaker before, where only an adverb or nothing stands between the comma and the cue."""
        start = max((m.end() for m in _CLAUSE.finditer(view.text, 0, cue)), default=0)
        return last if last is not None and start and _GLUE.match(view.text[start:cue]) else None

    def _declines(self, annotation: Annotation, view: View) -> Iterator[Saying]:
        """Ways to say nothing."""
        for match in self._cues.decline.finditer(view.text):
            before = view.text[: match.start()]
            subjects = [m for m in self._subject.finditer(before) if not _inside_phrase(before[: m.start()])]
            if subjects:
                cue = view.locate(match.start(), match.end())
                speaker = self._named(annotation, view, subjects[-1], 0)
                yield Saying(speaker, cue, CueClass.DECLINE_TO_COMMENT, cue, "zh.say.decline")

    def _according(self, annotation: Annotation, view: View) -> Iterator[Saying]:
        """According to somebody: 据…报道."""
        for match in _ACCORDING.finditer(view.text):
            mention = view.marked(match["speaker"])[-1]
            content = (
                trim_content(annotation.text, view.locate(match.end(), len(view.text)))
                if match.end() < len(view.text)
                else None
            )
            if content is not None:
                cue = view.locate(match.start("cue"), match.end("cue"))
                kind = CueClass.REPORT if match["cue"] in {"报道", "披露", "爆料"} else CueClass.ASSERT
                yield Saying(Speaker(mention.name, mention, mention.span), cue, kind, content, "zh.say.according-to")


def _unnamed(annotation: Annotation, view: View, place: tuple[int, int]) -> Speaker:
    """The speaker whom a pronoun or role stands for; the name takes the place of a pronoun."""
    words = view.text[slice(*place)]
    span = view.locate(*place)
    mention = find_referent(annotation, words, span.start)
    name = mention.name if mention is not None and is_pronoun(words) else span.cut(annotation.text)
    return Speaker(name, mention, span)


def _point(view: View, match: re.Match[str], pointer: re.Match[str] | None, speaker: Speaker) -> Saying | None:
    """The saying of a denial that only points to what was said before."""
    if pointer is None:
        return None
    cue, meant = (view.locate(one.start(), one.end()) for one in (match, pointer))
    return Saying(speaker, cue, CueClass.DENY, meant, "zh.say.object")


def _leads_to(text: str, quotation: Span, speaker: int) -> bool:
    """Whether nothing but the speaker's office, and a comma, stands between a quotation and its speaker.

    A comma behind the mark lets only a quotation that is a sentence of its own belong to the speaker.
    """
    between = text[quotation.end + 1 : speaker]
    if not 0 <= speaker - quotation.end <= MAX_OFFICE or text[max(0, quotation.start - 2)] in "：:":
        return False
    if between[:1] in _COMMAS and between:
        opening = text[max(0, quotation.start - 2) : quotation.start - 1]
        return opening in _BEFORE_QUOTED and not _CLAUSE_MARKS & set(between[1:])
    return not _CLAUSE_MARKS & set(between)


def _is_adverbial(words: str) -> bool:
    """Whether nothing but adverbs, dates and prepositional phrases stands between a speaker and the cue."""
    plain = re.sub(rf"{_DATE}|^》?(?:援引|引述)[^，。；]{{1,16}}?(?:的话|的消息|的说法)", "", words)
    plain = re.sub(
        r"(?:在|就|对|向|于|通过|接受|针对|同|与)[^，。；]{0,30}?(?:上|中|时|后|里|期间|采访|采访时|问题|此|记者|媒体|外界|表态|一事|提问|文章|公告|声明|邮件)",
        "",
        plain,
    )
    return OPEN not in plain and len(plain) <= 10 and not re.search("的|被|将|把|应(?!询)|修改|删除|撤", plain)


def _inside_phrase(before: str) -> bool:
    """Whether a name stands inside of a phrase that cannot be the subject: 在X, 对X, 向X."""
    return re.search("(?:在|对|向|将|把|从|被|给|于|以|让|针对|关于|就|是|为|请)\\Z", before) is not None


def _without_repeats(sayings: Sequence[Saying]) -> list[Saying]:
    """Keep the surest saying of every content."""
    rank: Mapping[str, int] = {rule: at for at, rule in enumerate(RULES)}
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: (rank[s.rule], s.cue.start)):
        same = (other.content == saying.content or _is_repeat(other, saying) for other in kept)
        if not any(same):
            kept.append(saying)
    return kept


def _is_repeat(one: Saying, other: Saying) -> bool:
    """Whether two sayings are of one cue, on the same side of it."""
    return one.cue == other.cue and (one.content.start < one.cue.start) == (other.content.start < other.cue.start)
