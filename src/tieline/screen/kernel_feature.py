"""Kernels that describe candidates: what each shares with the query, and what it lacks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.feature import (
    CALLED_BOTH,
    CALLED_LESSER,
    CALLED_NAME,
    CALLED_QUERY,
    EQUAL_NAME,
    EQUAL_QUERY,
    FIRST,
    GAIN,
    LAST,
    LETTERS_APART,
    MISSING_NAME,
    MISSING_QUERY,
    NAME_INITIALS,
    NAME_INSIDE,
    ONLY_NAME,
    ONLY_QUERY,
    ORDER,
    OTHER_NUMBER,
    PARTY_CALLED,
    PARTY_NAMES,
    PARTY_OTHERS,
    QUERY_INITIALS,
    QUERY_INSIDE,
    RANK,
    RAREST_SHARED,
    SEQUENCE,
    SHARED,
    SPELT_NAME,
    SPELT_QUERY,
    WORDS_APART,
    Described,
)
from tieline.screen.kernel_likeness import CALLED_WORTH, DIGITS, Likeness, weigh
from tieline.screen.kernel_query import N_CANDIDATES, N_NUMBERS, N_WORDS, Query
from tieline.screen.kernel_sequence import begin_sequence, shared_sequence
from tieline.screen.segment import LENGTH, START, Segment


@lean_kernel
def _meet_words(like: Likeness, described: Described, start: int, end: int, size: int) -> None:
    """For each word of the query, the best that the name has."""
    spelt, called, flat = like.spelt, like.called, like.flat
    met, told, places = described.met, described.told, described.places
    for word in range(size):
        met[word] = told[word] = 0.0
        places[word] = -1
    for there in range(start, end):
        row = flat[there]
        for word in range(size):
            alike = spelt[word, row]
            if alike > met[word]:
                met[word] = alike
                places[word] = there
            told[word] = max(told[word], called[word, row])


@lean_kernel
def _describe_query_side(query: Query, described: Described, at: int) -> None:
    """How well the words of the query stand in the name."""
    size, met, told, rare = int(query.state[N_WORDS]), described.met, described.told, query.rarity
    best, places = described.best, described.places
    total, equal_sum, spelt_sum, called_sum, only_sum, missing = 1e-6, 0.0, 0.0, 0.0, 0.0, 0.0
    shared, rarest, in_order, pairs, before = 0.0, 0.0, 0.0, 0.0, -1
    for word in range(size):
        alike, other = float(met[word]), float(told[word])
        weight = weigh(rare[word])
        total += weight
        if alike == 1.0:
            equal_sum += weight
            rarest = max(rarest, rare[word])
        spelt_sum += weight * alike
        best_of = max(alike, CALLED_WORTH * other)
        best[at, word] = best_of
        called_sum += weight * best_of
        only_sum += weight * max(0.0, other - alike)
        missing = max(missing, (1.0 - best_of) * rare[word])
        shared += rare[word] * alike
        if places[word] >= 0:
            if before >= 0:
                pairs += 1.0
                in_order += places[word] > before
            before = places[word]
    row = described.features[at]
    row[EQUAL_QUERY], row[SPELT_QUERY] = equal_sum / total, spelt_sum / total
    row[CALLED_QUERY], row[ONLY_QUERY] = called_sum / total, only_sum / total
    row[MISSING_QUERY] = missing
    row[SHARED], row[RAREST_SHARED] = min(shared, 6.0) / 6.0, rarest
    row[ORDER] = in_order / pairs if pairs > 0 else 0.5


@lean_kernel
def _describe_name_side(like: Likeness, described: Described, at: int, start: int, end: int) -> None:
    """How well the words of the name stand in the query."""
    flat, spelt, called, rare = like.flat, like.best_spelt, like.best_called, like.rare
    total, equal_sum, spelt_sum, called_sum, only_sum, missing = 1e-6, 0.0, 0.0, 0.0, 0.0, 0.0
    for there in range(start, end):
        row = flat[there]
        weight, alike, other = weigh(float(rare[row])), float(spelt[row]), float(called[row])
        total += weight
        equal_sum += weight * (alike == 1.0)
        spelt_sum += weight * alike
        best_of = max(alike, CALLED_WORTH * other)
        called_sum += weight * best_of
        only_sum += weight * max(0.0, other - alike)
        missing = max(missing, (1.0 - best_of) * rare[row])
    features = described.features[at]
    features[EQUAL_NAME], features[SPELT_NAME] = equal_sum / total, spelt_sum / total
    features[CALLED_NAME], features[ONLY_NAME] = called_sum / total, only_sum / total
    features[MISSING_NAME] = missing


@lean_kernel
def _same_initials(
    letters: npt.NDArray[np.uint8], first: int, last: int, query: Query, segment: Segment, name: int
) -> float:
    """How well letters are the initials of a name of several words (name >= 0) or of the query (name < 0), 0 to 1."""
    at, skipped, used = first, 0, 0
    size = int(query.state[N_WORDS]) if name < 0 else 0
    begin = int(segment.name_starts[name]) if name >= 0 else 0
    end = int(segment.name_starts[name + 1]) if name >= 0 else size
    for place in range(begin, end):
        if name >= 0:
            letter = int(segment.word_text[int(segment.word_rows[int(segment.name_words[place]), START])])
        else:
            letter = int(query.words.text[query.words.starts[place]])
        if at < last and letters[at] == letter:
            at += 1
            used += 1
        else:
            skipped += 1
    if at < last or used < 2:
        return 0.0
    return used / (used + skipped)


@lean_kernel
def _describe_initials(query: Query, segment: Segment, described: Described, at: int, count: int) -> None:
    """Whether the query is the initials of the name, or the other way round."""
    features, name = described.features, int(query.candidates[at])
    size = int(query.state[N_WORDS])
    features[at, QUERY_INITIALS] = features[at, NAME_INITIALS] = 0.0
    if size == 1 and count > 1 and query.words.runs[0] == 0:
        end = int(query.words.starts[1])
        if end <= 10:
            features[at, QUERY_INITIALS] = _same_initials(query.words.text, 0, end, query, segment, name)
    if count == 1 and size > 1:
        word = int(segment.name_words[int(segment.name_starts[name])])
        first = int(segment.word_rows[word, START])
        last = first + int(segment.word_rows[word, LENGTH])
        if last - first <= 10 and segment.word_text[first] < 128:
            features[at, NAME_INITIALS] = _same_initials(segment.word_text, first, last, query, segment, -1)


@lean_kernel
def _describe_shape(query: Query, described: Described, at: int, like: Likeness, span: tuple[int, int]) -> None:
    """Words and letters more or less, first and last words, numbers."""
    size, flat, lengths, best, bits = int(query.state[N_WORDS]), like.flat, like.lengths, like.best_spelt, like.bits
    start, end = span
    count = end - start
    letters, their_number, mine_number = 0, 0, 0
    for place in range(start, end):
        row = flat[place]
        letters += lengths[row]
        their_number += (bits[row] & DIGITS) != 0 and best[row] < 1.0
    if query.state[N_NUMBERS] > 0:
        text, starts, met = query.words.text, query.words.starts, described.met
        for mine in range(size):
            mine_number += met[mine] < 1.0 and 48 <= text[starts[mine]] <= 57
    mine_letters = int(query.words.starts[size])
    features = described.features[at]
    features[WORDS_APART] = abs(size - count) / (size + count)
    features[LETTERS_APART] = abs(letters - mine_letters) / (letters + mine_letters)
    features[OTHER_NUMBER] = 0.5 * (their_number > 0) + 0.5 * (mine_number > 0)
    head, tail = flat[start], flat[end - 1]
    features[FIRST] = max(like.spelt[0, head], like.called[0, head])
    features[LAST] = max(like.spelt[size - 1, tail], like.called[size - 1, tail])


@lean_kernel
def _group_parties(query: Query, parties: npt.NDArray[np.int32], described: Described) -> None:
    """For each candidate, the first one of its party; and for that one, how many there are."""
    first, sizes, slots = described.first, described.sizes, described.slots
    slots[:] = 0
    for at in range(int(query.state[N_CANDIDATES])):
        party = parties[query.candidates[at]]
        slot = (int(party) * 0x9E3B1) & (len(slots) - 1)
        while slots[slot] != 0 and parties[query.candidates[slots[slot] - 1]] != party:
            slot = (slot + 1) & (len(slots) - 1)
        if slots[slot] == 0:
            slots[slot] = at + 1
            sizes[at] = 0
        first[at] = slots[slot] - 1
        sizes[first[at]] += 1


@lean_kernel
def _describe_parties(query: Query, segment: Segment, described: Described) -> None:
    """What the names of one party have together."""
    features, count, size = described.features, int(query.state[N_CANDIDATES]), int(query.state[N_WORDS])
    best, first, sizes, rare = described.best, described.first, described.sizes, query.rarity
    _group_parties(query, segment.parties, described)
    total = 1e-6
    for word in range(size):
        total += weigh(rare[word])
    for at in range(count):
        features[at, PARTY_NAMES], features[at, PARTY_OTHERS] = min(sizes[first[at]] - 1, 4) / 4.0, 0.0
        features[at, PARTY_CALLED] = features[at, CALLED_QUERY]
    for head in range(count):
        if first[head] != head or sizes[head] == 1:
            continue
        together = described.met
        together[:] = 0.0
        for at in range(head, count):
            if first[at] != head:
                continue
            others = np.float32(0.0)
            for other in range(head, count):
                if first[other] == head and other != at:
                    others = max(others, features[other, CALLED_BOTH])
            features[at, PARTY_OTHERS] = others
            for word in range(size):
                together[word] = max(together[word], best[at, word])
        share = 0.0
        for word in range(size):
            share += weigh(rare[word]) * together[word]
        for at in range(head, count):
            if first[at] == head:
                features[at, PARTY_CALLED] = share / total


@lean_kernel
def describe(query: Query, segment: Segment, like: Likeness, described: Described) -> None:
    """Describe every candidate of a query.

    Args:
        query: Has its candidates, and what they gained beside the best.
        segment: What is searched.
        like: Has their words.
        described: Takes the features.
    """
    count, size = int(query.state[N_CANDIDATES]), int(query.state[N_WORDS])
    start = 0
    for at in range(count):
        end = like.ends[at]
        features = described.features[at]
        features[GAIN] = query.gains[at]
        features[RANK] = features[GAIN] ** 4
        _meet_words(like, described, start, end, size)
        _describe_query_side(query, described, at)
        _describe_name_side(like, described, at, start, end)
        _describe_shape(query, described, at, like, (start, end))
        _describe_initials(query, segment, described, at, end - start)
        asked, named = features[CALLED_QUERY], features[CALLED_NAME]
        features[CALLED_BOTH], features[CALLED_LESSER] = asked * named, min(asked, named)
        features[QUERY_INSIDE] = features[EQUAL_QUERY] ** 4
        features[NAME_INSIDE] = features[EQUAL_NAME] ** 4
        features[SEQUENCE] = 0.0
        start = end
    _describe_parties(query, segment, described)


@lean_kernel
def describe_sequences(query: Query, segment: Segment, like: Likeness, described: Described, most: int) -> None:
    """Compare the best candidates letter by letter.

    Args:
        query: Has its candidates.
        segment: What is searched.
        like: As `describe` left it.
        described: Has their order; takes the feature.
        most: How many of them.
    """
    begin_sequence(query, described.sequence)
    for place in range(min(most, int(query.state[N_CANDIDATES]))):
        at = described.order[place]
        start = like.ends[at - 1] if at > 0 else 0
        described.features[at, SEQUENCE] = shared_sequence(segment, like, start, like.ends[at], described.sequence)
