"""Bytes to canonical text: one module per format, chosen by content and never by name."""

from tieline.read.formats.readable import Gap, Readable
from tieline.read.formats.registry import find_media_type, read_bytes

__all__ = ["Gap", "Readable", "find_media_type", "read_bytes"]
