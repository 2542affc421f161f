"""Names of lists, as authorities, files and people write them."""

from __future__ import annotations

import re


def list_keys(list_name: str) -> set[str]:
    """Give the forms under which a list name is looked up.

    Args:
        list_name: As an authority or a person writes it.

    Returns:
        The whole name, what stands before its authority, and its acronym, folded.
    """
    name = list_name.split(" - ")[0]
    acronyms = re.findall(r"\(([^)]*)\)", name)
    return {fold_list_name(form) for form in (list_name, name, re.sub(r"\([^)]*\)", " ", name), *acronyms)} - {""}


def fold_list_name(name: str) -> str:
    """Fold the name of a list.

    Args:
        name: The name.

    Returns:
        Its words without case, "list" and "the".
    """
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in {"list", "the"})
