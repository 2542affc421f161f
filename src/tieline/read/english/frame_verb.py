"""Frames of attribution around a verb: "X said that ...", "..., said X", "X accused Y of ...", "X denied ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import MIN_CONTENT_WORDS, Attribution, Scene, is_paper
from tieline.read.english.clause import make_clause
from tieline.read.english.frame_extent import (
    AUXILIARIES,
    around_cue,
    to_the_end,
    until_next_cue,
    without_auxiliary,
)
from tieline.read.english.frame_quoted import find_quoted, outside
from tieline.read.english.phrase import subtree_span
from tieline.read.sentence import Sentence

_NOUN_USES = frozenset(
    ["nsubj", "nsubjpass", "dobj", "pobj", "compound", "amod", "poss", "attr", "appos", "npadvmod", "nmod", "quantmod"]
)
_CHARGES = {CueClass.ACCUSE: "en.say.accuse", CueClass.DEMAND: "en.say.urge", CueClass.ASSERT: "en.say.call"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_MAX_TO_THAT = 8
"""Words within which a cue's "that" follows it: "claimed in his speech of Friday that"."""
_ACTS = frozenset({CueClass.DENY, CueClass.CONFIRM, CueClass.REFUTE})
"""Classes whose verbs tell what was or was not done: "denied bribing", "admitted dumping"."""
_ABOUT = frozenset({"of", "about", "against"})
_PRESENT = frozenset({"is", "are", "has", "have", "be"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should"})
_IMPERSONAL = frozenset({"require", "requires", "required", "requiring", "threatens", "threaten"})
_HABITS = frozenset({"encourage", "encourages"})
_BRINGING = frozenset(
    ["lead", "leads", "led", "leading", "cause", "causes", "caused", "prompt", "prompts", "prompted", "forced"]
)
"""Verbs whose object comes to say what follows: "leads me to believe", "prompted the ministry to announce"."""


def iter_verb_frames(scene: Scene, sentence: Sentence, quotations: Sequence[Span]) -> Iterator[Attribution]:
    """Find sayings told by a verb.

    Args:
        scene: The document.
        sentence: A parsed sentence.
        quotations: The quotations of its paragraph.

    Yields:
        Attributions in the order of their verbs.
    """
    for token, word in zip(sentence.tokens, sentence.lowered, strict=True):
        kind = _verb_class(scene, token) if word in scene.cues.words else None
        if kind is not None:
            yield from _attribute(scene, token, kind, sentence, quotations)


def _verb_class(scene: Scene, token: Token) -> CueClass | None:
    has_clause = any(child.dep_ == "ccomp" for child in token.children)
    as_noun = token.dep_ in _NOUN_USES or (token.dep_ == "conj" and token.head.dep_ in _NOUN_USES)
    if as_noun and not has_clause and not any(child.dep_ == "nsubj" for child in token.children):
        return None
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return scene.cues.verbs.get(f"{token.lower_} {following}") or scene.cues.verbs.get(token.lower_)


def _attribute(
    scene: Scene, token: Token, kind: CueClass, sentence: Sentence, quotations: Sequence[Span]
) -> Iterator[Attribution]:
    start = sentence.span.start + token.idx
    cue = Span(start, start + len(token.text))
    if len(quotations) == 1 and quotations[0].covers(cue) and not quotations[0].covers(sentence.span):
        return
    clause = make_clause(_governor(scene, token) or token)
    quoted = find_quoted(scene, cue, sentence, quotations)
    brought = _brought(token)
    subject = [brought] if brought is not None else outside(clause.subject, quoted, sentence)
    denied = [child for child in token.children if child.dep_ == "neg"]
    negated = clause.is_negated and (not denied or bool(outside(denied, quoted, sentence)))
    if (negated and kind is not CueClass.DENY) or not subject or (not brought and _is_bare(token, kind)):
        return
    content, rule = _content(scene, token, kind, cue, sentence, quoted)
    speaker = scene.speaker(subject[0], sentence) if content is not None else None
    if content is None or speaker is None or (speaker.span and content.covers(speaker.span)):
        return
    if token.lower_ in _HABITS and subject[0].lower_ not in {"i", "we"}:
        return  # what somebody does as a rule: "states encourage firms to take part"
    if token.lower_ in _IMPERSONAL and speaker.mention is None and not is_paper(speaker.name):
        return  # a law or a task requires something, and a flood threatens to: nobody says it
    yield scene.make(speaker, cue, kind, content, sentence=sentence, rule=rule)


def _governor(scene: Scene, token: Token) -> Token | None:
    """The cue whose clause a cue seems to go on with, and whose subject it has: "stated that it is so and stressed ..."

    The tree hangs the second verb on the reported clause; its past form beside a present one tells it from that. A
    participle behind a comma ("issued a warning, saying ...") has the subject of the verb, and not the noun, before it.
    """
    reported = token.head
    if token.dep_ == "acl" and token.lower_.endswith("ing") and token.i and token.nbor(-1).text == ",":
        return next((over for over in token.ancestors if any(c.dep_ in _SUBJECTS for c in over.children)), None)
    if token.dep_ != "conj" or reported.dep_ != "ccomp" or reported.head.lower_ not in scene.cues.verbs:
        return None
    if any(child.dep_ in _SUBJECTS for child in token.children) or not _is_past(token):
        return None
    present = reported.lower_ in _PRESENT or any(
        child.dep_ == "aux" and child.lower_ in _MODALS for child in reported.children
    )
    return reported.head if present and _is_past(reported.head) else None


def _brought(token: Token) -> Token | None:
    """Who is brought to say something: the object of the verb over a cue; None where the cue does not hang so."""
    over = token.head
    if token.dep_ != "xcomp" or over.lower_ not in _BRINGING or not any(c.lower_ == "to" for c in token.lefts):
        return None
    return next((child for child in over.children if child.dep_ == "dobj" and child.i < token.i), None)


def _is_gerund(token: Token, cue: Token) -> bool:
    """Whether a verb behind a cue is a gerund, of the past too: "denied selling", "denied having sold"."""
    words = [token, *(child for child in token.children if child.dep_ == "aux")]
    return token.i > cue.i and any(word.lower_.endswith("ing") for word in words)


def _is_past(token: Token) -> bool:
    return token.lower_.endswith("ed") or token.lower_ in {"said", "told", "wrote"}


def _is_bare(token: Token, kind: CueClass) -> bool:
    """ "to say", "when asked to comment", "let me say": a verb form whose subject is only guessed, or asks leave."""
    if token.head.lower_ == "let":
        return True
    if any(child.dep_ in _SUBJECTS for child in token.children):
        return False
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return True
    marked = any(c.dep_ in {"advmod", "mark"} and c.lower_ in {"when", "as", "if", "once"} for c in token.children)
    return marked or (kind is CueClass.BELIEVE and token.dep_ in {"advcl", "acl"})


def _content(
    scene: Scene, token: Token, kind: CueClass, cue: Span, sentence: Sentence, quoted: Span | None
) -> tuple[Span | None, str]:
    """What is said and the frame that found it: a quotation, a charge, a clause or an object, in this order."""
    if quoted is not None:
        return quoted, "en.say.quotation"
    about = _about(scene, token, sentence)
    if about is not None:
        return about, "en.say.object"
    charged = _charged(scene, token, kind, sentence)
    if charged is not None and kind is CueClass.ACCUSE:
        return charged, _CHARGES[kind]
    clause = (
        _clause(scene, token, cue, sentence)
        or _after_that(scene, token, sentence)
        or _main_clause(scene, token, sentence)
    )
    if clause is not None:
        return without_auxiliary(scene, clause), "en.say.clause"
    if charged is not None:
        return charged, _CHARGES[kind]
    if token.lower_ in scene.cues.commits:
        tasks = [child for child in token.children if child.dep_ == "xcomp" and child.i > token.i]
        if tasks:
            return scene.trim(subtree_span(tasks[0], sentence)), "en.say.commit"
    if kind in _ACTS and (done := [c for c in token.children if c.dep_ in {"xcomp", "pcomp"} and _is_gerund(c, token)]):
        return scene.trim(subtree_span(done[0], sentence), minimum=2), "en.say.clause"
    objects = () if token.lower_ in scene.cues.clause_only else make_clause(token).object
    if not objects:
        return None, ""
    least = 2 if kind in {CueClass.DENY, CueClass.REFUTE} else MIN_CONTENT_WORDS
    return scene.trim(subtree_span(objects[0], sentence), minimum=least), "en.say.object"


def _clause(scene: Scene, token: Token, cue: Span, sentence: Sentence) -> Span | None:
    """The clause that the verb governs."""
    for child in token.children:
        if child.dep_ != "ccomp" or not any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in child.children):
            continue
        span = scene.trim(subtree_span(child, sentence))
        if span is None or span.cut(scene.annotation.text).split()[0] in AUXILIARIES:
            continue
        if span.overlaps(cue):  # a cue in the middle of what it reports
            return around_cue(scene, span, token, sentence)
        gap = scene.annotation.text[cue.end : span.start] if span.start > cue.end else ""
        that = re.search(r"\bthat\s+", gap)
        whole = Span(cue.end + that.end(), span.end) if that else span
        joined = next((t for t in child.children if t.dep_ == "conj" and _governor(scene, t) == token), None)
        if joined is not None:
            return scene.trim(Span(whole.start, sentence.span.start + joined.nbor(-1).idx))
        return until_next_cue(scene, to_the_end(scene, whole, token, sentence)) if span.start > cue.end else whole
    return None


def _after_that(scene: Scene, token: Token, sentence: Sentence) -> Span | None:
    """What follows the next "that", where the tree hangs its clause on another word."""
    if any(child.dep_ == "dobj" for child in token.children):
        return None
    broken = any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)
    for other in token.doc[token.i + 1 : token.i + _MAX_TO_THAT]:
        if scene.cues.verbs.get(other.lower_) or other.text in ";:":
            return None
        if other.lower_ == "that" and (other.dep_ == "mark" or (broken and other.dep_ != "det")):
            start = sentence.span.start + other.idx + len(other.text)
            return scene.trim(Span(start, sentence.span.end)) if start < sentence.span.end else None
    return None


