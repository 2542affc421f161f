"""Ownership arithmetic and the rules of each regime."""
