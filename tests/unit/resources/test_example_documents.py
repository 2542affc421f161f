"""The documents of the bundled example: complete, readable, dated, marked where invented, and in our own words."""

from __future__ import annotations

import email
import email.policy
import re
from importlib import resources
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest

EXAMPLE = Path(str(resources.files("tieline.resources") / "examples" / "phytium"))
DOCUMENTS = EXAMPLE / "documents"
PICTURE = DOCUMENTS / "10_holding-group-letter_2021-03-25.png"
ORDER = DOCUMENTS / "08_removal-letter_2021-04-19.png"
SCAN = DOCUMENTS / "10_holding-group-letter_2021-03-25.pdf"
MEMO = DOCUMENTS / "11_research-security-memo_2021-04-23.docx"
MAIL = DOCUMENTS / "12_mail-to-company_2021-04-15.eml"
FIRST_PAGE = DOCUMENTS / "09_lanqiao-daily_captured-2021-03-31.html"
SECOND_PAGE = DOCUMENTS / "09_lanqiao-daily_captured-2021-04-21.html"

NAMES = {
    "01_entity-list-news_2021-04-09.txt",
    "02_foreign-ministry-report_2020-07-24.txt",
    "03_suppliers-news_2021-04-14.txt",
    "04_fact-sheet-digest_2020-05.md",
    "05_xiaomi-news_2021-05-26.txt",
    "06_register-extract_2022-09-01.txt",
    "07_procurement-notice_2021-03-12.txt",
    "08_removal-letter_2021-04-19.txt",
    FIRST_PAGE.name,
    SECOND_PAGE.name,
    ORDER.name,
    PICTURE.name,
    SCAN.name,
    MEMO.name,
    MAIL.name,
}
INVENTED = ("07_procurement-notice_2021-03-12.txt", "08_removal-letter_2021-04-19.txt")
PICTURE_LIMIT_BYTES = 300_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
RUN_WORDS = 8
RUN_HANZI = 20


def paragraphs(page: Path) -> list[str]:
    """Read the paragraphs of a page of the example.

    Args:
        page: An HTML file.

    Returns:
        Their texts in order, navigation and footer included.
    """
    tree = lxml.html.fromstring(page.read_bytes())
    return [str(node.text_content()).strip() for node in tree.iter("p")]


def texts() -> dict[str, str]:
    """Read what the example's documents say, as far as they hold text.

    Returns:
        Text by file name.
    """
    found = {
        path.name: path.read_text("utf-8") for path in sorted(DOCUMENTS.iterdir()) if path.suffix in {".txt", ".md"}
    }
    found |= {page.name: "\n".join(paragraphs(page)) for page in (FIRST_PAGE, SECOND_PAGE)}
    found[MEMO.name] = "\n".join(paragraph.text for paragraph in docx.Document(str(MEMO)).paragraphs)
    found[MAIL.name] = mail().get_content()
    return found


