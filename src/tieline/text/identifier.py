"""Check digits of identifiers: whether a number can be right, as the authority that gives it publishes the sum."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_SIGNS = string.digits + string.ascii_uppercase
_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, *_INN_10)
_INN_12 = (3, *_INN_11)
_IMO_COMPANY = (8, 6, 4, 2, 9, 7)

_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_RUSSIA = re.compile(r"^RU\b|\(RUSSIA|RUSSIAN FEDERATION", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s./:_-]+")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A numbering scheme with a published check digit.

    Attributes:
        id: Its usual name.
        kinds: How lists word it.
        form: The numbers it may give, in capitals and without separators.
        is_sound: Whether the check digits of a number of that form are right.
    """

    id: str
    kinds: re.Pattern[str]
    form: re.Pattern[str]
    is_sound: Callable[[str], bool]

    def accepts(self, number: str) -> bool:
        """Whether a number can be one of the scheme.

        Args:
            number: In capitals and without separators.

        Returns:
            True when its form and its check digits are right.
        """
        return self.form.fullmatch(number) is not None and self.is_sound(number)


def _weigh(number: str, weights: Sequence[int]) -> int:
    """The weighted sum of the first digits of a number."""
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


def _is_sound_uscc(code: str) -> bool:
    """Unified Social Credit Code: signs by powers of 3, modulo 31. Source: GB 32100-2015, 4.5 and annex A."""
    total = sum(_USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _USCC_SIGNS[-total % 31] == code[17]


def _is_sound_organisation_code(code: str) -> bool:
    """Chinese organisation code: weights 3, 7, 9, 10, 5, 8, 4, 2, modulo 11. Source: GB 11714-1997."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(_ORGANISATION_SIGNS.index(sign) * weight for sign, weight in zip(code, weights, strict=False))
    return "0123456789X0"[11 - total % 11] == code[8]


def _is_sound_resident_id(number: str) -> bool:
    """Chinese resident identity number. Source: GB 11643-1999, which uses ISO 7064 MOD 11-2."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "0123456789X"[(1 - total) % 11] == number[17]


def _letters_as_numbers(text: str) -> int:
    """A number in which A is 10 and Z is 35. Source: ISO 7064."""
    return int("".join(str(int(sign, 36)) for sign in text))


def _is_sound_lei(code: str) -> bool:
    """Legal Entity Identifier. Source: ISO 17442-1:2020, which uses ISO 7064 MOD 97-10."""
    return _letters_as_numbers(code) % 97 == 1


def _is_sound_iban(code: str) -> bool:
    """International Bank Account Number. Source: ISO 13616-1:2020, which uses ISO 7064 MOD 97-10."""
    return _letters_as_numbers(code[4:] + code[:4]) % 97 == 1


def _is_sound_isin(code: str) -> bool:
    """International Securities Identification Number. Source: ISO 6166:2021, annex (the Luhn sum)."""
    digits = str(_letters_as_numbers(code))
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_sound_imo(number: str) -> bool:
    """IMO number of a ship, or of a company and registered owner.

    Source: IMO resolutions A.1117(30) (ships: weights 7 to 2, the last digit of the sum) and MSC.160(78) (companies:
    weights 8, 6, 4, 2, 9, 7, eleven less the sum modulo 11). Lists call both "IMO number".
    """
    ship = _weigh(number, range(7, 1, -1)) % 10
    company = (11 - _weigh(number, _IMO_COMPANY) % 11) % 10
    return int(number[6]) in (ship, company)


def _is_sound_inn(number: str) -> bool:
    """Russian taxpayer number, of 10 digits for organisations and 12 for persons.

    Source: Federal Tax Service of Russia, order MMV-7-6/435@ of 2012-06-29, on the structure of the number.
    """
    if len(number) == 10:
        return _weigh(number, _INN_10) % 11 % 10 == int(number[9])
    first, second = _weigh(number, _INN_11) % 11 % 10, _weigh(number, _INN_12) % 11 % 10
    return (first, second) == (int(number[10]), int(number[11]))


def _is_sound_ogrn(number: str) -> bool:
    """Russian state registration number, of 13 digits for organisations and 15 for sole traders.

    Source: Ministry of Finance of Russia, order 165n of 2017-10-30, on keeping the registers.
    """
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])


def _scheme(name: str, kinds: str, form: str, is_sound: Callable[[str], bool]) -> Scheme:
    """A scheme of its patterns."""
    return Scheme(name, re.compile(kinds, re.IGNORECASE), re.compile(form), is_sound)


