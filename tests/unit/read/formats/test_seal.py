"""Red seals on scanned pages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

pytestmark = pytest.mark.extras

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

HANZI_FONT = "NotoSerifCJK-Bold.ttc"
OFFICE = "蓝桥市互联网信息办公室"
INK = (205, 30, 35, 255)


def _page(seal: bool) -> NDArray[np.uint8]:
    """A letter that ends with office and date, and a round seal over both."""
    numpy, image = pytest.importorskip("numpy"), pytest.importorskip("PIL.Image")
    draw, chops = pytest.importorskip("PIL.ImageDraw"), pytest.importorskip("PIL.ImageChops")
    page = image.new("RGB", (1000, 700), (250, 250, 250))
    for row, line in enumerate(["现要求蓝桥日报社删除有关网页9条。", "", "", OFFICE, "2021年4月19日"]):
        draw.Draw(page).text((100 if row == 0 else 480, 80 + 75 * row), line, fill=(20, 20, 20), font=_font(30))
    if seal:
        page = chops.multiply(page, _seal(page.size, (650, 360), 150))
    return numpy.ascontiguousarray(numpy.asarray(page)[:, :, ::-1])


def _font(size: int) -> object:
    fonts = pytest.importorskip("PIL.ImageFont")
    try:
        return fonts.truetype(HANZI_FONT, size)
    except OSError:
        pytest.skip(f"no font {HANZI_FONT}: install fonts-noto-cjk")


def _seal(size: tuple[int, int], centre: tuple[int, int], radius: int) -> Image:
    image, draw = pytest.importorskip("PIL.Image"), pytest.importorskip("PIL.ImageDraw")
    layer = image.new("RGBA", size, "white")
    x, y = centre
    draw.Draw(layer).ellipse((x - radius, y - radius, x + radius, y + radius), outline=INK, width=5)
    points = [(0.3 if k % 2 == 0 else 0.12, math.pi * k / 5) for k in range(10)]
    star = [(x + radius * r * math.sin(a), y - radius * r * math.cos(a)) for r, a in points]
    draw.Draw(layer).polygon(star, fill=INK)
    side = round(0.3 * radius)
    for place, character in enumerate(OFFICE):
        angle = math.radians(-125 + 250 * place / (len(OFFICE) - 1))
        glyph = image.new("RGBA", (2 * side, 2 * side), (255, 255, 255, 0))
        draw.Draw(glyph).text((side, side), character, font=_font(side), fill=INK, anchor="mm")
        turned = glyph.rotate(-math.degrees(angle), resample=image.Resampling.BICUBIC)
        at = (x + 0.75 * radius * math.sin(angle) - side, y - 0.75 * radius * math.cos(angle) - side)
        layer.alpha_composite(turned, (round(at[0]), round(at[1])))
    return layer.convert("RGB")


def test_the_words_around_a_seal_are_read() -> None:
    """The ring is one line, marked as a stamp, with the seal's frame."""
    pytest.importorskip("rapidocr")
    from tieline.read.formats.scan import read_scan

    last = read_scan(_page(seal=True)).lines[-1]
    assert (last.text, last.is_stamp) == (OFFICE, True)
    assert last.box == pytest.approx((500, 210, 800, 510), abs=12)


def test_a_seal_does_not_hide_the_words_below_it() -> None:
    """The lines are the same with and without a seal over them."""
    pytest.importorskip("rapidocr")
    from tieline.read.formats.scan import read_scan

    plain = [line.text for line in read_scan(_page(seal=False)).lines]
    sealed = [line.text for line in read_scan(_page(seal=True)).lines if not line.is_stamp]
    assert plain[-2:] == [OFFICE, "2021年4月19日"]
    assert sealed == plain


def test_black_circles_and_red_headings_are_no_seals() -> None:
    """Only round red shapes of a seal's size count."""
    pytest.importorskip("cv2")
    numpy, image = pytest.importorskip("numpy"), pytest.importorskip("PIL.Image")
    draw = pytest.importorskip("PIL.ImageDraw")
    from tieline.read.formats.seal import find_seals

    page = image.new("RGB", (1000, 700), "white")
    draw.Draw(page).ellipse((100, 300, 400, 600), outline="black", width=6)
    draw.Draw(page).rectangle((100, 100, 900, 160), fill=(200, 20, 20))
    draw.Draw(page).ellipse((600, 400, 615, 415), fill=(200, 20, 20))
    assert find_seals(numpy.asarray(page)[:, :, ::-1]) == []
