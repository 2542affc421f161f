"""Phrases and terms in the query languages of the two databases.

Terms are runs of letters and digits (see `text.search.search_terms`), so nothing in them can end a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence


def fts_query(phrases: Sequence[str]) -> str:
    """Write a query for FTS5.

    Args:
        phrases: Each as its terms with one space between them; at least one.

    Returns:
        A query for rows that have any of the phrases.

    Source:
        https://www.sqlite.org/fts5.html, section 3, Full-text Query Syntax.
    """
    return " OR ".join(f'"{phrase}"' for phrase in phrases)


def ts_query(phrases: Sequence[str]) -> str:
    """Write a query as PostgreSQL's type tsquery reads it.

    Args:
        phrases: Each as its terms with one space between them; at least one.

    Returns:
        A query for rows that have any of the phrases.

    Source:
        https://www.postgresql.org/docs/current/datatype-textsearch.html, section 8.11.2.
    """
    return " | ".join("(" + " <-> ".join(f"'{term}'" for term in phrase.split(" ")) + ")" for phrase in phrases)


def ts_vector(terms: str) -> str:
    """Write terms as PostgreSQL's type tsvector reads them, each with its position.

    Args:
        terms: Terms with one space between them; at most 16,383, the last position that the type can tell.

    Returns:
        The vector's text form. The parser of PostgreSQL, which depends on the locale, has no part in it.

    Source:
        https://www.postgresql.org/docs/current/datatype-textsearch.html, section 8.11.1.
    """
    return " ".join(f"'{term}':{place}" for place, term in enumerate(terms.split(), 1))