def _main_clause(scene: Scene, token: Token, sentence: Sentence) -> Span | None:
    """The main clause before a cue that hangs on it: "The plant opened, the ministry said"."""
    hangs = token.dep_ in {"parataxis", "ccomp", "advcl"} and token.i > token.head.i
    if not hangs or any(child.dep_ in {"mark", "advmod"} for child in token.children):
        return None
    own = {t.i for t in token.subtree}
    before = [t for t in token.head.subtree if t.i < min(own)]
    if len(before) < MIN_CONTENT_WORDS:
        return None
    base = sentence.span.start
    start, end = before[0].idx, before[-1].idx + len(before[-1].text)
    opening = min(t.idx for t in token.subtree)
    if "," not in sentence.text[end - 1 : opening] or ";" in sentence.text[end - 1 : opening]:
        return None
    return scene.trim(Span(base + start, base + end))


def _about(scene: Scene, token: Token, sentence: Sentence) -> Span | None:
    """What stands behind "spoke of", "complained about"."""
    if token.lower_ not in scene.cues.abouts:
        return None
    near = [c for c in token.children if c.dep_ == "prep" and token.i < c.i <= token.i + 2 and c.lower_ in _ABOUT]
    return scene.trim(subtree_span(near[0], sentence), skip=tuple(_ABOUT)) if near else None


