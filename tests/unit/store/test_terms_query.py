"""Phrases in the query languages of the databases."""

from tieline.store.terms_query import fts_query, ts_query, ts_vector


def test_phrases_are_quoted_for_fts() -> None:
    """Every phrase is a string of FTS5, so that no word is an operator."""
    assert fts_query(["飞 腾", "near"]) == '"飞 腾" OR "near"'


def test_phrases_are_followed_for_tsquery() -> None:
    """Terms of a phrase must follow each other."""
    assert ts_query(["飞 腾", "near"]) == "('飞' <-> '腾') | ('near')"


def test_terms_have_their_places() -> None:
    """A vector numbers its terms from one; no terms give an empty vector."""
    assert ts_vector("a 飞 a") == "'a':1 '飞':2 'a':3"
    assert ts_vector("") == ""
