"""Legal forms."""

from __future__ import annotations

import pytest

from tieline.names import split_legal_form
from tieline.names.knowledge import get_rows, get_words, load_table
from tieline.names.legal_form import find_inner_form, strip_forms


@pytest.mark.parametrize(
    ("name", "rest", "form"),
    [
        ("Huawei Technologies Co., Ltd.", "Huawei Technologies", "Co., Ltd."),
        ("Huawei Technologies Co.,Ltd", "Huawei Technologies", "Co., Ltd."),
        ("OAO Gazprom", "Gazprom", "OAO"),
        ("GAZPROM TRANSGAZ STAVROPOL, OOO", "GAZPROM TRANSGAZ STAVROPOL", "OOO"),
        ("Faberlic Europe Sp. z o.o.", "Faberlic Europe", "Sp. z o.o."),
        ("Bowne de Mexico S.A. de C.V.", "Bowne de Mexico", "S.A. de C.V."),
        ("天津飞腾信息技术有限公司", "天津飞腾信息技术", "有限公司"),
        ("天津飛騰信息技術股份有限公司", "天津飛騰信息技術", "股份有限公司"),
        ("飞腾（天津）有限公司", "飞腾（天津）", "有限公司"),
        ("某某管理中心（有限合伙）", "某某管理中心", "有限合伙"),
        ("株式会社日立製作所", "日立製作所", "株式会社"),
        ("Общество с ограниченной ответственностью Бай", "Бай", "OOO"),
        ("Beihang University", "Beihang University", None),
        ("Co., Ltd.", "Co., Ltd.", None),
        ("有限公司", "有限公司", None),
        ("", "", None),
    ],
)
def test_form_is_split_off_as_written(name: str, rest: str, form: str | None) -> None:
    """The longest form goes, the rest stays as written, and a name of nothing but a form stays whole."""
    assert split_legal_form(name) == (rest, form)


def test_table_holds_several_hundred_spellings() -> None:
    """The table knows at least five hundred spellings, each a text."""
    rows = get_rows(load_table("legal_forms"), "forms")
    assert sum(1 + len(get_words(row, "spellings")) for row in rows) >= 500


def test_forms_go_from_both_ends() -> None:
    """Forms at both ends are taken off, outermost last form first."""
    rest, forms = strip_forms(["pt", "astra", "international", "tbk"])
    assert rest == ["astra", "international"]
    assert [form.label for form in forms] == ["Tbk", "PT"]


def test_form_in_the_middle_is_found() -> None:
    """A form in front of a branch is found where it stands."""
    assert find_inner_form(["huawei", "co", "ltd", "beijing"], 1) == 2
    assert find_inner_form(["huawei", "co", "ltd", "beijing"], 0) == 0
