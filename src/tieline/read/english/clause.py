"""Who does what to whom in a clause: subject, object and prepositions of a verb, whatever the voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.read.english.negation import is_negated, is_nobody, is_not_meant

_MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_SETTLED = frozenset({"agreement", "deal", "contract", "decision", "order"})
"""Nouns after which an infinitive tells what was agreed, not what is only wanted."""
_WANTING = (
    *(
        "plan",
        "want",
        "try",
        "tri",
        "hop",
        "seek",
        "sought",
        "ask",
        "urg",
        "refus",
        "declin",
        "threat",
        "expect",
        "intend",
    ),
    *(
        "consider",
        "propos",
        "fail",
        "attempt",
        "call",
        "demand",
        "order",
        "aim",
        "need",
        "wish",
        "due",
        "likely",
        "set",
    ),
    *(
        "agree",
        "offer",
        "persuad",
        "convinc",
        "let",
        "bid",
        "invit",
        "allow",
        "prevent",
        "stop",
        "ban",
        "encourag",
        "avoid",
        "fear",
        "escap",
        "dodg",
        "dread",
        "push",
        "fight",
        "deni",
        "deny",
    ),
)
"""Beginnings of words over a verb that make it a plan, a try or a wish."""
_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset({"which", "that", "who", "whom"})
_RELATIVE_ADVERBS = frozenset({"where", "when", "why", "how"})
_NO_OBJECTS = frozenset({"day", "year", "month", "week", "time", "moment", "way", "reason", "place", "extent"})
"""Nouns whose clause without a relative pronoun tells when, where or how: "the year Acme bought Brunel"."""
_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The arguments of one verb.

    Attributes:
        verb: The verb.
        subject: Heads of who acts, conjuncts included.
        object: Heads of what is acted on, conjuncts included.
        prepositions: Heads after each preposition of the verb; "object.with" for one that hangs on the object.
        is_passive: Whether the verb is in the passive.
        is_negated: Whether the verb is negated, or its object is nobody and nothing.
        is_unreal: Whether it tells what may be, is wanted, tried or conditional, and so no fact.
        is_agreed: Whether it tells what was agreed, ordered or announced, which is not yet done.
    """

    verb: Token
    subject: tuple[Token, ...]
    object: tuple[Token, ...]
    prepositions: dict[str, tuple[Token, ...]]
    is_passive: bool
    is_negated: bool
    is_unreal: bool
    is_agreed: bool

    def slot(self, name: str) -> tuple[Token, ...]:
        """The heads that fill a slot.

        Args:
            name: "subject", "object", "dative", a preposition, or "object." and a preposition.

        Returns:
            The tokens; empty where the slot is not filled.
        """
        if name == "subject":
            return self.subject
        if name == "object":
            return self.object
        return self.prepositions.get(name, ())


def make_clause(verb: Token) -> Clause:
    """Read the arguments of a verb off the tree.

    Args:
        verb: A verb of a parsed sentence.

    Returns:
        Its clause. Subjects are carried over from the verb that it depends on, or is joined to, where it has none.
    """
    passive = _is_passive(verb)
    prepositions = {name: _of_relative(heads, verb) for name, heads in _iter_prepositions(verb)}
    direct = _of_relative(_children(verb, "dobj", "obj", "attr", "oprd"), verb) or _left_out_object(verb)
    surface = _surface_subject(verb)
    if passive:
        agents = _expand(_children_of(_children(verb, "agent"), "pobj"))
        subject, patient = agents, surface
    else:
        subject, patient = surface, _expand(direct)
    for thing in _children(verb, "dobj", "obj", "attr", "oprd"):
        prepositions |= {f"object.{name}": heads for name, heads in _iter_prepositions(thing)}
    unreal = _is_unreal(verb) or is_not_meant(verb)
    denied = is_negated(verb) or any(map(is_nobody, direct))
    return Clause(verb, subject, patient, prepositions, passive, denied, unreal, _is_agreed(verb))


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return False
    if verb.dep_ == "acl" or (verb.dep_ == "conj" and verb.head.dep_ == "acl"):
        return not verb.lower_.endswith("ing")
    return verb.dep_ == "conj" and not _own_subject(verb) and _is_passive(verb.head) and not verb.lower_.endswith("ing")


