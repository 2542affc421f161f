"""Captures and blobs: what was retrieved from where, kept as evidence."""
