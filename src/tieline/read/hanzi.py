"""A first cut of Chinese mentions: full names that end in an institution's or a company's form.

Only what punctuation or a line break sets off on the left is taken, because Chinese writes no spaces and the
beginning of a name in running text needs a segmenter.
"""

from __future__ import annotations

import re
from functools import cache

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId
from tieline.model.span import Span
from tieline.read.lexicon import load_yaml
from tieline.read.mention import make_mention

_LEFT = r"(?:(?<=[\s：:，,。；;、（(“\"《〈\-—|/0-9.])|^)"
_NO_NAME = "[的了是由被将从向在也]|隶属|删除|其中|拟收购|收购|关于|以及|根据"
_BODY = rf"(?:(?!{_NO_NAME})[一-鿿]){{2,24}}?(?:[（(][一-鿿]{{2,8}}[）)][一-鿿]{{0,16}}?)?"


def find_hanzi_mentions(document: DocumentId, text: str) -> list[Mention]:
    """Find full Chinese names of organisations.

    Args:
        document: Id of the document.
        text: Its canonical text.

    Returns:
        Mentions in text order.
    """
    name, opening = _patterns()
    found: list[Mention] = []
    for match in name.finditer(text):
        schema = next(Schema(kind) for kind, ending in match.groupdict().items() if ending and kind != "name")
        if not opening.match(match["name"]):
            found.append(make_mention(document, Span(match.start("name"), match.end("name")), schema, text))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a full name, and the pattern of what no name begins with."""
    words = load_yaml("read/zh/names.yml")
    assert isinstance(words, dict)
    endings = "|".join(f"(?P<{kind}>{'|'.join(forms)})" for kind, forms in words["endings"].items())
    name = re.compile(f"{_LEFT}(?P<name>{_BODY}(?:{endings}))(?![一-鿿]*(?:股份|有限|责任))", re.MULTILINE)
    return name, re.compile("|".join(words["openings"]))
