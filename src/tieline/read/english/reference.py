"""Whom a word of a sentence refers to: a mention, a pronoun's antecedent, or a description."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.english.apposition import find_apposed
from tieline.read.english.opening import find_opening
from tieline.read.english.phrase import phrase_span
from tieline.read.lexicon import Lexicon
from tieline.read.mention import make_mention
from tieline.read.sentence import Sentence

_FIRST_PERSONS = frozenset({"we", "our", "my"})
_PERSONAL = frozenset({"he", "she", "him", "her"})
_NEUTER = frozenset({"it", "they", "them"})
_PLURAL = frozenset({"they", "them"})
_LEADS_ON = frozenset({"of", "from", "including", "like", "as", "at", "in"})
_ANY_FIRM = frozenset({"company", "firm", "manufacturer", "chipmaker", "startup", "group"})
_GROUP = re.compile(r"\b(?:delegates|(?:the|an?|this|that) (?:[\w-]+ )?(?:delegation|group|team)|visitors|officials)\b")
"""A group without a name, which "they" takes up sooner than a name before it."""
_LOOK_BACK = 3
"""Sentences of the same paragraph, or the one before it, in which an antecedent is sought."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a word refers to.

    Attributes:
        mention: The mention.
        inferred: Whether it was carried over from elsewhere in the text.
    """

    mention: Mention
    inferred: bool


class Referent:
    """Finds whom words refer to in one document."""

    def __init__(self, annotation: Annotation, lexicon: Lexicon) -> None:
        """Prepare for one document.

        Args:
            annotation: The document as read so far; pronoun and description mentions are added to it.
            lexicon: The words of English names.
        """
        self._annotation = annotation
        self._lexicon = lexicon

    def find(self, token: Token, sentence: Sentence, *, nominal: bool = False) -> list[Reference]:
        """Find what the head of a noun phrase refers to.

        Args:
            token: The head.
            sentence: The sentence it stands in.
            nominal: Whether a description that names nothing known becomes a mention of its own.

        Returns:
            The references; several for "companies including A and B"; empty when nothing is found.
        """
        place = sentence.span.start + token.idx
        mention = self._annotation.find_at(place)
        if mention is not None:
            return [Reference(mention, self._is_carried(mention))]
        word = token.lower_
        if word in _PERSONAL or word in _NEUTER:
            antecedent = self._unless_group(self._antecedent(token, sentence), word, place, sentence)
            return [Reference(self._stand_in(token, sentence, antecedent), True)] if antecedent else []
        if word in self._lexicon.speakers and any(child.lower_ == "the" for child in token.children):
            person = self._last_person(place)
            return [Reference(self._stand_in(token, sentence, person), True)] if person else []
        proper = self._proper(token, sentence)
        if proper is not None:
            return [Reference(proper, False)]
        through = self._through(token, sentence) if word in self._lexicon.transparent else []
        if through:
            return through
        apposed = find_apposed(token, sentence, self._annotation, self._lexicon)
        if apposed is not None:
            return [Reference(apposed, False)]
        described = self._described(token, sentence)
        if described is not None:
            return [Reference(self._stand_in(token, sentence, described), True)]
        if nominal and (created := self._describe(token, sentence)):
            return [Reference(created, False)]
        return []

    def find_party(self, nouns: frozenset[str], sentence: Sentence) -> Mention | None:
        """Find the party that a noun such as "contracts" was tied to in a sentence before.

        Args:
            nouns: The noun's forms, lower case.
            sentence: The sentence that takes the noun up without naming the party.

        Returns:
            The nearest organisation before the noun in the nearest such sentence; None where there is none.
        """
        for other in self._previous(sentence):
            for match in re.finditer(r"[a-z]+", other.text.lower()):
                if match[0] in nouns and match.start():
                    before = Span(other.span.start, other.span.start + match.start())
                    organisations = [m for m in self._annotation.mentions_in(before) if m.schema.is_organisation]
                    if organisations:
                        return organisations[-1]
        return None

    def find_opening(self, sentence: Sentence) -> Mention | None:
        """Find the party that the opening words of a sentence take up: "It", "Its", "The company".

        Args:
            sentence: The sentence.

        Returns:
            A mention of those words that stands for the party, not yet added to the document; None where they take
            up nobody.
        """
        opening = find_opening(sentence.text)
        if opening is None:
            return None
        span = Span(sentence.span.start + opening.start, sentence.span.start + opening.end)
        if opening.pronoun is not None:
            word = opening.pronoun
            party = self._unless_group(self._before(sentence, word), word, span.start, sentence)
        else:
            party = self._taken_up(opening.noun, span.start) if opening.noun in self._lexicon.nominals else None
        return self._substitute(span, party) if party is not None else None

    def _before(self, sentence: Sentence, word: str) -> Mention | None:
        """Whom a pronoun at the beginning of a sentence takes up from a sentence before."""
        wants_person = word in _PERSONAL
        for other in self._previous(sentence):
            fitting = [m for m in self._annotation.mentions_in(other.span) if self._fits(m, wants_person)]
            if fitting and (wants_person or word in _PLURAL):
                return next((m for m in fitting if wants_person or m.schema.is_organisation), fitting[0])
            if fitting:
                return self._subject(fitting)
        return None

    def _unless_group(self, named: Mention | None, word: str, at: int, sentence: Sentence) -> Mention | None:
        """Whom a pronoun takes up, unless it is "they" and a group without a name stands nearer."""
        if named is None or word not in _PLURAL or named.span.end >= at:
            return named
        near = (sentence, *self._previous(sentence))
        start = next((other.span.start for other in near if other.span.covers(named.span)), named.span.start)
        groups = _GROUP.finditer(self._annotation.text, start, at)
        return None if any(not named.span.overlaps(Span(*group.span())) for group in groups) else named

    def _is_carried(self, mention: Mention) -> bool:
        return mention.same_as is not None and mention.quote[:1].islower()

    def _stand_in(self, token: Token, sentence: Sentence, antecedent: Mention) -> Mention:
        start = sentence.span.start + token.idx
        return self._annotation.add(self._substitute(Span(start, start + len(token.text)), antecedent))

    def _substitute(self, span: Span, antecedent: Mention) -> Mention:
        text, name = self._annotation.text, antecedent.name
        mention = make_mention(antecedent.document, span, antecedent.schema, text, name=name)
        return replace(mention, same_as=antecedent.same_as or antecedent.id)

    def _last_person(self, place: int) -> Mention | None:
        start = max(0, place - 1500)
        before = self._annotation.mentions_in(Span(start, place)) if place else []
        return next((mention for mention in reversed(before) if mention.schema is Schema.PERSON), None)

    def _antecedent(self, token: Token, sentence: Sentence) -> Mention | None:
        wants_person = token.lower_ in _PERSONAL
        plural = token.lower_ in _PLURAL
        is_object = token.dep_ in {"dobj", "pobj"}
        before = Span(sentence.span.start, sentence.span.start + token.idx) if token.idx else None
        spans = [before] if before else []
        spans += [other.span for other in self._previous(sentence)]
        for span in spans:
            fitting = [m for m in self._annotation.mentions_in(span) if self._fits(m, wants_person)]
            if wants_person and fitting:
                return fitting[-1] if span is before else fitting[0]
            if fitting and is_object and span is before:
                own = {sentence.span.start + c.idx for c in token.head.children if c.dep_ == "nsubj"}
                others = [m for m in fitting if not any(m.span.start <= at < m.span.end for at in own)]
                return others[0] if len({m.name for m in others}) == 1 else None
            if fitting:
                organisations = [m for m in fitting if m.schema.is_organisation]
                return (organisations or fitting)[0] if span is before or plural else self._subject(fitting)
        return None

    def _subject(self, fitting: list[Mention]) -> Mention:
        """The likeliest subject of an earlier sentence: its first name, but not one in an opening phrase."""
        first = fitting[0]
        opening = self._annotation.text[max(0, first.span.start - 40) : first.span.start]
        if len(fitting) > 1 and re.search(
            r"(?:^|[.\n]\s*)(?:In|At|On|According to|As part of|From|For)\s[^,.]*$", opening
        ):
            return fitting[1]
        return first

    def _fits(self, mention: Mention, wants_person: bool) -> bool:
        if wants_person:
            return mention.schema is Schema.PERSON
        return (
            mention.schema.is_organisation or mention.schema is Schema.PLACE
        ) and mention.quote not in self._lexicon.demonyms

    def _previous(self, sentence: Sentence) -> list[Sentence]:
        near = self._annotation.before(sentence, _LOOK_BACK)
        return [other for other in near if sentence.paragraph - other.paragraph <= 2]

    def _through(self, token: Token, sentence: Sentence) -> list[Reference]:
        """Follow "officials of X" and "companies including X and Y" to X and Y."""
        found: list[Reference] = []
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _LEADS_ON:
                heads = [leaf for pobj in child.children if pobj.dep_ == "pobj" for leaf in (pobj, *pobj.conjuncts)]
                for head in heads:
                    mention = self._annotation.find_at(sentence.span.start + head.idx)
                    if mention is not None:
                        found.append(Reference(mention, False))
        return found

    def _described(self, token: Token, sentence: Sentence) -> Mention | None:
        """The earlier name that "the bureau", "the company" takes up."""
        if token.lower_ not in self._lexicon.nominals or not any(
            c.lower_ in {"the", "this", "its"} for c in token.children
        ):
            return None
        here = sentence.span.start + token.idx
        if any(c.dep_ in {"compound", "poss"} or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children):
            return None
        return self._taken_up(token.lower_, here)

    def _taken_up(self, noun: str | None, here: int) -> Mention | None:
        earlier = [m for m in self._annotation.mentions_in(Span(0, here)) if m.schema.is_organisation] if here else []
        for mention in reversed(earlier):
            name = f"{mention.name.lower()} "
            if name.endswith(f" {noun} ") or f"{noun} of " in name or f"{noun} for " in name:
                return mention
        if noun in _ANY_FIRM:
            near = [m for m in earlier if here - m.span.end < 600 and m.schema is not Schema.PUBLIC_BODY]
            return near[-1] if near else None
        return None

    def _proper(self, token: Token, sentence: Sentence) -> Mention | None:
        """A capitalised name that no finder knew, in the place where a rule expects a party."""
        if (
            not token.i
            or not token.text[:1].isupper()
            or token.lower_ in self._lexicon.not_names | self._lexicon.fields
        ):
            return None
        if token.lower_ in self._lexicon.roles or token.lower_ in self._lexicon.not_organisations:
            return None
        first = token.i
        while (
            first > 0 and token.doc[first - 1].text[:1].isupper() and token.doc[first - 1].dep_ in {"compound", "nmod"}
        ):
            first -= 1
        start, end = token.doc[first].idx, token.idx + len(token.text)
        if end - start < 3 or not all(word.isalnum() for word in sentence.text[start:end].replace("-", "").split()):
            return None
        span = Span(sentence.span.start + start, sentence.span.start + end)
        if any(m.span.overlaps(span) for m in self._annotation.mentions_in(sentence.span)):
            return None
        mention = make_mention(self._annotation.document.id, span, Schema.ORGANIZATION, self._annotation.text)
        return self._annotation.add(mention)

    def _describe(self, token: Token, sentence: Sentence) -> Mention | None:
        """Make a mention of a description such as "a research center in the city"."""
        schema = self._lexicon.nominals.get(token.lower_) or self._lexicon.nominals.get(token.lower_.removesuffix("s"))
        left = min((c.idx for c in token.lefts if c.dep_ not in {"det", "poss", "punct", "cc"}), default=token.idx)
        start = sentence.span.start + left
        span = Span(start, sentence.span.start + token.idx + len(token.text))
        if schema is None and token.lower_ in self._lexicon.roles:
            schema = Schema.PERSON
        if schema is None:
            whole = phrase_span(token, sentence)
            opening = re.match(r"(?:a |an |the |its |their )?(?:total of )?", whole.cut(self._annotation.text))
            span = Span(whole.start + (opening.end() if opening else 0), whole.end)
        mention = make_mention(self._annotation.document.id, span, schema or Schema.THING, self._annotation.text)
        return self._annotation.add(mention)


def is_description(mention: Mention) -> bool:
    """Whether a mention stands for something by a pronoun or a common noun, not by a name.

    Args:
        mention: The mention.

    Returns:
        True for "it", "the bureau", "30 pieces of information".
    """
    words = mention.quote.split()
    named = any(word[0].isupper() for word in words) and words[0].lower() not in _FIRST_PERSONS
    return mention.schema is Schema.THING or (not named and mention.quote[0].isascii())
