"""The dossier in a real browser: what it loads, what it looks like, and how it prints."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
from PIL import Image

from scripts.screenshots import draw_page, find_browser, print_page, run_browser, take_pictures
from tests.unit.report.case_factory import make_case
from tests.unit.report.hostile_case import make_hostile_case
from tieline.report.bundle import write_bundle

pytestmark = [pytest.mark.extras, pytest.mark.browser]

TARGET_COLOUR = (255, 224, 138)
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
        with Image.open(picture) as image:
            assert image.width in {1280, 960}
            assert len(image.convert("RGB").getcolors(1 << 20) or []) > 50


def test_words_in_the_network_never_overlap_as_drawn(bundle: Path, tmp_path: Path) -> None:
    """Measured in the browser, no two words overlap, names stay in their frames, and none is below 10 pixels."""
    page = tmp_path / "measure.html"
    page.write_text(f"<!doctype html><title></title>{(bundle / 'network.svg').read_text('utf-8')}{MEASURE}", "utf-8")
    count, overlaps, framed, smallest = json.loads(title_of(page))
    assert count > 30
    assert overlaps == 0
    assert framed
    assert smallest >= 10


def test_link_lights_up_its_words_without_script(bundle: Path, tmp_path: Path) -> None:
    """Following a citation scrolls to the words and marks them, in a frame that may run no script."""
    text = (bundle / "dossier.html").read_text("utf-8")
    anchor = re.findall(r'class="cite" href="(#doc-3-s[^"]+)"', text)[-1]
    (bundle / "frame.html").write_text(
        '<!doctype html><body style="margin:0"><iframe sandbox style="border:0" width="1280" height="900"'
        f' src="dossier.html{anchor}"></iframe>',
        "utf-8",
    )
    draw_page((bundle / "frame.html").as_uri(), tmp_path / "target.png", size_px=(1280, 900))
    with Image.open(tmp_path / "target.png") as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    assert TARGET_COLOUR in colours


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
