"""Settings: one frozen object, read once in the interfaces and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULT_WORKSPACE = "tieline.workspace"

DEFAULT_LIST_DROP_PCT = 20
"""A list that lost more than this share of its entries since the last edition is taken for a broken download. Source:
the editions that `docs/list-changes.md` compares, up to four years apart: no list of 60 entries or more shrank by more
than 2 %; the largest removal known to us, OFAC's end of the Syria programme on 2025-06-30, took 518 of some 17,000."""

DEFAULT_LIST_AGE_DAYS = 30
"""From this age on an official list counts as old: lists change several times a month."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits that guard this machine against hostile or accidental input.

    Attributes:
        file_bytes: Largest single file or response that is captured.
        zip_bytes: Most bytes that one archive may unpack to.
        zip_members: Most members that one archive may hold.
        zip_ratio: Largest ratio of unpacked to packed size of one member.
        text_chars: Longest canonical text, in code points; above it a document is refused, never cut.
        reading_chars: Longest text that is read for names, ties and utterances, in code points; a longer one is kept
            and searchable, and an issue says so.
        url_timeout_s: Seconds that one whole retrieval may take.
        url_redirects: Most redirects that are followed.
    """

    file_bytes: int = 256 * 1024 * 1024
    zip_bytes: int = 1024 * 1024 * 1024
    zip_members: int = 10_000
    zip_ratio: int = 200
    text_chars: int = 100_000_000
    reading_chars: int = 2_000_000
    url_timeout_s: float = 30.0
    url_redirects: int = 5


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model may propose what it reads; none may unless it is named.

    Attributes:
        url: Base address of an OpenAI-compatible server, such as "http://localhost:11434/v1".
        model: Name of the model there.
        key: What the server is shown to let us in. It comes from the environment alone, and is never written or shown.
        timeout_s: Seconds that one answer may take.
        allow_http: Whether the server may be another machine without TLS.
        price_in: Price of 1,000 tokens of questions, in any currency; None when not told.
        price_out: Price of 1,000 tokens of answers.
        gliner: Folder of GLiNER weights, asked instead of a server.
    """

    url: str | None = None
    model: str | None = None
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 120.0
    allow_http: bool = False
    price_in: float | None = None
    price_out: float | None = None
    gliner: str | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> ModelSettings:
        """Read the settings of models from environment variables.

        Args:
            environ: The variables. Understood are TIELINE_LLM_URL, TIELINE_LLM_MODEL, TIELINE_LLM_KEY,
                TIELINE_LLM_TIMEOUT_S, TIELINE_LLM_ALLOW_HTTP ("1" allows), TIELINE_LLM_PRICE_IN, TIELINE_LLM_PRICE_OUT
                (plain numbers; anything else is ignored) and TIELINE_GLINER.

        Returns:
            Settings with the defaults for everything that is not set.
        """
        return cls(
            url=environ.get("TIELINE_LLM_URL") or None,
            model=environ.get("TIELINE_LLM_MODEL") or None,
            key=environ.get("TIELINE_LLM_KEY") or None,
            timeout_s=_read_number(environ.get("TIELINE_LLM_TIMEOUT_S", "")) or cls().timeout_s,
            allow_http=environ.get("TIELINE_LLM_ALLOW_HTTP") == "1",
            price_in=_read_number(environ.get("TIELINE_LLM_PRICE_IN", "")),
            price_out=_read_number(environ.get("TIELINE_LLM_PRICE_OUT", "")),
            gliner=environ.get("TIELINE_GLINER") or None,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What the interfaces were told, once.

    Attributes:
        workspace: Path of the workspace folder, or a PostgreSQL URL.
        blobs: Folder of the bytes and the lock of a workspace whose records are in PostgreSQL; None means the default
            workspace folder. Not used when the workspace is a folder.
        allow_private: Whether URLs may point to loopback or private addresses.
        source_date_epoch: Seconds since 1970 that replace the clock (the SOURCE_DATE_EPOCH convention of
            reproducible-builds.org); None uses the clock.
        limits: Limits on untrusted input.
        list_age_days: From which age on an official list is named as old wherever names are screened.
        list_drop_pct: Share of its entries, in percent, that an official list may lose from one edition to the next;
            one that lost more is refused unless forced.
        list_sources: YAML file of addresses of lists, beside those that Tieline knows; None adds none.
        models: Which model may propose what it reads.
    """

    workspace: str = DEFAULT_WORKSPACE
    allow_private: bool = False
    source_date_epoch: int | None = None
    limits: Limits = field(default_factory=Limits)
    blobs: str | None = None
    list_age_days: int = DEFAULT_LIST_AGE_DAYS
    list_drop_pct: int = DEFAULT_LIST_DROP_PCT
    list_sources: str | None = None
    models: ModelSettings = field(default_factory=ModelSettings)

    @classmethod
    def from_env(cls, *, environ: Mapping[str, str] | None = None) -> Settings:
        """Read settings from environment variables.

        Args:
            environ: The variables; None means those of this process. Understood are TIELINE_WORKSPACE, TIELINE_BLOBS,
                TIELINE_ALLOW_PRIVATE ("1" allows), TIELINE_LIST_SOURCES, TIELINE_LIST_AGE_DAYS, TIELINE_LIST_DROP_PCT
                and SOURCE_DATE_EPOCH (integers; anything else is ignored), and those of `ModelSettings.from_env`.

        Returns:
            Settings with the defaults for everything that is not set.
        """
        env = os.environ if environ is None else environ
        epoch = _read_integer(env.get("SOURCE_DATE_EPOCH", ""))
        list_drop_pct = _read_integer(env.get("TIELINE_LIST_DROP_PCT", ""))
        list_age_days = _read_integer(env.get("TIELINE_LIST_AGE_DAYS", ""))
        return cls(
            workspace=env.get("TIELINE_WORKSPACE") or DEFAULT_WORKSPACE,
            allow_private=env.get("TIELINE_ALLOW_PRIVATE") == "1",
            source_date_epoch=epoch,
            blobs=env.get("TIELINE_BLOBS") or None,
            list_drop_pct=DEFAULT_LIST_DROP_PCT if list_drop_pct is None else list_drop_pct,
            list_sources=env.get("TIELINE_LIST_SOURCES") or None,
            list_age_days=DEFAULT_LIST_AGE_DAYS if list_age_days is None else list_age_days,
            models=ModelSettings.from_env(env),
        )


def _read_integer(text: str) -> int | None:
    """An integer of a variable; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() else None


def _read_number(text: str) -> float | None:
    """A plain number of a variable, 0 or more; None where it is none."""
    whole, _, fraction = text.partition(".")
    is_number = text.isascii() and (whole + fraction).isdigit() and len(text) <= 12
    return float(text) if is_number else None
