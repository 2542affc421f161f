"""Make the scanned removal letter of the bundled example: the text of the letter, with the seal of its office.

Run it by hand after changing `08_removal-letter_2021-04-19.txt`, then commit what it wrote; nothing else runs it. It
needs Pillow and a font that Debian packages (fonts-noto-cjk). The same versions of these give the same bytes.

    python scripts/make_example_order.py [--font FILE] [--seal-font FILE]
"""

from __future__ import annotations

import argparse
import math
import random
import re
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

DOCUMENTS = Path(__file__).resolve().parents[1] / "src/tieline/resources/examples/phytium/documents"
LETTER = "08_removal-letter_2021-04-19"

PAGE_SIZE = (1240, 1754)
DPI = 150
MARGIN = 150
TEXT_PX = 29
LINE_STEP = 50
PARAGRAPH_STEP = 58
ADDRESSEES = "市招商局"
OFFICE = "蓝桥市互联网信息办公室"
SEAL_RADIUS = 130
SEAL_INK = (196, 32, 38, 255)
SEAL_ARC_DEGREES = 250
TILT_DEGREES = -0.5
SEED = 20210419
SPECKS = 3_000
COLOURS = 64


def wrap(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a paragraph of Chinese into lines.

    Args:
        paragraph: Its text.
        font: Its font.
        width: Room in pixels.

    Returns:
        Lines that fit; marks that may not begin a line hang over the edge.
    """
    lines = [""]
    for piece in re.findall(r"[A-Za-z]+|.", paragraph):
        if font.getlength(lines[-1] + piece) > width and piece not in "，。、；：”）":
            lines.append("")
        lines[-1] += piece
    return lines


def draw_letter(text: str, font_file: str, seal_font: str) -> Image.Image:
    """Draw the letter as an office prints it.

    Args:
        text: Paragraphs set apart by blank lines; the last holds office and date.
        font_file: Name or path of a font with simplified Hanzi.
        seal_font: The same for the seal.

    Returns:
        A page with its seal.
    """
    page = Image.new("RGB", PAGE_SIZE, (250, 250, 248))
    draw = ImageDraw.Draw(page)
    heading, body = ImageFont.truetype(font_file, 44), ImageFont.truetype(font_file, TEXT_PX)
    head, *paragraphs, end = text.strip().split("\n\n")
    draw.text((PAGE_SIZE[0] // 2, 150), head, font=heading, fill=(30, 30, 30), anchor="mm")
    y = 230
    for number, paragraph in enumerate(paragraphs):
        is_title = number < 2
        indent = "" if is_title or paragraph.startswith(ADDRESSEES) else "　　"
        for line in wrap(indent + paragraph, body, PAGE_SIZE[0] - 2 * MARGIN):
            x, anchor = (PAGE_SIZE[0] // 2, "ma") if is_title else (MARGIN, "la")
            draw.text((x, y), line, font=body, fill=(30, 30, 30), anchor=anchor)
            y += LINE_STEP
        y += PARAGRAPH_STEP - LINE_STEP
    for line in end.split("\n"):
        y += LINE_STEP
        draw.text((PAGE_SIZE[0] - MARGIN - 60, y), line, font=body, fill=(30, 30, 30), anchor="ra")
    seal = draw_seal(PAGE_SIZE, (PAGE_SIZE[0] - MARGIN - 220, y - 10), seal_font)
    return ImageChops.multiply(page, seal)


def draw_seal(size: tuple[int, int], centre: tuple[int, int], font_file: str) -> Image.Image:
    """Draw the office's round seal on white.

    Args:
        size: Of the page.
        centre: Of the seal.
        font_file: Name or path of a font with simplified Hanzi.

    Returns:
        A page with nothing but the seal.
    """
    layer = Image.new("RGBA", size, "white")
    draw = ImageDraw.Draw(layer)
    (x, y), radius = centre, SEAL_RADIUS
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=SEAL_INK, width=5)
    points = [((0.3 if corner % 2 == 0 else 0.12) * radius, math.pi * corner / 5) for corner in range(10)]
    draw.polygon([(x + far * math.sin(angle), y - far * math.cos(angle)) for far, angle in points], fill=SEAL_INK)
    side = round(0.3 * radius)
    font = ImageFont.truetype(font_file, side)
    for place, character in enumerate(OFFICE):
        degrees = -SEAL_ARC_DEGREES / 2 + SEAL_ARC_DEGREES * place / (len(OFFICE) - 1)
        glyph = Image.new("RGBA", (2 * side, 2 * side), (255, 255, 255, 0))
        ImageDraw.Draw(glyph).text((side, side), character, font=font, fill=SEAL_INK, anchor="mm")
        across, up = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        at = (round(x + 0.75 * radius * across - side), round(y - 0.75 * radius * up - side))
        layer.alpha_composite(glyph.rotate(-degrees, resample=Image.Resampling.BICUBIC), at)
    return layer.convert("RGB")


def scan(page: Image.Image) -> Image.Image:
    """Make a drawn page look scanned: tilted, a little soft, with specks and few colours.

    Args:
        page: The drawn page.

    Returns:
        A page of the same size; always the same for the same input.
    """
    tilted = page.rotate(TILT_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
    soft = tilted.filter(ImageFilter.GaussianBlur(0.6))
    dice = random.Random(SEED)
    for _ in range(SPECKS):
        grey = dice.randrange(120, 235)
        soft.putpixel((dice.randrange(PAGE_SIZE[0]), dice.randrange(PAGE_SIZE[1])), (grey, grey, grey))
    return soft.quantize(COLOURS)


def main() -> None:
    """Write the scanned letter."""
    parser = argparse.ArgumentParser(description="Make the scanned removal letter of the bundled example.")
    parser.add_argument("--font", default="NotoSerifCJK-Regular.ttc", help="font file with simplified Hanzi")
    parser.add_argument("--seal-font", default="NotoSerifCJK-Bold.ttc", help="the same for the seal")
    options = parser.parse_args()
    page = draw_letter((DOCUMENTS / f"{LETTER}.txt").read_text("utf-8"), options.font, options.seal_font)
    scan(page).save(DOCUMENTS / f"{LETTER}.png", optimize=True, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
