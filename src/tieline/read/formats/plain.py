"""Plain text and Markdown: the text stays as it is, line by line."""

from __future__ import annotations

import re

from tieline.errors import EmptyError
from tieline.read.formats.encoding import decode
from tieline.read.formats.readable import Readable, check_length, find_reordering
from tieline.read.metadata import clean_title, find_front_matter, find_published, find_title
from tieline.settings import Limits
from tieline.text.normal import canonical, count_reordering

TEXT_TYPE = "text/plain"
MARKDOWN_TYPE = "text/markdown"

_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)\Z", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>[^\n]*[^\s#])[ \t]*#*[ \t]*$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"\s*#[ \t]+\S")
_EMPHASIS = re.compile(r"\*\*|__|`")
HEAD_CHARS = 4_000
"""Where a Markdown title is looked for (a choice of ours)."""


def read_text(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read plain text or Markdown.

    Whether a text is Markdown shows in its front matter or in a first line that is a heading; the name ".md" settles
    what the content leaves open. Markdown marks stay in the text.

    Args:
        data: The bytes, in any encoding that `encoding.decode` knows.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        The readable text, without regions.

    Raises:
        UnreadableError: Empty, too large, or no text.
    """
    check_length(len(data) // 4, path=path, limits=limits)
    raw, _ = decode(data, path=path)
    check_length(len(raw), path=path, limits=limits)
    text = canonical(raw)
    if not text or text.isspace():
        raise EmptyError(f"There is no text in {path}.", hint="Leave it out, or get a copy with words in it.")
    gaps = find_reordering(count_reordering(raw), path)
    front = find_front_matter(text)
    is_markdown = front is not None or _FIRST_HEADING.match(text) or _MARKDOWN_NAME.search(path)
    if not is_markdown:
        return Readable(text, (), TEXT_TYPE, find_title(text), find_published(text), gaps)
    heading = _HEADING.search(text, 0, HEAD_CHARS)
    stated = front.title if front else None
    published = front.published_on if front else None
    shown = clean_title(_EMPHASIS.sub("", heading["title"])) if heading else None
    title = stated or shown or find_title(text)
    return Readable(text, (), MARKDOWN_TYPE, title, published or find_published(text), gaps)
