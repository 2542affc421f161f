"""Tables of officers, of contracts and of listed parties."""

from __future__ import annotations

from tests.unit.read.table.stated import make_document, make_page, tell
from tieline.read.structure import find_structure


def test_officers_lead_the_company_that_the_heading_names() -> None:
    """Name and title under "Directors of X" are offices at X."""
    rows = [["Name", "Title", "Since"], ["Anna Sample", "Chief Executive Officer", "May 2019"]]
    assert tell(make_page(rows, before="Directors of Brunel Optics Ltd")).ties == [
        ("leads", "Anna Sample", "Brunel Optics Ltd", {"role": "Chief Executive Officer", "date_on": "2019-05"})
    ]


def test_chinese_officers_are_read_alike() -> None:
    """姓名 and 职务 head persons and offices; 单位 names the body."""
    rows = [["姓名", "单位", "职务"], ["王小明", "青松大学", "校长"]]
    assert tell(make_page(rows, language="zh")).ties == [("leads", "王小明", "青松大学", {"role": "校长"})]


def test_office_that_nobody_knows_is_left_out() -> None:
    """A title that stands for no tie states none, and is counted."""
    rows = [["Name", "Title"], ["Anna Sample", "Friend of the house"]]
    told = tell(make_page(rows, before="Members of the board of Brunel Optics Ltd"))
    assert (told.ties, told.dropped) == ([], {"table_office_unknown": 1})


def test_contracts_give_supplier_buyer_product_value_and_date() -> None:
    """A table of contracts states all of them."""
    rows = [
        ["No.", "Supplier", "Buyer", "Product", "Value", "Date"],
        ["1", "Acme Corporation", "Ministry of Sample Affairs", "Cameras", "USD 2 million", "2021-04-09"],
    ]
    stated = {"product": "Cameras", "value": "USD 2 million", "date": "2021-04-09"}
    assert tell(make_page(rows)).ties == [("supplies", "Acme Corporation", "Ministry of Sample Affairs", stated)]


def test_chinese_awards_take_the_buyer_from_the_words_before() -> None:
    """采购人 before the table buys what its rows award."""
    rows = [["供应商名称", "标的名称", "中标金额"], ["白河机械股份有限公司", "计算节点", "128万元"]]
    assert tell(make_page(rows, before="采购人名称：青松大学", language="zh")).ties == [
        ("supplies", "白河机械股份有限公司", "青松大学", {"product": "计算节点", "value": "128万元"})
    ]


def test_listed_parties_come_with_aliases_address_and_date() -> None:
    """A table below words that name a list lists its rows."""
    rows = [
        ["Name", "Aliases", "Address", "Date of listing"],
        ["Acme Optics Co., Ltd.", "Acme Lens; AOC Imaging Inc.", "12 Sample Road, Perm, Russia", "4 March 2024"],
    ]
    told = tell(make_page(rows, before="Parties that the Bureau of Industry and Security put on the Entity List:"))
    assert ("alias_of", "Acme Lens", "Acme Optics Co., Ltd.", {}) in told.ties
    assert ("located_in", "Acme Optics Co., Ltd.", "Russia", {"address": "12 Sample Road, Perm, Russia"}) in told.ties
    listed = next(tie for tie in told.ties if tie[0] == "listed_by")
    assert listed[1:3] == ("Acme Optics Co., Ltd.", "Bureau of Industry and Security")
    assert listed[3]["date_on"] == "2024-03-04"


def test_column_of_the_entity_list_is_taken_apart() -> None:
    """The five columns of the Entity List give names, aliases and licence terms."""
    rows = [
        ["Country", "Entity", "License requirement", "License review policy", "Federal Register citation"],
        ["CHINA", "Acme Optics Co., Ltd., a.k.a., the following one alias:<br>—Acme Lens.<br>12 Sample Road, China.",
         "For all items", "Presumption of denial", "89 FR 1234, 3/4/2024."],
    ]  # fmt: skip
    told = tell(make_page(rows, before="Entity List of the Bureau of Industry and Security"))
    listed = next(tie for tie in told.ties if tie[0] == "listed_by")
    assert (listed[3]["licence_policy"], listed[3]["date_on"]) == ("Presumption of denial", "2024-03-04")
    assert ("alias_of", "Acme Lens", "Acme Optics Co., Ltd.", {}) in told.ties


def test_address_behind_the_name_in_one_cell_is_no_name() -> None:
    """A cell with name, other names and addresses is read as the lists print it, by the table alone."""
    rows = (
        "<tr><th>Country</th><th>Entity</th><th>Federal Register citation</th></tr>"
        "<tr><td>CHINA</td><td>Acme Optics Co., Ltd., a.k.a., the following one alias:<br>—AOC Imaging Inc.<br>"
        "12 Sample Road, Suzhou, China.</td><td>89 FR 100, 6/14/2024.</td></tr>"
        "<tr><td></td><td>Zhou Deming, 5 Quay Road, Ningbo, China.</td><td>89 FR 100, 6/14/2024.</td></tr>"
    )
    layout = find_structure(
        make_document(f"<p>The Bureau of Industry and Security amends the Entity List.</p><table>{rows}</table>")
    )
    names = {mention.id: mention.name for mention in layout.mentions}
    listed = {names[tie.source] for tie in layout.ties if tie.type.value == "listed_by"}
    assert listed == {"Acme Optics Co., Ltd.", "Zhou Deming"}
    assert len([tie for tie in layout.ties if tie.type.value == "located_in"]) == 2
