"""Kinds of documents: what the form of a text tells of who speaks in it, where, and on which day."""
