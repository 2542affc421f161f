"""The entity column of the printed Entity List. Names are facts of the list; addresses are shortened."""

from __future__ import annotations

import pytest

from tieline.lists.federal_register_entity import parse_entity
from tieline.model import NameQuality

ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
ATLAS = "Beijing Knowledge Atlas Technology Co., Ltd."


@pytest.mark.parametrize(
    ("printed", "names", "addresses"),
    [
        (
            f"{ZHIPU}, a.k.a., the following two aliases: —Zhipu AI; and —{ATLAS} Floor 10, No. 1, Beijing, China.",
            (ZHIPU, "Zhipu AI", ATLAS),
            ("Floor 10, No. 1, Beijing, China",),
        ),
        (
            f"{ZHIPU}, a.k.a., the following two aliases:\n-Zhipu AI; and\n-{ATLAS}\nA, Beijing; and B, Beijing.",
            (ZHIPU, "Zhipu AI", ATLAS),
            ("A, Beijing", "B, Beijing"),
        ),
        (
            "Ibrahim Haqqani, a.k.a., the following one alias: -Hajji Sahib. Kabul",
            ("Ibrahim Haqqani", "Hajji Sahib"),
            ("Kabul",),
        ),
        ("Sunway Microelectronics, Building 9, Chengdu", ("Sunway Microelectronics",), ("Building 9, Chengdu",)),
        (
            "Phytium Technology Co., Ltd., Building 5, Tianjin",
            ("Phytium Technology Co., Ltd.",),
            ("Building 5, Tianjin",),
        ),
        (
            "Wavelet Electronics, a.k.a., Wavelet Supply, Suite 5, X",
            ("Wavelet Electronics", "Wavelet Supply"),
            ("Suite 5, X",),
        ),
        ("Sunway. Address: 1 Road, Chengdu", ("Sunway",), ("1 Road, Chengdu",)),
        (
            "A1, a.k.a., the following two aliases: —12th Institute; and —B - Star. d. 54, X",
            ("A1", "12th Institute", "B - Star"),
            ("d. 54, X",),
        ),
        ("A Works, a.k.a., the following one alias:\n—S. Basheer.\nKabul.", ("A Works", "S. Basheer"), ("Kabul",)),
        ("Hanif Computer Zone (HCZ)", ("Hanif Computer Zone (HCZ)", "HCZ"), ()),
        ("", (), ()),
    ],
)  # fmt: skip
def test_name_aliases_and_addresses_are_told_apart(
    printed: str, names: tuple[str, ...], addresses: tuple[str, ...]
) -> None:
    """Aliases stand behind dashes; addresses behind the last of them, or behind the name and its legal form."""
    entity = parse_entity(printed)
    assert tuple(name.text for name in entity.names) == names
    assert entity.addresses == addresses


def test_former_names_are_former() -> None:
    """Names behind f.k.a. are former ones."""
    entity = parse_entity("New Name Co., f.k.a., the following two former names: -Old Works; and -Older Works. Minsk")
    assert [name.quality for name in entity.names] == [NameQuality.PRIMARY, NameQuality.FORMER, NameQuality.FORMER]


def test_part_of_a_group_is_noted() -> None:
    """A name that begins with the body it belongs to leaves a note about that body."""
    entity = parse_entity(
        "China Big Group (CBG). Subordinate Institution - Tonghui Electronics, 21 Street, Shijiazhuang"
    )
    assert entity.names[0].text == "Tonghui Electronics"
    assert "China Big Group" in entity.notes[0]