def mail() -> email.message.EmailMessage:
    """Read the mail of the example.

    Returns:
        The parsed message.
    """
    message = email.message_from_bytes(MAIL.read_bytes(), policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def runs(text: str) -> set[str]:
    """Cut a text into all runs that are long enough to betray copying.

    Args:
        text: English, Chinese or both.

    Returns:
        Every run of eight words, and every run of twenty Hanzi within one clause.
    """
    words = re.findall(r"[a-z0-9]+", text.lower())
    found = {" ".join(words[start : start + RUN_WORDS]) for start in range(len(words) - RUN_WORDS + 1)}
    for clause in re.findall(r"[\u4e00-\u9fff]+", text):
        found |= {clause[start : start + RUN_HANZI] for start in range(len(clause) - RUN_HANZI + 1)}
    return found


def test_the_example_has_exactly_its_documents() -> None:
    """The folder holds the fifteen files that the README describes, and no other."""
    assert {path.name for path in DOCUMENTS.iterdir()} == NAMES


def test_the_readme_names_every_document() -> None:
    """Each document is described by name or, for a second form of the same thing, by its ending."""
    readme = (EXAMPLE / "README.md").read_text("utf-8")
    for path in DOCUMENTS.iterdir():
        assert path.name in readme or (path.stem.partition("_captured-")[0] in readme and path.suffix in readme)


@pytest.mark.parametrize("name", sorted(name for name in NAMES if name.endswith((".txt", ".md"))))
def test_a_text_states_its_date(name: str) -> None:
    """Every plain text says on which day, or in which month, it was published."""
    text = (DOCUMENTS / name).read_text("utf-8")
    assert re.search(r"^(Date: .*20\d\d|Date: 20\d\d-\d\d-\d\d|日期：20\d\d年)|20\d\d年\d+月\d+日", text, re.MULTILINE)


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_chinese_text_says_so(name: str) -> None:
    """A Chinese text about parties that do not exist says in its first lines that it is invented."""
    assert "虚构示例" in (DOCUMENTS / name).read_text("utf-8")[:200]


@pytest.mark.parametrize("name", sorted(texts()))
def test_a_document_has_a_readable_length(name: str) -> None:
    """English documents run from 120 to 450 words, Chinese ones from 250 to 900 characters."""
    text = texts()[name]
    hanzi = len(re.findall(r"[\u4e00-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z0-9'’-]+", text))
    assert 120 <= words <= 450 if words > hanzi else 250 <= hanzi <= 900


def test_the_second_page_lacks_exactly_one_paragraph() -> None:
    """The two captures of the page differ in one paragraph, the one about the exhibition."""
    before, after = paragraphs(FIRST_PAGE), paragraphs(SECOND_PAGE)
    gone = [text for text in before if text not in after]
    assert len(gone) == 1
    assert "Military-Civil Fusion" in gone[0]
    assert [text for text in before if text != gone[0]] == after


@pytest.mark.parametrize("page", [FIRST_PAGE, SECOND_PAGE])
def test_a_page_carries_title_and_dates(page: Path) -> None:
    """The page has a title, a published and a modified time, navigation and a footer."""
    tree = lxml.html.fromstring(page.read_bytes())
    assert "Lanqiao delegation" in tree.findtext(".//title", "")
    metas = {meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    assert str(metas["article:published_time"]).startswith("2021-03-30")
    assert str(metas["article:modified_time"]).startswith("2021-0")
    assert tree.find(".//nav") is not None
    assert tree.find(".//footer") is not None


@pytest.mark.parametrize("picture", [ORDER, PICTURE], ids=lambda path: path.stem[:2])
def test_a_scanned_letter_is_a_small_png(picture: Path) -> None:
    """A scanned letter is a PNG of A4 shape under 300 kB."""
    data = picture.read_bytes()
    assert data.startswith(PNG_SIGNATURE)
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1240, 1754)
    assert len(data) < PICTURE_LIMIT_BYTES


def test_the_scan_holds_no_text() -> None:
    """The PDF is one page with a picture and no text, and stays under 300 kB."""
    assert SCAN.stat().st_size < PICTURE_LIMIT_BYTES
    with pypdfium2.PdfDocument(SCAN) as pdf:
        assert len(pdf) == 1
        page = pdf[0]
        words = page.get_textpage()
        assert words.get_text_range() == ""
        words.close()
        page.close()


def test_the_memo_has_a_table_of_shareholders() -> None:
    """The Word memo opens, carries its fixed time, and its table names the owners of Phytium."""
    memo = docx.Document(str(MEMO))
    assert memo.core_properties.created is not None
    assert memo.core_properties.created.year == 2021
    rows = [[cell.text for cell in row.cells] for row in memo.tables[0].rows]
    assert rows[0] == ["Shareholder", "Share", "Stated on"]
    assert rows[1][:2] == ["China Great Wall Technology Group Co., Ltd.", "31.5 percent"]


def test_the_mail_answers_the_reporter() -> None:
    """The mail parses, is dated, quotes the question and confirms, denies and declines."""
    message = mail()
    assert "Lu Weijia (鲁维佳)" in message["From"]
    assert message["Date"].datetime.date().isoformat() == "2021-04-15"
    body = message.get_content()
    for word in ("We confirm", "We deny", "decline to comment", "> Dear Ms Lu"):
        assert word in body


def test_no_passage_is_copied_from_the_real_documents(shared: Path) -> None:
    """No run of eight words or twenty Hanzi occurs in the real documents kept for tests."""
    real: set[str] = set()
    for path in sorted((shared / "documents").glob("*/*.txt")):
        real |= runs(path.read_text("utf-8", errors="replace"))
    for name, text in texts().items():
        assert sorted(runs(text) & real) == [], name