SCHEMES = (
    _scheme(
        "USCC",
        r"\buscc|\b(?:unified|united) social credit|social credit code|统一社会信用代码",
        rf"[0-9A-HJ-NPQRTUWXY]{{2}}\d{{6}}[{_USCC_SIGNS}]{{10}}",
        _is_sound_uscc,
    ),
    _scheme(
        "organisation code",
        r"组织机构代码|chinese organi[sz]ation code",
        r"[0-9A-Z]{8}[0-9X]",
        _is_sound_organisation_code,
    ),
    _scheme(
        "resident identity", r"居民身份证|\bresident identity (?:card|number)", r"\d{17}[\dX]", _is_sound_resident_id
    ),
    _scheme("LEI", r"\blei(?:code)?\b|legal entity identifier", r"[0-9A-Z]{18}\d{2}", _is_sound_lei),
    _scheme("IBAN", r"\biban\b", r"[A-Z]{2}\d{2}[0-9A-Z]{11,30}", _is_sound_iban),
    _scheme("ISIN", r"\bisin(?:code)?\b", r"[A-Z]{2}[0-9A-Z]{9}\d", _is_sound_isin),
    # OFAC's "Vessel Registration Identification" may be a port's; an IMO number bears its name before it.
    _scheme("IMO", r"\bimo(?:number)?\b|ship identification", r"\d{7}", _is_sound_imo),
    _scheme("INN", r"\binn(?:code)?\b|\bИНН\b", r"\d{10}|\d{12}", _is_sound_inn),
    _scheme("OGRN", r"\bogrn(?:ip|code)?\b|\bОГРН(?:ИП)?\b", r"\d{13}|\d{15}", _is_sound_ogrn),
)
"""The schemes whose sums are known. Numbers without published check digits (passports, BIC, MMSI) are in none."""

_BY_ID = {scheme.id: scheme for scheme in SCHEMES}
_GENERIC = (
    (re.compile(r"^tax\b", re.IGNORECASE), _RUSSIA, _BY_ID["INN"].form, _BY_ID["INN"]),
    (re.compile(r"^registration (?:id|number)", re.IGNORECASE), _RUSSIA, _BY_ID["OGRN"].form, _BY_ID["OGRN"]),
    (re.compile(r"^legal entity number", re.IGNORECASE), None, re.compile(r"[0-9A-Z]{18,21}"), _BY_ID["LEI"]),
)
"""Words of lists that may mean a scheme and may mean others, what the value must say too, which numbers are meant for
one of the scheme, and the scheme; other numbers belong to another register. Source: OFAC's lists of 2022 to 2025, which
name the country with a number, and misprint some LEI by a sign or two."""

_PREFIX = re.compile(r"^(?:USCC|LEI|ISIN|IBAN|IMO|INN|OGRNIP|OGRN|ИНН|ОГРНИП|ОГРН)(?=[0-9A-Z]*\d)")


@lru_cache(maxsize=1024)
def find_scheme(kind: str) -> Scheme | None:
    """Find the numbering scheme that a list's words mean.

    Args:
        kind: What the list calls the identifier ("Unified Social Credit Code (USCC)", "leiCode").

    Returns:
        The scheme; None for words that name none whose check digit is known.
    """
    return next((scheme for scheme in SCHEMES if scheme.kinds.search(kind)), None)


def check_identifier(kind: str, value: str) -> bool | None:
    """Check the form and the check digits of an identifier.

    Args:
        kind: What the list calls it.
        value: As printed; it may stand among a country, dates and words in brackets ("CN, 91110000MA005UCQ5P"), and
            bear the name of its scheme ("IMO 9074729").

    Returns:
        Whether it can be right; None where the kind has no published check digit, or there is no value.
    """
    pieces = tuple(_iter_pieces(value))
    if not pieces:
        return None
    first = value.split()[0]
    scheme = find_scheme(kind) or (find_scheme(first) if first.isalpha() else None)
    if scheme is not None:
        return any(map(scheme.accepts, pieces))
    for words, said, meant, generic in _GENERIC:
        if words.search(kind) and (said is None or said.search(value)):
            formed = [piece for piece in pieces if meant.fullmatch(piece)]
            return any(map(generic.accepts, formed)) if formed else None
    return None


def _iter_pieces(value: str) -> Iterator[str]:
    """The parts of a printed value between commas, folded to capitals without separators, brackets and prefixes."""
    folded = unicodedata.normalize("NFKC", _ASIDE.sub(" ", value)).upper()
    for piece in re.split("[,;]", folded):
        bare = _PREFIX.sub("", _SEPARATOR.sub("", piece))
        if bare and all(sign.isascii() and sign.isalnum() for sign in bare):
            yield bare
        elif bare:
            # A sign that no scheme has makes the value wrong, and not absent.
            yield "?"
