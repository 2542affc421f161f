"""Settings from the environment."""

from __future__ import annotations

import dataclasses

import pytest

from tieline.settings import DEFAULT_WORKSPACE, Limits, ModelSettings, Settings


def test_empty_environment_gives_the_defaults() -> None:
    """Nothing set is nothing changed."""
    assert Settings.from_env(environ={}) == Settings()
    assert Settings().workspace == DEFAULT_WORKSPACE
    assert Settings().limits == Limits()


def test_variables_are_understood() -> None:
    """Each variable sets its own setting."""
    settings = Settings.from_env(
        environ={"TIELINE_WORKSPACE": "case", "TIELINE_ALLOW_PRIVATE": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    )
    assert (settings.workspace, settings.allow_private, settings.source_date_epoch) == ("case", True, 1700000000)


@pytest.mark.parametrize("value", ["", "0", "yes", "true"])
def test_private_addresses_need_an_explicit_one(value: str) -> None:
    """Only "1" opens private addresses."""
    assert Settings.from_env(environ={"TIELINE_ALLOW_PRIVATE": value}).allow_private is False


@pytest.mark.parametrize("value", ["", "soon", "-1", "1.5"])
def test_senseless_epoch_is_ignored(value: str) -> None:
    """A clock that cannot be read leaves the real one."""
    assert Settings.from_env(environ={"SOURCE_DATE_EPOCH": value}).source_date_epoch is None


@pytest.mark.parametrize(("value", "days"), [("7", 7), ("0", 0), ("", 30), ("-1", 30), ("soon", 30)])
def test_the_age_of_lists_can_be_set(value: str, days: int) -> None:
    """In whole days; anything else leaves the default."""
    assert Settings.from_env(environ={"TIELINE_LIST_AGE_DAYS": value}).list_age_days == days


def test_process_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The interfaces call it without arguments."""
    monkeypatch.setenv("TIELINE_WORKSPACE", "from-process")
    assert Settings.from_env().workspace == "from-process"


def test_settings_cannot_change() -> None:
    """They are read once and handed down."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().workspace = "other"  # type: ignore[misc]  # that is what is tested


def test_models_are_named_by_the_environment() -> None:
    """Address, name, key, time, prices and weights; the key is not shown."""
    told = {
        "TIELINE_LLM_URL": "http://localhost:1/v1",
        "TIELINE_LLM_MODEL": "m",
        "TIELINE_LLM_KEY": "sk-1",
        "TIELINE_LLM_TIMEOUT_S": "9.5",
        "TIELINE_LLM_ALLOW_HTTP": "1",
        "TIELINE_LLM_PRICE_IN": "0.5",
        "TIELINE_LLM_PRICE_OUT": "0",
        "TIELINE_GLINER": "weights",
    }
    models = Settings.from_env(environ=told).models
    assert models == ModelSettings("http://localhost:1/v1", "m", "sk-1", 9.5, True, 0.5, 0.0, "weights")
    assert "sk-1" not in repr(models)


@pytest.mark.parametrize("value", ["", "soon", "-1", "1e3", "1.5.5", ".", "１", "9" * 13])
def test_a_price_that_is_no_plain_number_is_none(value: str) -> None:
    """Nothing is guessed; no model is asked by default."""
    models = Settings.from_env(environ={"TIELINE_LLM_PRICE_IN": value, "TIELINE_LLM_TIMEOUT_S": value}).models
    assert models == ModelSettings()
