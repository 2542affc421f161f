"""Comparing a Latin name with a Hanzi name: meaning, sound and known equivalents, one to one."""
