"""Bad input of every kind: each item gets one clear line, and the rest is processed."""

from __future__ import annotations

import io
import json
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.read.formats.samples import make_docx, make_pdf
from tieline.settings import Limits, Settings

GOOD = "Acme Robotics said on Monday that it sells machines to Bolt Works Ltd."


def _zip_bomb() -> bytes:
    """An archive whose one member unpacks to a thousand times its size."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 50_000_000)
    return data.getvalue()


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "picture-named.pdf": (b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "unknown_format"),
    "locked.pdf": (make_pdf([["Secret."]], encrypt=True), "encrypted_pdf"),
    "truncated.docx": (make_docx()[:400], "damaged_docx"),
    "bomb.zip": (_zip_bomb(), "zip_bomb"),
    "invalid.txt": ("飞腾公司".encode() * 20 + b"\xff\x80 and more text", "invalid_encoding"),
    "huge.txt": ((GOOD + "\n").encode() * (50_000_000 // len(GOOD)), "too_large"),
}
"""Name of each bad file, its bytes, and the code of its issue."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of bad files with one good file among them.

    Returns:
        The folder.
    """
    made = tmp_path / "documents"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, (data, _) in BAD_FILES.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def silent_url() -> Iterator[str]:
    """Give the address of a server that accepts and never answers.

    Yields:
        The URL.
    """
    server = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []
    waiting = threading.Thread(target=lambda: kept.append(server.accept()[0]), daemon=True)
    waiting.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/page.html"
    waiting.join(5)
    for connection in (*kept, server):
        connection.close()


@pytest.mark.enable_socket
def test_every_bad_item_is_one_clear_line(
    tieline: Run, folder: Path, silent_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each bad item is named with what to try, is an issue record, and does not keep the good one from being read."""
    (tmp_path / "unknown-list.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    (tmp_path / "no-column.csv").write_text("colour\nred\n", encoding="utf-8")
    quick = Settings(source_date_epoch=1, allow_private=True, limits=Limits(url_timeout_s=0.5))
    monkeypatch.setattr(Settings, "from_env", lambda: quick)
    arguments = ["--lists", "unknown-list.csv", "--ownership", "no-column.csv", "--out", "out"]
    ended = tieline("investigate", str(folder), silent_url, *arguments)
    wanted = {name: code for name, (_, code) in BAD_FILES.items()}
    wanted |= {"page.html": "timeout", "unknown-list.csv": "unknown_format", "no-column.csv": "missing_column"}
    lines = ended.err.splitlines()
    issues = [record for record in read_records(tmp_path / "out") if record["kind"] == "issue"]
    assert (ended.code, len(lines), len(issues)) == (3, len(wanted) + 1, len(wanted))
    for name, code in wanted.items():
        (line,) = (line for line in lines if name in line)
        assert line.startswith("issue: ")
        assert line.endswith(f"[{code}]")
        assert "; try: " in line
        assert [issue["code"] for issue in issues if name in str(issue["message"])] == [code]


def test_the_good_item_is_read(tieline: Run, folder: Path, tmp_path: Path) -> None:
    """What stands among bad files is read as if it stood alone."""
    (folder / "huge.txt").unlink()
    tieline("investigate", str(folder), "--out", "out")
    records = read_records(tmp_path / "out")
    assert [Path(str(record["path"])).name for record in records if record["kind"] == "document"] == ["good.txt"]
    assert "Acme Robotics" in {record["name"] for record in records if record["kind"] == "entity"}


def read_records(folder: Path) -> list[dict[str, object]]:
    """Read the records of a bundle, without the texts, which may be long."""
    records = map(json.loads, (folder / "records.jsonl").read_text(encoding="utf-8").splitlines())
    return [{**record, "text": ""} for record in records]
