"""Why the gate drops what a model proposes."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A reason for dropping a proposal or a field of it. The comment says what happened."""

    NOT_JSON = "not_json"  # the answer, or a part of it, is not of the form that was asked for
    TOO_MANY = "too_many"  # the answer lists more than any passage can state
    EMPTY_QUOTE = "empty_quote"  # a quote without words
    TOO_LONG = "too_long"  # a quote longer than what it stands for can be
    NOT_IN_PASSAGE = "not_in_passage"  # the words do not stand in the passage
    CUT_WORD = "cut_word"  # the words stand there only as parts of other words
    WRONG_PLACE = "wrong_place"  # the words stand in the passage, but not where the answer says
    AMBIGUOUS = "ambiguous"  # the words stand in several places, and the answer does not say which is meant
    NOT_IN_EVIDENCE = "not_in_evidence"  # the words do not stand in the sentence that is given as evidence
    NOT_ONE_SENTENCE = "not_one_sentence"  # the evidence is not within one sentence
    UNKNOWN_TYPE = "unknown_type"  # no type of the closed list
    UNKNOWN_KIND = "unknown_kind"  # no kind of the closed list
    UNKNOWN_PROPERTY = "unknown_property"  # no property that a tie of this type may have
    NOT_A_NAME = "not_a_name"  # the words are not written like a name
    KIND_DIFFERS = "kind_differs"  # the document or the words themselves give the name another kind
    OVERLAPS = "overlaps"  # the name cuts through one that was read by rule
    ALREADY_READ = "already_read"  # a rule read the same name
    NOT_A_MENTION = "not_a_mention"  # an end of the tie is no name that was read or that passed the gate
    WRONG_KIND = "wrong_kind"  # an end of the tie is of a kind that the type does not take
    SAME_ENDS = "same_ends"  # both ends are one party
    TYPE_NOT_STATED = "type_not_stated"  # the words that should state the tie do not state this type
    UNREAL = "unreal"  # the words that state the tie deny it, or make it only possible
    HEARSAY = "hearsay"  # the tie is rumoured, and no utterance answers for it
    VALUE_NOT_DERIVED = "value_not_derived"  # our own parsers find no value in the quote
    UNKNOWN_CUE = "unknown_cue"  # the cue is no word of saying that Tieline knows
    CUE_DIFFERS = "cue_differs"  # the cue word is of another class than the answer says
    REPEATED = "repeated"  # the answer says the same twice
    NOT_WHOLE = "not_whole"  # the parts hold one by one, and do not hold together
    CUE_TAKEN = "cue_taken"  # a rule reads another utterance by the same cue word
    NO_CLAUSE = "no_clause"  # what should be said is too short to say anything, or stands apart without quotation marks
    WRONG_SPEAKER = "wrong_speaker"  # the speaker is nobody, or stands apart from the cue


class UngroundedError(ValueError):
    """A proposal, or a field of it, does not pass the gate. It never leaves the package."""

    def __init__(self, reason: Reason) -> None:
        """Name the reason.

        Args:
            reason: What is wrong.
        """
        super().__init__(reason.value)
        self.reason = reason
