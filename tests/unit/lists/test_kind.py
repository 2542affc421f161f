"""What a listed party is."""

from __future__ import annotations

import pytest

from tieline.lists.kind import read_kind


@pytest.mark.parametrize(
    ("stated", "names", "kind"),
    [
        ("Individual", ["Anna Keller"], "person"),
        ("entity", ["X"], "organisation"),
        ("", ["Kahuta Research Laboratory"], "organisation"),
        ("", ["Dahua Co., Ltd."], "organisation"),
        ("", ["Anna Keller"], "unknown"),
        ("", ["John Wood"], "unknown"),
        ("Spaceship", ["X"], None),
    ],
)
def test_kind_is_stated_or_read_from_the_name(stated: str, names: list[str], kind: str | None) -> None:
    """A statement counts; without one only a name that no person can bear tells; a new statement is not guessed at."""
    assert read_kind(stated, names) == kind