def _is_unreal(verb: Token) -> bool:
    """Whether a modal, a condition, or a verb of wanting or trying stands over the verb."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS | _FUTURE:
            return True
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            return True
    if verb.dep_ == "conj" and not _own_subject(verb) and verb.head is not verb:
        return _is_unreal(verb.head)
    if verb.dep_ in {"acl", "relcl", "advcl"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return verb.head.lower_ not in _SETTLED
    if verb.dep_ in {"xcomp", "pcomp"} or (verb.dep_ == "ccomp" and not _own_subject(verb)):
        over = verb.head.head if verb.head.dep_ == "prep" else verb.head
        denied = any(child.dep_ == "neg" for child in over.children)
        return denied or over.lower_.startswith(_WANTING)
    return False


def _is_agreed(verb: Token) -> bool:
    """Whether a form of "agree", or an agreement, deal, contract, decision or order stands over the verb, or "will"."""
    if any(child.dep_ == "aux" and child.lower_ in _FUTURE for child in verb.children):
        return True
    return verb.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and (
        verb.head.lower_.startswith("agree") or verb.head.lower_ in _SETTLED
    )


def _own_subject(verb: Token) -> tuple[Token, ...]:
    return _children(verb, *_SUBJECTS, "nsubjpass")


def _surface_subject(verb: Token, *, depth: int = 0) -> tuple[Token, ...]:
    """The grammatical subject, looked up the tree where the verb has none of its own."""
    own = _own_subject(verb)
    if own:
        if own[0].lower_ in _RELATIVES and verb.dep_ in {"relcl", "ccomp", "acl"}:
            return _expand((verb.head,))
        return _expand(own)
    if depth > 4:
        return ()
    if verb.dep_ == "ROOT" and verb.left_edge.dep_ in {"prep", "advmod"}:
        fronted = [token for token in verb.doc[verb.left_edge.i : verb.i] if token.dep_ == "appos"]
        if fronted:
            return _expand((fronted[-1],))  # "Instead of buying X, Y bought Z": Y is no other name of X
    if verb.dep_ in {"relcl", "acl"}:
        return _expand((verb.head,))
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "from"}:
        accused = _expand(_children(verb.head.head, "dobj", "nsubjpass"))  # "accused X of supplying": X supplies
        if accused:
            return accused
    if verb.dep_ == "xcomp":
        objects = _children(verb.head, "dobj", "obj")
        return _expand(objects) if objects else _surface_subject(verb.head, depth=depth + 1)
    if verb.dep_ in {"conj", "advcl", "pcomp", "prep", "aux", "dep", "acomp"} and verb.head is not verb:
        return _surface_subject(verb.head, depth=depth + 1)
    return ()


def _of_relative(heads: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The heads of a slot, with the noun that a relative clause belongs to in the place of its pronoun."""
    if verb.dep_ != "relcl" or not any(head.lower_ in _RELATIVES for head in heads):
        return heads
    return tuple(leaf for head in heads for leaf in (_expand((verb.head,)) if head.lower_ in _RELATIVES else (head,)))


def _left_out_object(verb: Token) -> tuple[Token, ...]:
    """What a relative clause without a pronoun belongs to: "the firm Acme bought"."""
    subjects = _own_subject(verb)
    if verb.dep_ != "relcl" or not subjects or subjects[0].lower_ in _RELATIVES or verb.head.lower_ in _NO_OBJECTS:
        return ()
    words = (token for child in verb.children if child.dep_ in {"prep", "advmod"} for token in child.subtree)
    return () if any(token.lower_ in _RELATIVES | _RELATIVE_ADVERBS for token in words) else (verb.head,)


def _iter_prepositions(head: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    found: dict[str, tuple[Token, ...]] = {}
    for child in head.children:
        if child.dep_ == "dative" and not _children(child, "pobj"):  # "gave X a grant"
            found["dative"] = (*found.get("dative", ()), *_expand((child,)))
        elif child.dep_ in {"prep", "dative", "prt", "agent"}:
            heads = _expand(_children(child, "pobj", "pcomp"))
            found[child.lower_] = (*found.get(child.lower_, ()), *heads)
            for inner in _children(child, "prep"):  # "out of", "from within"
                found.setdefault(inner.lower_, _expand(_children(inner, "pobj")))
            for head_of in heads:  # "as an exhibitor in"
                for inner in _children(head_of, "prep"):
                    found.setdefault(f"{child.lower_}.{inner.lower_}", _expand(_children(inner, "pobj")))
    yield from found.items()


def _children(token: Token, *labels: str) -> tuple[Token, ...]:
    return tuple(child for child in token.children if child.dep_ in labels)


def _children_of(tokens: tuple[Token, ...], *labels: str) -> tuple[Token, ...]:
    return tuple(child for token in tokens for child in _children(token, *labels))


def _expand(heads: tuple[Token, ...]) -> tuple[Token, ...]:
    found: list[Token] = []
    queue = list(heads)
    while queue:
        head = queue.pop(0)
        if head not in found:
            found.append(head)
            queue.extend(child for child in _children(head, "conj") if not _is_same_one(child))
    return tuple(found)


def _is_same_one(joined: Token) -> bool:
    """Whether a joined noun only tells more of the one before it: "the mayor and also a member of the council"."""
    words = {child.lower_ for child in joined.children if child.dep_ in {"advmod", "det"}}
    return "also" in words and not words.isdisjoint({"a", "an"})
