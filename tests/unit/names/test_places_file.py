"""The table of places: its shape, and that no unit of China is missing."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tieline.names.knowledge import get_rows, get_text, get_words, load_table
from tieline.names.place import find_hanzi_place, find_place, iter_places

ROWS = get_rows(load_table("places"), "places")

# Source: Ministry of Civil Affairs, Statistical Table of Administrative Divisions of the People's Republic of China
# (as of 2023-12-31), prefecture-level units by province: 333 without the four municipalities.
PREFECTURES = {
    "HE": 11, "SX": 11, "NM": 12, "LN": 14, "JL": 9, "HL": 13, "JS": 13, "ZJ": 11, "AH": 16, "FJ": 9, "JX": 11,
    "SD": 16, "HA": 17, "HB": 13, "HN": 14, "GD": 21, "GX": 14, "HI": 4, "SC": 21, "GZ": 9, "YN": 16, "XZ": 7,
    "SN": 10, "GS": 14, "QH": 8, "NX": 5, "XJ": 14,
}  # fmt: skip

# Source: Ministry of the Interior (Taiwan), 6 special municipalities, 3 cities and 13 counties.
TAIWAN = (
    "台北 新北 桃园 台中 台南 高雄 基隆 新竹市 嘉义 新竹县 苗栗 彰化 南投 云林 屏东 宜兰 花莲 台东 澎湖 金门县 连江县"
)


def _code(text: str) -> str:
    """The code of the place that a Latin or Hanzi text names."""
    found = find_place(text.split(), 0) if text.isascii() else find_hanzi_place(text, 0)
    assert found is not None, text
    return found[0].code


def test_codes_are_unique_and_parents_exist() -> None:
    """Every place has its own code and lies in a place of the table, with no circle."""
    parents = {get_text(row, "code"): row.get("in") for row in ROWS}
    assert len(parents) == len(ROWS)
    assert {above for above in parents.values() if above is not None} <= parents.keys()
    for code in parents:
        seen = [code]
        while (above := parents[seen[-1]]) is not None:
            assert above not in seen
            seen.append(str(above))


def test_spellings_are_in_folded_form() -> None:
    """Latin spellings are words of a to z and digits, the others one run of Hanzi; no place has none."""
    for row in ROWS:
        assert all(re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", word) for word in get_words(row, "words")), row
        assert all(re.fullmatch(r"[\u4e00-\u9fff]+", hanzi) for hanzi in get_words(row, "hanzi")), row
        assert all(len(short) <= 2 for short in get_words(row, "short")), row
        assert get_words(row, "words") or get_words(row, "hanzi"), row


def test_fields_are_those_described() -> None:
    """No row has a field that the head of the file does not explain."""
    assert {field for row in ROWS for field in row} <= {"place", "code", "in", "level", "words", "hanzi", "short"}
    assert {row["level"] for row in ROWS if "level" in row} == {"prefecture"}


def test_every_prefecture_level_unit_is_present() -> None:
    """All 333 prefecture-level units stand in their provinces."""
    counted = Counter(str(row["in"]).removeprefix("CN-") for row in ROWS if row.get("level") == "prefecture")
    assert counted == PREFECTURES
    assert counted.total() == 333


def test_every_prefecture_level_unit_has_both_scripts() -> None:
    """Each can be read in Latin script and in Hanzi."""
    assert all(row["words"] and row["hanzi"] for row in ROWS if row.get("level") == "prefecture")


def test_counties_of_taiwan_are_present() -> None:
    """Every county and city of Taiwan is a place in Taiwan."""
    assert all(_code(hanzi).startswith("TW-") for hanzi in TAIWAN.split())


def test_provinces_have_no_abbreviation_in_common() -> None:
    """An abbreviation at the head of a name means one place."""
    short = [short for row in ROWS for short in get_words(row, "short")]
    assert len(short) == len(set(short))
    assert {"京", "沪", "津", "渝", "苏", "浙", "皖", "粤", "港"} <= set(short)


@pytest.mark.parametrize(
    ("old", "hanzi"),
    [
        ("peking", "北京"), ("canton", "广州"), ("tsingtao", "青岛"), ("amoy", "厦门"), ("foochow", "福州"),
        ("soochow", "苏州"), ("chekiang", "浙江"), ("kwangtung", "广东"), ("tientsin", "天津"), ("mukden", "沈阳"),
        ("chungking", "重庆"), ("sian", "西安"), ("kweilin", "桂林"), ("szechuan", "四川"), ("urumqi", "乌鲁木齐"),
        ("hsinchu", "新竹"), ("kaohsiung", "高雄"), ("south korea", "韩国"), ("russia", "俄罗斯"),
        ("pudong", "浦东新区"),
    ],
)  # fmt: skip
def test_old_spellings_mean_the_same_place(old: str, hanzi: str) -> None:
    """Postal and other older romanisations stand with the Hanzi name."""
    assert _code(old) == _code(hanzi)


def test_shared_spelling_agrees_with_each_of_its_places() -> None:
    """Taizhou may be 泰州 or 台州, so it contradicts neither, nor what they lie in, but other cities."""
    shared = find_place(["taizhou"], 0)
    assert shared is not None
    for hanzi in ("泰州", "台州", "江苏", "浙江", "温岭", "中国"):
        found = find_hanzi_place(hanzi, 0)
        assert found is not None
        assert shared[0].agrees(found[0]), hanzi
        assert found[0].agrees(shared[0]), hanzi
    other = find_hanzi_place("杭州", 0)
    assert other is not None
    assert not shared[0].agrees(other[0])


def test_city_of_its_province_shares_its_name_quietly() -> None:
    """Jilin is the province where both are meant, and agrees with the city in it."""
    assert _code("jilin") == "CN-JL"


def test_every_code_met_is_listed() -> None:
    """Whatever a place lies in, shared spellings included, is among the places."""
    places = [names.place for names in iter_places()]
    codes = {place.code for place in places}
    assert len(codes) == len(places)
    assert {code for place in places for code in place.within} <= codes
