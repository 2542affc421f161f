"""What the dossier shows of claims: those who affirm and those who deny, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tieline.model import Claim, CueClass, Stance, Utterance
from tieline.model.ids import UtteranceId
from tieline.report.case_index import CaseIndex
from tieline.report.citation import Citation, find_citation, name_document
from tieline.report.wording import Part, find_reporters, name_speaker

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
    """

    anchor: str
    matter: str
    about: tuple[Part, ...]
    affirming: tuple[UtteranceView, ...]
    denying: tuple[UtteranceView, ...]
    unclear: tuple[UtteranceView, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The section on claims.

    Attributes:
        disputed: Claims that are both affirmed and denied.
        only_denied: Claims that are denied and that no document of the case affirms.
        undisputed: Claims that no document of the case denies.
        unanswered: Matters that are neither affirmed nor denied: declined comments and the like.
    """

    disputed: tuple[ClaimView, ...]
    only_denied: tuple[ClaimView, ...]
    undisputed: tuple[ClaimView, ...]
    unanswered: tuple[ClaimView, ...]


def order_claims(index: CaseIndex) -> tuple[Claim, ...]:
    """Put claims in the order of the dossier.

    Args:
        index: The case with its look-ups.

    Returns:
        Disputed claims first, then those that are only denied, those that are only affirmed, and the rest; within
        each those that most utterances are about first.
    """

    def order(claim: Claim) -> tuple[int, int, int, str, str]:
        kind = 0 if claim.affirmed_by and claim.denied_by else 1 if claim.denied_by else 2 if claim.affirmed_by else 3
        about = 0 if set(claim.about) & set(index.case.about) else 1
        size = len(claim.affirmed_by) + len(claim.denied_by) + len(claim.unclear)
        return (kind, about, -size, claim.matter, claim.id)

    return tuple(sorted(index.case.claims, key=order))


def make_claims(index: CaseIndex) -> ClaimsView:
    """Make the section on claims.

    Args:
        index: The case with its look-ups.

    Returns:
        All claims, the disputed ones apart.
    """
    views = [_claim(index, claim, number) for number, claim in enumerate(order_claims(index), 1)]
    return ClaimsView(
        disputed=tuple(view for view in views if view.affirming and view.denying),
        only_denied=tuple(view for view in views if view.denying and not view.affirming),
        undisputed=tuple(view for view in views if view.affirming and not view.denying),
        unanswered=tuple(view for view in views if not view.affirming and not view.denying),
    )


def _claim(index: CaseIndex, claim: Claim, number: int) -> ClaimView:
    known = (index.entity_of[entity] for entity in claim.about if entity in index.entity_of)
    return ClaimView(
        anchor=f"claim-{number}",
        matter=claim.matter,
        about=tuple(Part(entity.name, index.find_party_href(entity.id), is_quoted=True) for entity in known),
        affirming=_utterances(index, claim.affirmed_by),
        denying=_utterances(index, claim.denied_by),
        unclear=_utterances(index, claim.unclear),
    )


def _utterances(index: CaseIndex, ids: Iterable[UtteranceId]) -> tuple[UtteranceView, ...]:
    return tuple(make_utterance(index, index.utterance_of[item]) for item in ids if item in index.utterance_of)


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
    """A plain word of saying tells nothing of the stance, which then has to be told."""
    if utterance.stance is Stance.DENIES and utterance.cue_class not in {CueClass.DENY, CueClass.REFUTE}:
        return "contradicts"
    return CUE_LABELS[utterance.cue_class]
