"""A store on every backend."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tieline.store.base import Store
from tieline.store.open import open_store

POSTGRES_VARIABLE = "TIELINE_TEST_POSTGRES"


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=[pytest.mark.extras, pytest.mark.enable_socket])],
)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give a place for a new workspace's database.

    Yields:
        A folder, or the URL of an empty database that is removed afterwards.
    """
    if request.param == "sqlite":
        yield str(tmp_path / "case.workspace")
        return
    told = os.environ.get(POSTGRES_VARIABLE)
    if not told:
        pytest.skip(f"no PostgreSQL: name a server's URL, with the right to create databases, in {POSTGRES_VARIABLE}")
    name = f"tieline_test_{secrets.token_hex(8)}"
    server = make_url(told).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(told).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """Give an empty store.

    Yields:
        The store, closed afterwards.
    """
    opened = open_store(location)
    yield opened
    opened.close()
