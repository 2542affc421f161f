"""Make the scanned letter and the Word memo of the bundled example.

Run it by hand after changing a text below, then commit what it wrote; nothing else runs it, so tests and users
need neither Pillow nor the fonts. It needs Pillow, python-docx and two fonts that Debian packages
(fonts-arphic-uming for Hanzi, fonts-dejavu for Latin). The same versions of these give the same bytes: noise comes
from a fixed seed, and every time stamp is fixed.

    python scripts/make_example.py [--hanzi-font FILE] [--latin-font FILE]
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DOCUMENTS = Path(__file__).resolve().parents[1] / "src/tieline/resources/examples/phytium/documents"
LETTER = "10_holding-group-letter_2021-03-25"
MEMO = "11_research-security-memo_2021-04-23.docx"

DPI = 150
PAGE_SIZE = (1240, 1754)
MARGIN = 150
LINE_STEP = 46
LATIN_SIZE_RATIO = 0.88
TILT_DEGREES = 0.7
SEED = 20210325
SPECKS = 5_000
GREY_LEVELS = 8
JPEG_QUALITY = 55
ZIP_DATE = (2021, 4, 23, 9, 0, 0)

LETTER_LINES = (
    ("title", "蓝桥示例控股集团有限公司"),
    ("head", "LANQIAO EXAMPLE HOLDING GROUP CO., LTD."),
    ("text", ""),
    ("text", "2021年3月25日"),
    ("text", ""),
    ("text", "诺斯莫尔大学轻金属中心："),
    ("text", "　　我集团持有示例铸造有限公司25%的股份，蓝桥示例计算技术有限"),
    ("text", "公司另持有其30%的股份。示例铸造有限公司与贵中心签订的联合实验"),
    ("text", "室合同，我集团予以确认。实验室不为任何军事目的服务。"),
    ("text", ""),
    ("text", "25 March 2021"),
    ("text", ""),
    ("text", "To the Centre for Light Metals, Northmoor University"),
    ("text", ""),
    ("text", "Our group owns 25 percent of Example Castings Co., Ltd."),
    ("text", "Lanqiao Example Computing Co., Ltd. owns a further 30 percent."),
    ("text", "We confirm the contract on the joint laboratory that Example"),
    ("text", "Castings Co., Ltd. signed with your centre this week. We deny"),
    ("text", "that the laboratory will serve any military purpose."),
    ("text", ""),
    ("text", "总经理　陶明安"),
    ("text", "Tao Ming'an, General Manager"),
    ("text", ""),
    ("small", "虚构文件，仅供演示。Invented document, for demonstration only."),
)

MEMO_HEADER = (
    "To: Dr Alice Marden, Centre for Light Metals",
    "From: Research Security Office, Northmoor University",
    "Date: 23 April 2021",
    "Note: an invented memo for the Tieline example. What it says about Phytium is public fact; all parties in Lanqiao "
    "and Northmoor are fictional.",
)
MEMO_OPENING = (
    "Lanqiao Example Holding Group Co., Ltd. told the centre in a letter of 25 March that it owns 25 percent of "
    "Example Castings Co., Ltd., and that Lanqiao Example Computing Co., Ltd. owns 30 percent. The group also owns 60 "
    "percent of Lanqiao Example Computing. We do not know who holds the remaining 45 percent of Example Castings.",
    "According to a tender notice of 12 March, the servers that Lanqiao Example Computing sells may carry processors "
    "by Phytium (飞腾). The United States Department of Commerce listed Phytium on 8 April 2021 (86 FR 18437), because "
    "it believes that the company takes part in building supercomputers for China's military. Zhao Lijian, a spokesman "
    "for the Chinese Foreign Ministry, rejected this on 9 April.",
    "The owners of Phytium that have been made public are these:",
)
MEMO_TABLE = (
    ("Shareholder", "Share", "Stated on"),
    ("China Great Wall Technology Group Co., Ltd.", "31.5 percent", "29 September 2020"),
    ("Tianjin Binhai New Area Science and Technology Financial Investment Group", "not stated", "April 2021"),
    ("Tianjin Advanced Technology Research Institute", "not stated", "April 2021"),
)
MEMO_CLOSING = (
    "On Tuesday the Lanqiao Daily removed a paragraph from its report on the delegation's visit. The paragraph had "
    "said that Example Castings exhibited at the Lanqiao Military-Civil Fusion Achievements Exhibition in October "
    "2020. Lin Yuanqiao, the general manager of Example Castings, denied in the same report that the laboratory has a "
    "military purpose; a spokeswoman declined to comment on the owners.",
    "We ask the centre to accept no servers until the group has named all shareholders of Example Castings, and we "
    "will meet its representatives on 6 May.",
)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts of the letter.

    Attributes:
        hanzi: File name or path of a font with simplified Hanzi.
        latin: File name or path of a font for the rest.
    """

    hanzi: str
    latin: str

    def run(self, is_hanzi: bool, size_px: int) -> ImageFont.FreeTypeFont:
        """Load the font for a run of characters.

        Args:
            is_hanzi: Whether the run needs the Hanzi font.
            size_px: Height in pixels.

        Returns:
            The font.
        """
        if is_hanzi:
            return ImageFont.truetype(self.hanzi, size_px)
        return ImageFont.truetype(self.latin, round(size_px * LATIN_SIZE_RATIO))


