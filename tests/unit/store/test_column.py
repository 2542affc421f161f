"""Column types."""

import pytest
from sqlalchemy.dialects import sqlite

from tieline.model import PartialDate, Schema
from tieline.store.column import DATE, kind_text

DIALECT = sqlite.dialect()


@pytest.mark.parametrize("text", ["2021", "2021-05", "2021-05-25"])
def test_a_partial_date_stays_as_partial_as_it_is(text: str) -> None:
    """A date is written in its own precision and comes back the same."""
    assert DATE.process_bind_param(PartialDate(text), DIALECT) == text
    assert DATE.process_result_value(text, DIALECT) == PartialDate(text)


def test_nothing_is_no_value() -> None:
    """None is NULL in both directions."""
    assert DATE.process_bind_param(None, DIALECT) is None
    assert DATE.process_result_value(None, DIALECT) is None


def test_a_member_of_a_closed_list_is_written_by_value() -> None:
    """The value is plain text, and comes back as the very member."""
    column = kind_text(Schema)
    assert type(column.process_bind_param(Schema.PLACE, DIALECT)) is str
    assert column.process_bind_param(Schema.PLACE, DIALECT) == "Address"
    assert column.process_result_value("Address", DIALECT) is Schema.PLACE


def test_an_unknown_member_is_refused() -> None:
    """A value outside of the closed list is no silent default."""
    with pytest.raises(ValueError, match="Spaceship"):
        kind_text(Schema).process_result_value("Spaceship", DIALECT)
