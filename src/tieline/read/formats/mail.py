"""Mail in the Internet Message Format: header lines, the body, and the names of attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from tieline.errors import DamagedError, EmptyError
from tieline.model import PartialDate
from tieline.read.formats.encoding import decode
from tieline.read.formats.html import read_markup
from tieline.read.formats.readable import Readable, TextBuilder
from tieline.read.metadata import clean_title
from tieline.settings import Limits

MAIL_TYPE = "message/rfc822"

_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_SPACES = re.compile(r"\s+")
MAX_PARTS = 1_000
"""A mail with more parts than this is an attack, not a letter (a choice of ours)."""


def read_mail(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read a mail.

    Args:
        data: The bytes of the message.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        Header lines, the plain body (the HTML one if there is no plain one) and a line for each attachment, each a
        region of kind "part": "header", "body", "attachments". Attachments are named, not read: save them and add them.
        The title is the subject, the published date that of the Date field, in the zone it is written in.

    Raises:
        UnreadableError: Without text, too large, or not decodable.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        parts = list(_iter_leaves(message))[:MAX_PARTS]
    except RecursionError as error:
        hint = "Open it in a mail program and save the message that matters."
        raise DamagedError(f"{path} has parts within parts too deep to follow.", hint=hint) from error
    builder = TextBuilder(path, limits)
    fields = [(name, value) for name in _FIELDS if (value := _find_field(message, name))]
    builder.add("\n".join(f"{name}: {value}" for name, value in fields), kind="part", label="header")
    body = _find_body(parts)
    text = _read_body(body, path, limits) if body is not None else ""
    has_body = builder.add(text, kind="part", label="body") is not None
    names = [_describe(part) for part in parts if part is not body and not _is_alternative(part)]
    builder.add("\n".join(names), kind="part", label="attachments")
    if not has_body and not names:
        raise EmptyError(f"The mail {path} has no text and no attachment.", hint="Leave it out, or save it again.")
    whole, regions = builder.build()
    subject = dict(fields).get("Subject")
    title = clean_title(subject) if subject else None
    return Readable(whole, regions, MAIL_TYPE, title, _find_date(message), builder.gaps)


def _find_field(message: EmailMessage, name: str) -> str | None:
    """Read a header field; the standard library fails on some malformed ones, which then are taken as they stand."""
    try:
        value = message.get(name)
        text = None if value is None else str(value)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        raw = next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), None)
        text = None if raw is None else str(raw)
    return _SPACES.sub(" ", text).strip() or None if text is not None else None


def _find_date(message: EmailMessage) -> PartialDate | None:
    value = _find_field(message, "Date")
    if value is None:
        return None
    try:
        return PartialDate(parsedate_to_datetime(value).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iter_leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are no containers, in order and without recursion; an attached mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            children = part.get_payload()
            if isinstance(children, list):
                waiting.extend(child for child in reversed(children) if isinstance(child, EmailMessage))
        else:
            yield part


def _find_body(parts: list[EmailMessage]) -> EmailMessage | None:
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and not _is_attachment(part):
                return part
    return None


def _read_body(part: EmailMessage, path: str, limits: Limits) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        declared = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        declared = None
    text, _ = decode(payload, path=path, declared=declared)
    if part.get_content_type() != "text/html":
        return text
    try:
        return read_markup(text, path=path, limits=limits).text
    except EmptyError:
        return ""


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or _find_name(part) is not None


def _is_alternative(part: EmailMessage) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not _is_attachment(part)


def _find_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _describe(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True) if part.get_content_type() != MAIL_TYPE else None
    size = f", {len(payload):,} bytes" if isinstance(payload, bytes) else ""
    name = _SPACES.sub(" ", _find_name(part) or "without a name").strip()
    return f"Attachment: {name} ({part.get_content_type()}{size})"
