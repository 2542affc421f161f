"""What the dossier shows of claims: those who affirm and those who deny, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tieline.model import Claim, CueClass, ReplyStatus, Stance, Utterance
from tieline.model.ids import EntityId, UtteranceId
from tieline.report.case_index import CaseIndex
from tieline.report.citation import Citation, find_citation, name_document
from tieline.report.claim_ledger import GradeNow, Ledger, ReplyNow, make_ledger
from tieline.report.view_grade import GradeLine, make_grade_lines
from tieline.report.wording import Part, find_reporters, name_speaker
from tieline.text.count import agree, count_of

CUE_LABELS = {
    CueClass.ASSERT: "asserts",
    CueClass.REPORT: "reports",
    CueClass.CONFIRM: "confirms",
    CueClass.ACCUSE: "accuses",
    CueClass.DENY: "denies",
    CueClass.REFUTE: "refutes",
    CueClass.DEMAND: "demands",
    CueClass.PREDICT: "predicts",
    CueClass.BELIEVE: "believes",
    CueClass.DECLINE_TO_COMMENT: "declines to comment",
}

_UNCLEAR_LABELS = {
    CueClass.ASSERT: "leaves it open",
    CueClass.CONFIRM: "leaves it open",
    CueClass.DENY: "does not deny it",
    CueClass.REFUTE: "opposes what was done",
    CueClass.REPORT: "asks",
}
"""What a saying is called whose speaker neither affirms nor denies."""


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """Someone says something.

    Attributes:
        speaker: Who speaks.
        words_for_speaker: The document's own words for the speaker, where they differ; None where they do not.
        reported_by: Who reports it, innermost first; empty when the document itself does.
        cue: The words that tell it is said.
        cue_label: What kind of saying.
        said_on: When it was said, as precise as known; None when the document does not tell.
        quote: What is said, in the document's words.
        citation: The passage; None when the document is not part of the case.
        source: What the document is called; None likewise.
        origin: The number of its origin within the claim; None outside of a claim.
        grade: How source and information are graded; None outside of a claim.
    """

    speaker: Part
    words_for_speaker: str | None
    reported_by: tuple[Part, ...]
    cue: str
    cue_label: str
    said_on: str | None
    quote: str
    citation: Citation | None
    source: str | None
    origin: int | None = None
    grade: GradeNow | None = None


REPLY_LABELS = {
    ReplyStatus.NOT_ASKED: "not asked, as far as is recorded",
    ReplyStatus.ASKED: "asked; no answer is recorded yet",
    ReplyStatus.ANSWERED: "answered",
    ReplyStatus.DECLINED: "declined to comment",
    ReplyStatus.NO_ANSWER: "did not answer",
}


@dataclass(frozen=True, slots=True)
class ReplyView:
    """How a party's right of reply stands.

    Attributes:
        party: The party.
        status: How it stands, in words.
        reply: Who recorded what, and when; dates are None where nobody recorded them.
        citation: The passage that tells it; None where a person recorded it, or nothing is known.
    """

    party: Part
    status: str
    reply: ReplyNow
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with everybody who takes a stand on it.

    Attributes:
        anchor: Its id inside the dossier.
        matter: What is in dispute, in the words of the utterance that opens it.
        about: Names and addresses of the parties it is about.
        affirming: Utterances that affirm it.
        denying: Utterances that deny it.
        unclear: Utterances that do neither, such as a declined comment.
        partly: Utterances that affirm a part of it.
        said_by: Who says the words of the matter; None when nobody of the case does.
        against: Names and addresses of those who are accused.
        utterances: How many utterances there are.
        origins: How many independent origins they have.
        merged: Origins with more than one utterance: number, how many utterances, and why they are one.
        replies: The right of reply of each party.
        changes: Who changed the stand: name, the earlier and the later utterance.
    """

    anchor: str
    matter: str
    about: tuple[Part, ...]
    affirming: tuple[UtteranceView, ...]
    denying: tuple[UtteranceView, ...]
    unclear: tuple[UtteranceView, ...]
    partly: tuple[UtteranceView, ...] = ()
    said_by: Part | None = None
    against: tuple[Part, ...] = ()
    utterances: int = 0
    origins: int = 0
    merged: tuple[tuple[int, int, str], ...] = ()
    replies: tuple[ReplyView, ...] = ()
    changes: tuple[tuple[Part, UtteranceView, UtteranceView], ...] = ()

    @property
    def columns(self) -> tuple[tuple[str, str, tuple[UtteranceView, ...]], ...]:
        """Class, title and utterances of each side that has any, in the order of the page."""
        sides = (
            ("affirming", "Affirmed by", self.affirming),
            ("denying", "Denied by", self.denying),
            ("partly", "Affirmed in part by", self.partly),
            ("unclear", "Unclear or declined", self.unclear),
        )
        return tuple(side for side in sides if side[2])

    @property
    def grade_lines(self) -> tuple[GradeLine, ...]:
        """The grades of its utterances, each once."""
        return make_grade_lines((item.speaker, item.grade) for _, _, items in self.columns for item in items)


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The section on claims.

    Attributes:
        disputed: Claims that are both affirmed and denied.
        only_denied: Claims that are denied and that no document of the case affirms.
        undisputed: Claims that no document of the case denies.
        unanswered: Matters that are neither affirmed nor denied: declined comments and the like.
        unplaced: How many grades and replies are about words that are in no claim any more.
        disputed_outside: How many more claims of the workspace are disputed, and touch nobody whom the dossier is
            narrowed to.
    """

    disputed: tuple[ClaimView, ...]
    only_denied: tuple[ClaimView, ...]
    undisputed: tuple[ClaimView, ...]
    unanswered: tuple[ClaimView, ...]
    unplaced: int = 0
    disputed_outside: int = 0

    @property
    def undisputed_words(self) -> str:
        """What to say where none is disputed."""
        if self.disputed_outside:
            return f"No claim that touches these parties is both affirmed and denied; {self.outside_words}"
        return "No claim is both affirmed and denied in these sources."

    @property
    def outside_words(self) -> str:
        """How many disputed claims the dossier leaves out."""
        claims, are = count_of(self.disputed_outside, "disputed claim"), agree(self.disputed_outside, "is", "are")
        return f"{claims} of the workspace {are} outside of this dossier."


def order_claims(index: CaseIndex) -> tuple[Claim, ...]:
    """Put claims in the order of the dossier.

    Args:
        index: The case with its look-ups.

    Returns:
        Disputed claims first, then those that are only denied, those that are only affirmed, and the rest; within
        each those about what the dossier is about, then those with most independent origins and utterances.
    """

    def order(claim: Claim) -> tuple[int, int, int, int, str, str]:
        affirmed = claim.affirmed_by or claim.partly
        kind = 0 if claim.is_disputed else 1 if claim.denied_by else 2 if affirmed else 3
        about = 0 if {*claim.about, *claim.against} & set(index.case.about) else 1
        return (kind, about, -len(claim.origins), -len(claim.utterances), claim.matter, claim.id)

    return tuple(sorted(index.case.claims, key=order))


def make_claims(index: CaseIndex) -> ClaimsView:
    """Make the section on claims.

    Args:
        index: The case with its look-ups.

    Returns:
        All claims, the disputed ones apart.
    """
    ledger = make_ledger(index)
    views = [_claim(index, claim, ledger, number) for number, claim in enumerate(order_claims(index), 1)]
    return ClaimsView(
        disputed=tuple(view for view in views if (view.affirming or view.partly) and view.denying),
        only_denied=tuple(view for view in views if view.denying and not (view.affirming or view.partly)),
        undisputed=tuple(view for view in views if (view.affirming or view.partly) and not view.denying),
        unanswered=tuple(view for view in views if not (view.affirming or view.partly or view.denying)),
        unplaced=ledger.unplaced,
        disputed_outside=index.case.disputed_outside,
    )


def _claim(index: CaseIndex, claim: Claim, ledger: Ledger, number: int) -> ClaimView:
    opener = index.utterance_of.get(claim.opened_by) if claim.opened_by else None
    sides = _Sides(index, claim, ledger)
    merged = ((place, one) for place, one in enumerate(claim.origins, 1) if len(one.utterances) > 1)
    return ClaimView(
        anchor=f"claim-{number}",
        matter=claim.matter,
        about=_parties(index, claim.about),
        affirming=sides.show(claim.affirmed_by),
        denying=sides.show(claim.denied_by),
        unclear=sides.show(claim.unclear),
        partly=sides.show(claim.partly),
        said_by=None if opener is None else name_speaker(index, opener),
        against=_parties(index, claim.against),
        utterances=len(claim.utterances),
        origins=len(claim.origins),
        merged=tuple((place, len(one.utterances), "; ".join(one.reasons)) for place, one in merged),
        replies=tuple(_reply(index, reply) for reply in ledger.replies_of.get(claim.id, ())),
        changes=sides.show_changes(),
    )


def _parties(index: CaseIndex, entities: Iterable[EntityId]) -> tuple[Part, ...]:
    known = (index.entity_of[entity] for entity in entities if entity in index.entity_of)
    return tuple(Part(entity.name, index.find_party_href(entity.id), is_quoted=True) for entity in known)


class _Sides:
    """Shows the utterances of one claim."""

    def __init__(self, index: CaseIndex, claim: Claim, ledger: Ledger) -> None:
        self._index, self._claim, self._ledger = index, claim, ledger
        self._origin_of = {one: number for number, origin in enumerate(claim.origins, 1) for one in origin.utterances}

    def show(self, ids: Iterable[UtteranceId]) -> tuple[UtteranceView, ...]:
        """Show those of some utterances that are part of the case."""
        known = (self._index.utterance_of[one] for one in ids if one in self._index.utterance_of)
        return tuple(
            replace(
                make_utterance(self._index, one),
                origin=self._origin_of.get(one.id),
                grade=self._ledger.grade_of.get(one.id),
            )
            for one in known
        )

    def show_changes(self) -> tuple[tuple[Part, UtteranceView, UtteranceView], ...]:
        """Show who changed the stand."""
        shown = (self.show((change.earlier, change.later)) for change in self._claim.changes)
        return tuple((pair[1].speaker, pair[0], pair[1]) for pair in shown if len(pair) == 2)


def _reply(index: CaseIndex, reply: ReplyNow) -> ReplyView:
    said = index.utterance_of.get(reply.utterance) if reply.utterance else None
    href = None if reply.entity is None else index.find_party_href(reply.entity)
    spoke = said is not None and reply.status is ReplyStatus.ANSWERED
    return ReplyView(
        party=Part(reply.party, href, is_quoted=True),
        status="speaks on it in these sources" if spoke else REPLY_LABELS[reply.status],
        reply=reply,
        citation=None if said is None else find_citation(index, said.document, said.evidence_span),
    )


def make_utterance(index: CaseIndex, utterance: Utterance) -> UtteranceView:
    """Make the view of one utterance.

    Args:
        index: The case with its look-ups.
        utterance: The utterance.

    Returns:
        Who says what, when, and where it stands.
    """
    speaker = name_speaker(index, utterance)
    document = index.document_of.get(utterance.document)
    return UtteranceView(
        speaker=speaker,
        words_for_speaker=None if speaker.text == utterance.speaker_name else utterance.speaker_name,
        reported_by=tuple(name_speaker(index, item) for item in find_reporters(index, utterance.id)),
        cue=utterance.cue,
        cue_label=_cue_label(utterance),
        said_on=None if utterance.said_on is None else str(utterance.said_on),
        quote=utterance.content,
        citation=find_citation(index, utterance.document, utterance.evidence_span),
        source=None if document is None else name_document(document),
    )


def _cue_label(utterance: Utterance) -> str:
    """A plain word of saying tells nothing of the stance, which then has to be told; so has a denial held back."""
    if utterance.stance is Stance.UNCLEAR:
        return _UNCLEAR_LABELS.get(utterance.cue_class, CUE_LABELS[utterance.cue_class])
    if utterance.stance is Stance.PARTLY:
        return "affirms in part"
    if utterance.stance is Stance.DENIES and utterance.cue_class not in {CueClass.DENY, CueClass.REFUTE}:
        return "contradicts"
    return CUE_LABELS[utterance.cue_class]
