"""Which encoding a text is in."""

from __future__ import annotations

import codecs

import pytest

from tieline.errors import DamagedError, UnreadableError
from tieline.read.formats.encoding import decode

CHINESE = "美国商务部工业和安全局将飞腾信息技术有限公司列入实体清单，中方对此表示坚决反对。\n"
TAIWANESE = "美國商務部工業安全局發布出口新規，對那些被列入實體清單的企業追加同等出口管制。\n"
FRENCH = "La Société Générale a démenti « toute participation » à l’accord – déjà signé.\n"
RUSSIAN = "Министерство отвергло обвинения и заявило, что договор действует.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "gb18030", "gb18030"),
        (TAIWANESE, "big5", "big5"),
        (FRENCH, "cp1252", "cp1252"),
        (RUSSIAN, "cp1251", "cp1251"),
        ("He said \u201cno\u201d \u2013 it\u2019s done.", "cp1252", "cp1252"),
        ("Plain words only.", "utf-16-le", "utf-16-le"),
        ("Plain words only.", "utf-16-be", "utf-16-be"),
    ],
)
def test_an_encoding_is_told_by_content(text: str, encoding: str, expected: str) -> None:
    """Without a label the text comes back whole, and the encoding is named."""
    assert decode(text.encode(encoding), path="item") == (text, expected)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-8"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """The mark tells the encoding and is no part of the text."""
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE}
    data = mark.get(encoding, codecs.BOM_UTF8) + CHINESE.encode(encoding)
    assert decode(data, path="item", declared="iso-8859-1") == (CHINESE, encoding)


@pytest.mark.parametrize(
    ("declared", "encoding"), [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("nonsense", "gb18030")]
)
def test_a_declared_encoding_is_tried_first(declared: str, encoding: str) -> None:
    """A label is taken for what it stands for in practice, and passed over where the bytes do not fit it."""
    assert decode(CHINESE.encode(encoding), path="item", declared=declared) == (CHINESE, encoding)


@pytest.mark.parametrize("declared", ["utf-16", "hex", "rot13", "idna", "unicode_escape", "punycode", "zlib"])
def test_a_label_that_is_no_character_set_is_passed_over(declared: str) -> None:
    """A page cannot choose a codec that is none."""
    assert decode(b"Plain words \\x41", path="item", declared=declared) == ("Plain words \\x41", "utf-8")


def test_a_long_text_is_told_by_its_beginning() -> None:
    """Detection looks at a sample, decoding at every byte."""
    assert decode((CHINESE * 5_000).encode("gb18030"), path="item") == (CHINESE * 5_000, "gb18030")


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode() + b"\xc3\x28",
        CHINESE.encode()[:-2],
        CHINESE.encode() + b"\xff\xfe\xfa",
        b"bad \xff\xfe\xfa bytes here",
        b"hello \xc3\x28 world",
        b"\xff\xfeabc",
        bytes(range(128, 256)),
    ],
)
def test_what_fits_no_encoding_is_refused(data: bytes) -> None:
    """Damaged text is refused with one sentence rather than garbled."""
    with pytest.raises(DamagedError, match="item") as caught:
        decode(data, path="item")
    assert caught.value.code == "invalid_encoding"
    assert caught.value.hint


def test_bytes_that_are_no_text_are_refused() -> None:
    """Control characters all over are no text, though each is valid UTF-8."""
    with pytest.raises(UnreadableError, match="neither text") as caught:
        decode(bytes(range(1, 32)) * 20, path="item")
    assert caught.value.code == "unknown_format"


def test_a_few_zero_bytes_do_not_make_a_text_binary() -> None:
    """Stray zero bytes stay for canonical() to drop."""
    assert decode(b"Some words\x00 and " + b"more words " * 20, path="item")[1] == "utf-8"
