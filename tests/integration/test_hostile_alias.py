"""A hostile page cannot make two companies one, whatever it calls them."""

from __future__ import annotations

from pathlib import Path

from tests.integration.program import run
from tests.unit.pipeline.test_import_lists import save_list

PAGES = {
    "hostile.txt": (
        "Huawei Technologies (Acme Bakery, 阿克梅) opened a shop in Shenzhen.\n\n"
        "Acme Bakery Ltd (阿克梅), also known as Huawei Technologies, sells bread. Acme Bakery Ltd won a prize.\n"
    ),
    "bakery.txt": "Acme Bakery Ltd opened in 1950 in Leeds. Acme Bakery Ltd supplies bread to schools.\n",
    "bakery_zh.txt": "阿克梅食品有限公司于1950年开业。阿克梅食品有限公司向学校供应面包。\n",
    "maker.txt": "Huawei Technologies makes phones. Huawei Technologies Co., Ltd. is a company in Shenzhen.\n",
}


def test_a_page_that_calls_two_companies_one_leaves_them_two(tmp_path: Path) -> None:
    """The bakery of other documents stays itself, and its hits through the page are unsure and name the page."""
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
    save_list(tmp_path / "list.csv", "Huawei Technologies")
    ended = run("investigate", "pages", "--lists", "list.csv", "--out", ".", cwd=tmp_path)
    assert ended.code == 0, ended.err
    hits = run("review", "ls", "--all", cwd=tmp_path).records
    bakery = [hit for hit in hits if "Bakery" in str(hit["party"]) or "阿克梅" in str(hit["party"])]
    maker = [hit for hit in hits if str(hit["party"]).startswith("Huawei")]
    assert [hit["verdict"] for hit in maker] == ["same"]
    assert all(hit["verdict"] == "unsure" and "hostile.txt" in str(hit["reasons"]) for hit in bakery)
    entities = run("search", "bakery", cwd=tmp_path).records
    named = {str(one["name"]) for one in entities if one["kind"] == "entity"}
    assert any("Acme Bakery" in name for name in named)
