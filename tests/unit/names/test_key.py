"""Name keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.names import name_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES"),
        ("Société Générale S.A.", "Societe Generale SA"),
        ("The Coca-Cola Company", "Coca Cola Co."),
        ("天津飛騰信息技術有限公司", "天津飞腾信息技术"),
        ("L.X.C. Aviation", "LXC Aviation"),
        ("Xi’an Naura", "Xi'an Naura"),
        ("OOO «Ромашка»", "ROMASHKA LLC"),
        ("AT&T", "AT and T"),
    ],
)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    """Case, accents, punctuation, traditional forms, legal forms and an article do not change the key."""
    assert name_key(left) == name_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Huawei Tech", "Huawei Technologies"), ("China Bank", "Bank of China"), ("CETC 54", "CETC 55")],
)
def test_other_wording_has_another_key(left: str, right: str) -> None:
    """Abbreviations, order and numbers make another key."""
    assert name_key(left) != name_key(right)


def test_name_that_is_only_a_form_keeps_its_words() -> None:
    """A name of nothing but a legal form still has a key."""
    assert name_key("Co., Ltd.") == "co ltd"


@given(st.text(max_size=80))
def test_key_of_a_key_is_stable(name: str) -> None:
    """Keys hold only lower-case letters, digits, Hanzi and single spaces, whatever the text."""
    key = name_key(name)
    assert key == " ".join(key.split())
    assert key == key.lower()