def draw_line(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, *, size_px: int, fonts: Fonts) -> None:
    """Draw one line, each character in the font of its script.

    Args:
        draw: Where to draw.
        at: Left end of the baseline in pixels.
        text: The line.
        size_px: Height in pixels.
        fonts: The fonts.
    """
    x = float(at[0])
    for character in text:
        font = fonts.run(ord(character) > 0x2E7F, size_px)
        draw.text((x, at[1]), character, font=font, fill=25, anchor="ls")
        x += font.getlength(character)


def draw_page(fonts: Fonts) -> Image.Image:
    """Draw the letter before it is scanned.

    Args:
        fonts: The fonts.

    Returns:
        A grey page.
    """
    page = Image.new("L", PAGE_SIZE, 250)
    draw = ImageDraw.Draw(page)
    sizes = {"title": 46, "head": 28, "text": 30, "small": 22}
    y = 220
    for style, text in LETTER_LINES:
        draw_line(draw, (MARGIN, y), text, size_px=sizes[style], fonts=fonts)
        y += LINE_STEP + (24 if style == "title" else 0)
    draw.line((MARGIN, 320, PAGE_SIZE[0] - MARGIN, 320), fill=90, width=3)
    return page


def scan(page: Image.Image) -> Image.Image:
    """Make a drawn page look scanned: tilted, a little soft, with specks and few grey levels.

    Args:
        page: The drawn page.

    Returns:
        A page of the same size; always the same for the same input.
    """
    tilted = page.rotate(TILT_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=250)
    soft = tilted.filter(ImageFilter.GaussianBlur(0.6))
    dice = random.Random(SEED)
    for _ in range(SPECKS):
        place = (dice.randrange(PAGE_SIZE[0]), dice.randrange(PAGE_SIZE[1]))
        soft.putpixel(place, dice.randrange(120, 235))
    return soft.quantize(GREY_LEVELS).convert("L")


def write_letter(folder: Path, fonts: Fonts) -> None:
    """Write the scanned letter as a PNG and as a PDF that holds only the picture.

    Args:
        folder: Where to write.
        fonts: The fonts.
    """
    page = scan(draw_page(fonts))
    page.save(folder / f"{LETTER}.png", optimize=True, dpi=(DPI, DPI))
    moment = time.struct_time((2021, 3, 25, 9, 0, 0, 3, 84, 0))
    page.save(
        folder / f"{LETTER}.pdf",
        resolution=DPI,
        quality=JPEG_QUALITY,
        title="Letter to the Centre for Light Metals",
        producer="Tieline example",
        creationDate=moment,
        modDate=moment,
    )


def build_memo() -> WordDocument:
    """Build the memo.

    Returns:
        A Word document whose properties carry fixed times.
    """
    memo = Document()
    memo.core_properties.title = "Who stands behind the joint laboratory"
    memo.core_properties.author = "Research Security Office"
    memo.core_properties.created = memo.core_properties.modified = datetime(*ZIP_DATE)
    memo.add_heading("Who stands behind the joint laboratory", level=1)
    for text in MEMO_HEADER:
        memo.add_paragraph(text)
    memo.add_heading("What we know", level=2)
    for text in MEMO_OPENING:
        memo.add_paragraph(text)
    table = memo.add_table(rows=0, cols=len(MEMO_TABLE[0]))
    table.style = "Table Grid"
    for row in MEMO_TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    memo.add_heading("What is missing", level=2)
    for text in MEMO_CLOSING:
        memo.add_paragraph(text)
    return memo


def write_memo(folder: Path) -> None:
    """Write the memo with fixed times in its archive.

    Args:
        folder: Where to write.
    """
    buffer = io.BytesIO()
    build_memo().save(buffer)
    with (
        zipfile.ZipFile(buffer) as packed,
        zipfile.ZipFile(folder / MEMO, "w", compression=zipfile.ZIP_DEFLATED) as out,
    ):
        for name in sorted(packed.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            out.writestr(member, packed.read(name))


def main() -> None:
    """Write all files of the example that are not kept by hand."""
    parser = argparse.ArgumentParser(description="Make the scanned letter and the Word memo of the bundled example.")
    parser.add_argument("--hanzi-font", default="uming.ttc", help="font file with simplified Hanzi")
    parser.add_argument("--latin-font", default="DejaVuSerif.ttf", help="font file for Latin letters")
    options = parser.parse_args()
    write_letter(DOCUMENTS, Fonts(hanzi=options.hanzi_font, latin=options.latin_font))
    write_memo(DOCUMENTS)


if __name__ == "__main__":
    main()
