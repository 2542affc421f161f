"""Official list formats in, listings out: every field used, listed as ignored, or reported."""

from tieline.lists.registry import FORMATS, ListFormat, ListImport, find_date, import_list

__all__ = ["FORMATS", "ListFormat", "ListImport", "find_date", "import_list"]
