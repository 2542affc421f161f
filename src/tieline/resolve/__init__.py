"""Entities from mentions and listings, with a person's judgements."""
