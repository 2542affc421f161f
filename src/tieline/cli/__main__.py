"""Lets `python -m tieline.cli` run the command line where the `tieline` program is not on the path."""

from __future__ import annotations

import sys

from tieline.cli.app import main

sys.exit(main())
