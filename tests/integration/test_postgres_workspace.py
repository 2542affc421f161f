"""The whole job in a workspace whose records are in PostgreSQL."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.integration.program import run
from tests.unit.pipeline.test_import_lists import save_list

pytestmark = [pytest.mark.extras, pytest.mark.enable_socket]

POSTGRES_VARIABLE = "TIELINE_TEST_POSTGRES"


@pytest.fixture
def database() -> Iterator[str]:
    """Give the URL of an empty database that is removed afterwards.

    Yields:
        The URL, with its password.
    """
    told = os.environ.get(POSTGRES_VARIABLE)
    if not told:
        pytest.skip(f"no PostgreSQL: name a server's URL, with the right to create databases, in {POSTGRES_VARIABLE}")
    name = f"tieline_test_{secrets.token_hex(8)}"
    engine = create_engine(make_url(told).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(told).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def test_both_backends_give_the_same_records(database: str, tmp_path: Path) -> None:
    """Records of a case are equal, whichever database kept them, and no output shows the password."""
    (tmp_path / "a.txt").write_text("Acme Robotics Ltd said that it sells machines to 飞腾公司.\n", encoding="utf-8")
    save_list(tmp_path / "list_2024-01-01.csv", "Acme Robotics Limited")
    common = ("investigate", "a.txt", "--lists", "list_2024-01-01.csv", "--out")
    variables = {"TIELINE_BLOBS": str(tmp_path / "bytes")}
    assert run(*common, "sqlite", cwd=tmp_path).code == 0
    ended = run(*common, "postgres", "-w", database, cwd=tmp_path, variables=variables)
    assert ended.code == 0
    assert (tmp_path / "bytes" / "blobs").is_dir()
    for name in ("records.jsonl", "dossier.html", "statements.csv"):
        assert (tmp_path / "postgres" / name).read_bytes() == (tmp_path / "sqlite" / name).read_bytes()
    status = run("status", "-w", database, cwd=tmp_path, variables=variables)
    assert status.records[0]["documents"] == 1
    assert (make_url(database).password or "none") not in status.out + status.err
