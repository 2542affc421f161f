"""Tieline: who is tied to whom, who says so, who denies it, and which list or rule that touches."""

__version__ = "0.1.0"