def _charged(scene: Scene, token: Token, kind: CueClass, sentence: Sentence) -> Span | None:
    """ "accuse X of Y", "urge X to Y", "call X Y": from X to the end of Y."""
    if kind not in _CHARGES:
        return None
    objects = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass", "dative"}]
    rest = [t for t in _complements(token, objects, kind) if t.i > token.i]
    if not rest:
        return None
    spans = [subtree_span(t, sentence) for t in (*objects, *rest) if t.i > token.i]
    return scene.trim(Span.around(spans), skip=("that", "as"))


def _complements(token: Token, objects: Sequence[Token], kind: CueClass) -> list[Token]:
    children = list(token.children)
    calls = token.lower_.startswith("call")
    prepositions = [*children, *(child for thing in objects for child in thing.children)]
    prepositions = [child for child in prepositions if child.dep_ == "prep"]
    described = [child for child in prepositions if child.lower_ == "as" and objects]
    if kind is CueClass.ACCUSE:
        return [child for child in prepositions if child.lower_ in {"of", "for"}] or described
    if kind is CueClass.ASSERT:
        return [child for child in children if child.dep_ in {"oprd", "xcomp"}] if calls else described
    clauses = [child for child in children if child.dep_ in {"xcomp", "ccomp"}]
    asked = [child for child in children if calls and child.dep_ == "prep" and child.lower_ in {"on", "for"}]
    return clauses or asked
