"""The dossier in a real browser: what it loads, what it looks like, and how it prints."""

from __future__ import annotations

import html
import json
import re
import struct
from pathlib import Path

import lxml.html
import pypdfium2
import pytest

from scripts.screenshots import find_browser, print_page, run_browser, take_pictures
from tests.unit.report.case_factory import make_case
from tests.unit.report.hostile_case import make_hostile_case
from tieline.report.bundle import write_bundle

pytestmark = [pytest.mark.extras, pytest.mark.browser]

MEASURE = """
<script>
  const boxes = [...document.querySelectorAll("svg text")].map(text => text.getBoundingClientRect());
  const overlaps = [];
  boxes.forEach((a, i) => boxes.slice(0, i).forEach((b, j) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 0.5 && high > 2.5) overlaps.push([i, j]);
  }));
  const framed = [...document.querySelectorAll("svg g")].every(group => {
    const frame = group.querySelector(":scope > rect");
    if (!frame || !group.querySelector(":scope > title")) return true;
    const room = frame.getBoundingClientRect();
    return [...group.querySelectorAll("text")].every(text => {
      const box = text.getBoundingClientRect();
      return box.left >= room.left - 1 && box.right <= room.right + 1;
    });
  });
  const small = [...document.querySelectorAll("svg text")].map(t => parseFloat(getComputedStyle(t).fontSize));
  document.title = JSON.stringify([boxes.length, overlaps.length, framed, Math.min(...small)]);
</script>
"""

LOOK = """
<script>
  const anchors = [...new Set([...document.querySelectorAll("a.cite[href^='#doc-']")].map(a => a.hash))];
  document.title = JSON.stringify(anchors.map(anchor => {
    location.hash = anchor;
    const lit = [...document.querySelectorAll(".ev")].filter(
      span => getComputedStyle(span).backgroundColor === "rgb(255, 224, 138)");
    return [anchor, lit.map(span => span.textContent).join("")];
  }));
</script>
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the bundle of the realistic case once."""
    if find_browser() is None:
        pytest.skip("no Chromium: install it, or run make ci-setup")
    folder = tmp_path_factory.mktemp("bundle")
    write_bundle(make_case(), folder)
    return folder


def title_of(page: Path) -> str:
    """Load a page and give its title as the browser has it in the end."""
    dom = run_browser(["--dump-dom", page.resolve().as_uri()])
    found = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_pictures_show_something(bundle: Path, tmp_path: Path) -> None:
    """The first page at 1280 pixels and the network are drawn, and are not blank."""
    for picture in take_pictures(bundle, tmp_path):
        data = picture.read_bytes()
        width, height = struct.unpack(">II", data[16:24])
        assert width in {1280, 960}
        assert height > 400
        # A blank picture of this size is packed into a few kilobytes.
        assert len(data) > 30_000


def test_words_in_the_network_never_overlap_as_drawn(bundle: Path, tmp_path: Path) -> None:
    """Measured in the browser, no two words overlap, names stay in their frames, and none is below 10 pixels."""
    page = tmp_path / "measure.html"
    page.write_text(f"<!doctype html><title></title>{(bundle / 'network.svg').read_text('utf-8')}{MEASURE}", "utf-8")
    count, overlaps, framed, smallest = json.loads(title_of(page))
    assert count > 30
    assert overlaps == 0
    assert framed
    assert smallest >= 10


def test_link_lights_up_its_words(bundle: Path, tmp_path: Path) -> None:
    """Following any citation marks exactly the quoted words; the script here only looks, the style sheet does it."""
    text = (bundle / "dossier.html").read_text("utf-8")
    page = tmp_path / "look.html"
    page.write_text(re.sub(r"<meta http-equiv[^>]*>", "", text).replace("</body>", f"{LOOK}</body>"), "utf-8")
    looked = json.loads(title_of(page))
    texts = [document.text for document in sorted(make_case().documents, key=lambda item: (item.path, item.id))]
    assert len(looked) > 30
    for anchor, lit in looked:
        number, start, end = map(int, re.findall(r"\d+", anchor))
        assert lit == texts[number - 1][start:end]


def test_dossier_prints_with_pages_and_legible_citations(bundle: Path, tmp_path: Path) -> None:
    """On paper the dossier has numbered pages, its citations in words, and claims side by side."""
    print_page((bundle / "dossier.html").as_uri(), tmp_path / "dossier.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "dossier.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert 5 <= len(pages) <= 25
    whole = "\n".join(pages)
    assert "S3 ¶5" in whole
    assert f"1 / {len(pages)}" in pages[0]
    assert any("Affirmed by" in page and "Denied by" in page for page in pages)
    assert "泓潭微系统有限公司" in whole


def test_hostile_case_runs_nothing(tmp_path: Path) -> None:
    """A dossier full of hostile words keeps its own title and runs none of them."""
    if find_browser() is None:
        pytest.skip("no Chromium: install it, or run make ci-setup")
    write_bundle(make_hostile_case(), tmp_path)
    page = lxml.html.document_fromstring(run_browser(["--dump-dom", (tmp_path / "dossier.html").as_uri()]))
    assert page.xpath("//script | //img | //@*[starts-with(name(), 'on')]") == []
    assert "<script>alert(1)</script>" in page.xpath("string(//head/title)")
