"""Mentions with ids made of their content, and names cleaned for comparison and show."""

from __future__ import annotations

import re

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId, content_id
from tieline.model.span import Span

POSSESSIVE = ("'s", "’s", "s'", "s’")
"""Endings of possessives, the whole ones first."""


def make_mention(document: DocumentId, span: Span, schema: Schema, text: str, *, name: str | None = None) -> Mention:
    """Make a mention with its content-based id.

    Args:
        document: Id of the document.
        span: Which words.
        schema: What they name.
        text: The document's canonical text.
        name: The cleaned name; None takes the words themselves.

    Returns:
        The mention.
    """
    quote = span.cut(text)
    key = MentionId(content_id("mtn", document, span.start, span.end, schema))
    return Mention(key, document, span, quote, schema, name or clean_name(quote))


def clean_name(quote: str) -> str:
    """Clean a name for comparison and show.

    Args:
        quote: The words as they stand.

    Returns:
        Without an opening "the", possessive ending, quotation marks and line breaks.
    """
    name = strip_possessive(" ".join(quote.split()).strip("\"“”‘’' "))
    return re.sub(r"^[Tt]he\s+(?=\S)", "", name) or name


def strip_possessive(text: str) -> str:
    """Remove a possessive ending.

    Args:
        text: A word or a name.

    Returns:
        The text without "'s" or a bare apostrophe after s.
    """
    if text.endswith(POSSESSIVE[:2]):
        return text[:-2]
    return text[:-1] if text.endswith(POSSESSIVE[2:]) else text
