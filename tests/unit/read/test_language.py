"""The language of a text."""

from __future__ import annotations

import pytest

from tieline.read.language import find_language

TEXTS = [
    ("The ministry refuted the report and said that the contract stood.", "en"),
    ("Das Ministerium wies den Bericht zurück und erklärte, der Vertrag gelte weiter.", "de"),
    ("Le ministère a démenti le rapport et déclaré que le contrat restait valable.", "fr"),
    ("飞腾信息技术有限公司的股东是中国长城科技集团。", "zh"),
    ("美國商務部工業安全局發布出口新規。", "zh"),
    ("経済産業省は外国ユーザーリストを改正し、公表しました。", "ja"),
    ("산업통상자원부는 보고서를 부인하고 계약이 유효하다고 밝혔다.", "ko"),
    ("Министерство отвергло обвинения и заявило, что договор действует.", "ru"),
    ("Міністерство відкинуло звинувачення і заявило, що договір чинний.", "uk"),
    ("نفت الوزارة التقرير وقالت إن العقد لا يزال ساريا.", "ar"),
    ("飞腾 (Phytium) 的芯片用于超级计算机，Tianjin Phytium 是其旧名，由中国长城科技集团股份有限公司持股。", "zh"),
    ("The company (飞腾信息技术有限公司) is owned by three shareholders, says the company register.", "en"),
    ("中国企业列入外国ユーザーリスト一事，商务部表示坚决反对并将采取必要措施维护企业权益。", "zh"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_a_language_is_told(text: str, language: str) -> None:
    """Scripts tell most, words the rest; quotations do not count for more than their share."""
    assert find_language(text) == language


@pytest.mark.parametrize("text", ["", "12345 67890 !!!", "Acme Ltd", "飞腾"])
def test_too_few_letters_tell_nothing(text: str) -> None:
    """Nothing is guessed from a name."""
    assert find_language(text) is None


def test_a_long_text_is_known_by_its_sample() -> None:
    """Only the beginning, the middle and the end are looked at, however much stands between them."""
    sample, between = TEXTS[0][0] * 200, "公司位于武汉。" * 50_000
    assert find_language(between + between) == "zh"
    assert find_language(sample + between + sample + between + sample) == "en"
