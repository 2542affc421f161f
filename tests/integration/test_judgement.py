"""A person's decision outlives every rebuild."""

from __future__ import annotations

from pathlib import Path

from tests.integration.program import run
from tests.unit.pipeline.test_import_lists import save_list

TEXT = "Acme Robotics Ltd sells machines to Bolt Works Ltd. Acme Robotics Ltd is a company in Lanqiao.\n"


def test_a_decision_is_applied_after_reading_and_resolving_again(tmp_path: Path) -> None:
    """What was judged different is no hit any more, also when all is read anew and a document is added."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Bolt Works Ltd buys from Acme Robotics Ltd and from Cato Ltd.\n", encoding="utf-8")
    save_list(tmp_path / "list.csv", "Acme Robotics Limited", "Bolt Works Limited")
    assert run("investigate", "a.txt", "--lists", "list.csv", "--out", ".", cwd=tmp_path).code == 0
    hits = {str(hit["party"]): hit for hit in run("review", "ls", cwd=tmp_path).records}
    acme = next(name for name in hits if name.startswith("Acme"))
    run("review", "decide", acme, str(hits[acme]["listing"]), "different", "--by", "A. Analyst", cwd=tmp_path)
    run("add", "b.txt", cwd=tmp_path)
    run("read", "--again", cwd=tmp_path)
    for _ in range(2):
        assert run("resolve", cwd=tmp_path).code == 0
        left = {str(hit["party"]) for hit in run("review", "ls", "--all", cwd=tmp_path).records}
        assert not any(name.startswith("Acme") for name in left)
        assert any(name.startswith("Bolt") for name in left)
