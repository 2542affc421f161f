"""What the command line's own tests use is of use here too."""

from __future__ import annotations

from tests.unit.cli.conftest import tieline

__all__ = ["tieline"]
