"""Formats to canonical text; text to mentions, relationships and utterances."""
