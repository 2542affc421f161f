"""Dates in English and Chinese."""
