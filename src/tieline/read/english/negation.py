"""What takes the truth from a clause: nobody as its subject, a preposition, a question, or a verdict over it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "noone", "few"})
_NO = frozenset({"no", "neither", "few"})
_SCARCELY = frozenset({"hardly", "barely", "scarcely", "never"})
_WRONGLY = frozenset({"wrongly", "falsely", "erroneously", "mistakenly", "incorrectly"})
_FALSE = frozenset({"false", "untrue", "wrong", "incorrect", "unfounded", "baseless", "groundless", "fabricated"})
_FALSE |= {"doubtful", "unclear", "uncertain", "unproven", "unlikely", "lie", "myth", "hoax", "fiction", "nonsense"}
_TRUE = frozenset({"true", "correct", "clear", "certain", "proven", "proved", "known", "fact"})
_RUMOURS = frozenset(["rumour", "rumours", "rumor", "rumors", "myth", "hoax", "lie", "speculation", "notion"])
_TOLD = _RUMOURS | {"claim", "claims", "allegation", "allegations", "report", "reports", "story", "stories"}
_TOLD |= {"suggestion", "suggestions", "idea", "assertion", "accusation", "accusations", "belief", "theory"}
_GRANTED = ("know", "knew", "notic", "reali", "disclos", "mention", "disput", "doubt", "deny", "deni", "question")
"""Beginnings of verbs that take for granted what follows them, negated or not: "nobody knew that"."""
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "relcl", "csubj", "csubjpass", "advcl"})
_INSTEAD = {"of": "instead", "than": "rather"}
_QUOTES = "\"'”’) "
_WHY = frozenset({"why", "when", "how", "where"})


def is_nobody(head: Token) -> bool:
    """Whether a noun phrase stands for nobody, or hardly anybody: "nobody", "no official", "few".

    Args:
        head: The head of the phrase.

    Returns:
        Whether it does; "a few" are somebody.
    """
    told = [token for token in head.lefts if token.lower_ in _NO]
    told += [head] if head.lower_ in _NOBODY else []
    return any(not (token.lower_ == "few" and token.i and token.nbor(-1).lower_ == "a") for token in told)


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated, by a word of its own or by a subject that is nobody.

    Args:
        verb: A verb of a parsed sentence.

    Returns:
        Whether it is.
    """
    if any(child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in _SCARCELY) for child in verb.children):
        return True
    if any(child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children) for child in verb.children):
        return True
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects and verb.dep_ == "conj" and verb.head is not verb:
        return any(is_nobody(child) for child in verb.head.children if child.dep_ in _SUBJECTS)
    return any(is_nobody(subject) for subject in subjects)


def is_not_meant(verb: Token) -> bool:
    """Whether words over a verb say that it did not happen, or leave open whether it did.

    Args:
        verb: A verb of a parsed sentence.

    Returns:
        Whether it is asked, follows "without" or "instead of", describes what somebody is not, or stands in a clause
        that is called false. What a speaker calls false is still said of: a verdict inside of a saying does not count.
    """
    return _is_left_out(verb) or _is_asked(verb) or _describes_nobody(verb) or _is_called_false(verb)


def _is_left_out(verb: Token) -> bool:
    if verb.dep_ != "pcomp" or verb.head.dep_ not in {"prep", "cc", "mark", "advmod"}:
        return False
    word = verb.head
    before = word.nbor(-1).lower_ if word.i else ""
    return word.lower_ == "without" or (word.lower_ in _INSTEAD and before == _INSTEAD[word.lower_])


def _describes_nobody(verb: Token) -> bool:
    """Whether the verb describes what somebody is not: "X is not the company that bought Y"."""
    noun = verb.head
    return (
        verb.dep_ in {"relcl", "acl"}
        and noun.dep_ == "attr"
        and any(child.dep_ == "neg" for child in noun.head.children)
    )


def _is_asked(verb: Token) -> bool:
    """Whether the verb is the main one of a question; "why did it ..." takes for granted that it did."""
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    if verb.dep_ != "ROOT" or not verb.doc.text.rstrip(_QUOTES).endswith("?"):
        return False
    return not any(child.lower_ in _WHY for child in verb.children)


def _is_called_false(verb: Token) -> bool:
    for below, over in _iter_over(verb):
        if over.pos_ in {"VERB", "AUX"} or over.dep_ == "ROOT":
            denied = _is_false(over) or (below.dep_ == "ccomp" and _is_doubted(over))
        else:
            denied = over.lower_ in _RUMOURS or (over.dep_ in _SUBJECTS and _is_false(over.head))
        if denied:
            return not any(token.dep_ == "ccomp" for token in (over, *over.ancestors))
    return False


def _iter_over(verb: Token) -> Iterator[tuple[Token, Token]]:
    """A clause and what it hangs on, upwards; a clause that only describes a noun ends the way."""
    while verb.dep_ in _CLAUSES and verb.head is not verb:
        if verb.dep_ in {"acl", "relcl"} and verb.head.lower_ not in _TOLD:
            return
        if verb.dep_ == "advcl" and not any(child.lower_ == "that" for child in verb.children):
            return
        yield verb, verb.head
        verb = verb.head


def _is_false(verb: Token) -> bool:
    """Whether a verb is a verdict: "is false", "is not true"."""
    verdicts = [child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}]
    denied = any(child.dep_ == "neg" for child in verb.children)
    words = {word.lower_ for word in verdicts}
    return bool(words & _TRUE) if denied else bool(words & _FALSE)


def _is_doubted(verb: Token) -> bool:
    wrongly = any(child.dep_ == "advmod" and child.lower_ in _WRONGLY for child in verb.children)
    return wrongly or (is_negated(verb) and not verb.lower_.startswith(_GRANTED))
