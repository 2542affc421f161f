"""Proposals of models: what is asked, how answers are taken apart, and the gate that every field must pass."""
