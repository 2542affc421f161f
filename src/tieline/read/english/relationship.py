"""Relationships of an English document, read by the rules of the packs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.english.clause import Clause, make_clause
from tieline.read.english.ending import THING, Place, find_ends
from tieline.read.english.former import PAST, find_past, find_verb_past
from tieline.read.english.found import Found, make_properties
from tieline.read.english.matching import OWN, Fit, find_unreal, iter_fits
from tieline.read.english.phrase import head_span, phrase_span, subtree_span
from tieline.read.english.reference import Reference, Referent
from tieline.read.english.tenure import find_tenure
from tieline.read.english.trace_clause import note_clause, note_slots, note_without_trigger, note_without_verb
from tieline.read.english.undone import is_question
from tieline.read.lexicon import Lexicon
from tieline.read.rules import Rule
from tieline.read.sentence import Sentence
from tieline.read.tie import make_tie
from tieline.read.trace import Observer, Reason, Step, find_observer
from tieline.read.trace_surface import SurfaceTrial, note_miss
from tieline.read.view import View, code_of, make_view, without_appositions

_WORD = re.compile(r"[a-z]+")
_COUNTS = frozenset({"total", "number", "series", "batch"})
_SWAPPED = frozenset({RelationshipType.EMPLOYS})
_PHRASE_LIMIT = 160
"""Longest property value in characters; a longer phrase is a clause, not a value."""


class RelationshipReader:
    """Applies relationship rules to sentences."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        """Index the rules.

        Args:
            rules: The rules of the language.
            lexicon: The words of its names.
        """
        self._lexicon = lexicon
        self._surface = [rule for rule in rules if rule.surface is not None]
        self._any_words = [number for number, rule in enumerate(self._surface) if not rule.words]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._surface):
            for word in rule.words:
                self._by_word[word].append(number)
        self._by_verb: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
        for rule in rules:
            for form in rule.verbs:
                first, _, rest = form.partition(" ")
                self._by_verb[first].append((rest, rule))
        self._clauses = [rule for rule in rules if rule.verbs]
        self._verbs = frozenset(self._by_verb)
        self._role_words = frozenset(_WORD.findall(role)[-1] for role, tie in lexicon.roles.items() if tie)

    def needs_tree(self, words: frozenset[str]) -> bool:
        """Tell whether a sentence may hold what a clause rule reads; others need no tree.

        Args:
            words: Its words in lower case.

        Returns:
            Whether the verb of a rule stands in it, and one of the words that the rule asks for.
        """
        return any(
            not rule.words or not rule.words.isdisjoint(words)
            for verb in words & self._verbs
            for _, rule in self._by_verb[verb]
        )

    def read(self, annotation: Annotation, sentence: Sentence, referent: Referent) -> list[RelationshipMention]:
        """Read the relationships of one sentence.

        Args:
            annotation: The document as read so far.
            sentence: The sentence.
            referent: Finds whom its words refer to.

        Returns:
            Relationships without `according_to`, which the utterances settle later.
        """
        observer = find_observer(annotation.observer, sentence.span)
        found = [
            *self._read_surface(annotation, sentence, referent),
            *self._read_clauses(sentence, referent, observer),
        ]
        best: dict[tuple[object, ...], Found] = {}
        for item in found:
            key = (item.type, item.source.mention.id, item.target.mention.id)
            known = best.get(key)
            if known is None or (item.rule.confidence, len(item.properties)) > (
                known.rule.confidence,
                len(known.properties),
            ):
                best[key] = item
        if observer is not None:
            for item in found:
                reason = None if item in best.values() else Reason.SURER_RULE
                observer.note(Step(item.rule.id, sentence.span, reason, item.type.value, _slots(item)))
        return [self._make(item, annotation, sentence) for item in best.values()]

    def _read_surface(self, annotation: Annotation, sentence: Sentence, referent: Referent) -> Iterator[Found]:
        words = frozenset(_WORD.findall(sentence.text.lower()))
        numbers = set().union(self._any_words, *(self._by_word[word] for word in words & self._by_word.keys()))
        rules = [rule for number in sorted(numbers) if self._may_fit(rule := self._surface[number], words)]
        observer = find_observer(annotation.observer, sentence.span)
        if observer is not None:
            note_without_trigger(observer, [rule for rule in self._surface if rule not in rules], sentence.span, words)
        view = (
            make_view(annotation, sentence, self._lexicon, opening=referent.find_opening(sentence)) if rules else None
        )
        if view is None or not view.mentions:
            return
        shortened = without_appositions(view)
        for rule in rules:
            found = [
                item
                for seen in filter(None, (shortened, view))
                for fit in iter_fits(rule, seen)
                for item in self._from_fit(rule, fit, Place(annotation, sentence, seen, referent, self._lexicon))
            ]
            if observer is not None and not found and rule.surface is not None:
                note_miss(observer, SurfaceTrial(rule.id, rule.surface, view, sentence.span, rule.words), find_unreal)
            yield from found if shortened is None else _without_apposed(found, shortened)

    def _may_fit(self, rule: Rule, words: frozenset[str]) -> bool:
        """Whether a rule that reads a role finds a word of a role, and no word stands in its way."""
        return not (rule.has_role and words.isdisjoint(self._role_words)) and rule.without.isdisjoint(words)

    def _from_fit(self, rule: Rule, fit: Fit, place: Place) -> Iterator[Found]:
        view, sentence = place.view, place.sentence
        properties = tuple(
            (name, part.text.strip(), view.locate(part.start, part.end))
            for name, part in fit.parts.items()
            if part.text.strip() and name.removesuffix(THING) not in {"source", "target", *OWN - PAST.keys()}
        )
        kind = rule.type or self._role_type(fit.text("role"))
        if kind is None:
            return
        ended = find_tenure(kind, view, fit.end) | find_past(kind, rule, fit, view)
        properties += tuple((name, "", span) for name, span in ended.items())
        role = self._last_role(fit.text("role")) if rule.type is None else None
        sources, targets = (find_ends(rule, fit, end, place) for end in ("source", "target"))
        for source in sources:
            for target in targets:
                of_place = code_of(target.mention, self._lexicon) in "LA"
                if _is_one(source.mention, target.mention) or (
                    role and of_place and role not in self._lexicon.state_roles
                ):
                    continue
                ends = (target, source) if rule.type is None and kind in _SWAPPED else (source, target)
                yield Found(rule, kind, *ends, properties, view.locate(fit.start, fit.end).start, sentence.span)

    def _last_role(self, words: str) -> str:
        found = [match[0].lower() for match in self._lexicon.role_pattern.finditer(words)]
        return found[-1] if found else ""

    def _role_type(self, role: str) -> RelationshipType | None:
        match = self._lexicon.role_pattern.search(role)
        return self._lexicon.roles.get(match[0].lower()) if match else None

    def _read_clauses(self, sentence: Sentence, referent: Referent, observer: Observer | None) -> Iterator[Found]:
        if not sentence.doc.has_annotation("DEP") or is_question(sentence.text):
            return
        words = set(sentence.lowered)
        if observer is not None:
            note_without_verb(observer, self._clauses, sentence.span, words)
        wanted = words & self._verbs
        for token in [t for t, word in zip(sentence.tokens, sentence.lowered, strict=True) if word in wanted]:
            rules = [
                rule
                for rest, rule in self._by_verb.get(token.lower_, ())
                if (not rule.words or rule.words & words)
                and (not rest or _goes_on(token, rest))
                and rule.without.isdisjoint(words)
            ]
            clause = make_clause(token) if rules else None
            if clause is None or clause.is_negated:
                if observer is not None and clause is not None:
                    note_clause(observer, rules, sentence.span, Reason.NEGATED, token.text)
                continue
            for rule in rules:
                if not clause.is_unreal or (rule.agreed and clause.is_agreed):
                    yield from self._from_clause(rule, clause, sentence, referent, observer)
                elif observer is not None:
                    note_clause(observer, [rule], sentence.span, Reason.UNREAL, token.text)

    def _from_clause(
        self, rule: Rule, clause: Clause, sentence: Sentence, referent: Referent, observer: Observer | None
    ) -> Iterator[Found]:
        if not all(_holds(clause.slot(slot), words) for slot, words in rule.heads.items()):
            if observer is not None:
                note_slots(observer, rule, clause, sentence.span, tuple(rule.heads))
            return
        sources = self._fill(rule, rule.source, rule.source_kinds, clause, sentence, referent)
        targets = self._fill(rule, rule.target, rule.target_kinds, clause, sentence, referent) if sources else []
        if observer is not None and not (sources and targets):
            note_slots(observer, rule, clause, sentence.span, rule.target if sources else rule.source)
        properties = tuple(self._clause_properties(rule, clause, sentence))
        start = sentence.span.start + clause.verb.idx
        ended = find_verb_past(rule, clause.verb, sentence.span.start)
        if ended is None:
            return
        properties += tuple((name, "", span) for name, span in ended.items())
        is_main = clause.verb.dep_ in {"ROOT", "conj"}
        within = sentence.span if is_main else subtree_span(clause.verb, sentence)
        for source in sources:
            for target in targets:
                if rule.type is not None and not _is_one(source.mention, target.mention):
                    yield Found(rule, rule.type, source, target, properties, start, within)

    def _fill(
        self, rule: Rule, slots: Sequence[str], kinds: str, clause: Clause, sentence: Sentence, referent: Referent
    ) -> list[Reference]:
        """The first slot that is filled by something of the right kind."""
        for slot in slots:
            references = [
                reference
                for head in clause.slot(slot)
                for reference in referent.find(head, sentence, nominal=slot in rule.nominal)
                if code_of(reference.mention, self._lexicon) in kinds
            ]
            if references:
                return references
        return []

    def _clause_properties(self, rule: Rule, clause: Clause, sentence: Sentence) -> Iterator[tuple[str, str, Span]]:
        for name, slot in rule.properties.items():
            heads = clause.slot(slot)
            if heads and name == "role" and heads[0].i < clause.verb.i:
                continue  # "As an example, it exhibited"
            if heads:
                span = head_span(heads[0], sentence) if name == "role" else phrase_span(heads[0], sentence)
                if span.end - span.start <= _PHRASE_LIMIT:
                    yield name, "", span

    def _make(self, found: Found, annotation: Annotation, sentence: Sentence) -> RelationshipMention:
        evidence = annotation.quote(sentence.span)
        properties = make_properties(found, annotation, sentence.span)
        ends = (annotation.add(found.source.mention).id, annotation.add(found.target.mention).id)
        tie = make_tie(found.type, ends, properties, (evidence,), found.rule.id, found.rule.confidence)
        return replace(tie, inferred=found.source.inferred or found.target.inferred)


def _slots(found: Found) -> tuple[tuple[str, str], ...]:
    """What filled the slots of a rule, in words."""
    ends = (("source", found.source.mention.name), ("target", found.target.mention.name))
    return (*ends, *((name, value) for name, value, _ in found.properties if value))


def _goes_on(verb: Token, rest: str) -> bool:
    """Whether a verb of several words goes on: "set up", "took part", "set the centre up"."""
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return following == rest or any(c.lower_ == rest and c.dep_ in {"prt", "advmod", "dobj"} for c in verb.children)


def _holds(heads: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether a slot is filled by one of the words, by a phrase with one before its head, or by "a total of" one."""
    counted = [leaf for head in heads if head.lower_ in _COUNTS for of in head.rights for leaf in of.children]
    return any(token.lower_ in words for head in (*heads, *counted) for token in (head, *head.lefts))


def _is_one(left: Mention, right: Mention) -> bool:
    """Whether two mentions are surely one party, which has no tie with itself."""
    return left.name == right.name or (left.same_as or left.id) == (right.same_as or right.id)


def _without_apposed(found: Sequence[Found], shortened: View) -> Iterator[Found]:
    """Leave out what a remark between commas only seems to be party to: in "A, a unit of B, owns C" B owns nothing."""
    plain = {mention.id for mention in shortened.marked(shortened.text)}
    sure = [item for item in found if {item.source.mention.id, item.target.mention.id} <= plain]
    for item in found:
        ends = (item.source.mention.id, item.target.mention.id)
        rivals = [o for o in sure if (o.source.mention.id == ends[0]) != (o.target.mention.id == ends[1])]
        if item in sure or not rivals:
            yield item
