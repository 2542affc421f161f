"""Check digits of identifiers."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tieline.text.identifier import check_identifier, find_scheme

SOUND = (
    ("Unified Social Credit Code (USCC)", "CN, 91110000MA005UCQ5P"),
    ("统一社会信用代码", "91330000734507783B"),
    ("United Social Credit Code Certificate (USCCC)", "91210200241830857Q (China)"),
    ("uscCode", "9133 0000 7345 0778 3B"),
    ("组织机构代码", "D2143569-X"),
    ("居民身份证", "11010519491231002X"),
    ("LEI", "5493001KJTIIGC8Y1R12"),
    ("Legal Entity Identifier", "lei: 5493001kjtiigc8y1r12"),
    ("IBAN", "GB82 WEST 1234 5698 7654 32"),
    ("Legal Entity Number", "DE, 529900VVDOKMRRAHZ894"),
    ("ISIN", "US0378331005"),
    ("ISIN", "CNE100000N20"),
    ("Vessel Registration Identification", "IMO 9074729"),
    ("Identification Number", "IMO 9074729"),
    ("imoNumber", "IMO9187629"),
    ("INN", "7707083893"),
    ("innCode", "500100732259"),
    ("Tax ID No.", "RU, 7736640919"),
    ("Tax ID No.", "7736640919 (Russia)"),
    ("ОГРН", "1027700132195"),
    ("ogrnCode", "304500116000157"),
    ("Registration ID", "RU, 1137746390572"),
)
UNKNOWN = (
    ("Passport", "A1234567"),
    ("MMSI", "677049700"),
    ("SWIFT/BIC", "AIIFIQBA"),
    ("Tax ID No.", "US, 71-1053365"),
    ("Registration Number", "RU, 77-123"),
    ("Legal Entity Number", "NL, 852496527"),
    ("LEI", ""),
    ("LEI", " , "),
)
BAD = (
    ("LEI", "5493001KJTIIGC8Y1R13"),
    ("LEI", "5493001KJTIIGC8Y1R1"),
    ("Unified Social Credit Code (USCC)", "91110000MA005UCQ5Q"),
    ("统一社会信用代码", "91110000MA005UCQ5"),
    ("统一社会信用代码", "待补"),
    ("Vessel Registration Identification", "IMO 15411"),
    ("Tax ID No.", "RU, 1802787483"),
    ("ISIN", "BRC1EODR004"),
)


@pytest.mark.parametrize(("kind", "value"), SOUND)
def test_published_numbers_are_sound(kind: str, value: str) -> None:
    """Numbers that registers gave pass, however a list dresses them."""
    assert check_identifier(kind, value) is True


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_wrong_numbers_are_told(kind: str, value: str) -> None:
    """A wrong digit, a lost one and words instead of a number fail."""
    assert check_identifier(kind, value) is False


@pytest.mark.parametrize(("kind", "value"), UNKNOWN)
def test_kinds_without_check_digits_are_left_open(kind: str, value: str) -> None:
    """Nothing is said about numbers whose scheme publishes no check digit, nor about no number."""
    assert check_identifier(kind, value) is None


def test_a_scheme_is_found_by_the_words_of_a_list() -> None:
    """The words are searched, and words of other schemes find none."""
    scheme = find_scheme("Legal Entity Identifier (LEI)")
    assert scheme is not None
    assert scheme.id == "LEI"
    assert find_scheme("Inner Mongolia register") is None


@given(place=st.integers(0, 19), digit=st.integers(1, 9))
def test_one_wrong_digit_of_a_lei_is_always_noticed(place: int, digit: int) -> None:
    """A prime modulus finds every single slip."""
    code = "5493001KJTIIGC8Y1R12"
    if code[place].isdigit():
        slip = code[:place] + str((int(code[place]) + digit) % 10) + code[place + 1 :]
        assert check_identifier("LEI", slip) is False


@given(value=st.text(max_size=40), kind=st.sampled_from([kind for kind, _ in SOUND]))
@example(value="１２３", kind="LEI")
@example(value="²²²²²²²", kind="imoNumber")
@example(value="٣٣٣٣٣٣٣", kind="imoNumber")
def test_any_text_is_judged_without_failing(value: str, kind: str) -> None:
    """No value of a file can make the check fail."""
    assert check_identifier(kind, value) in (True, False, None)
