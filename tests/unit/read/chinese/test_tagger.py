"""The tagger."""

from __future__ import annotations

from tieline.model.span import Span
from tieline.read.chinese.tagger import MAX_CHARS, tag
from tieline.read.chinese.word import make_lines, simplify


def test_words_and_kinds() -> None:
    """Names are told from verbs, and marks are marks."""
    text = "外交部发言人王立新表示，中国反对。"
    (line,) = make_lines(text, [Span(0, len(text))])
    kinds = {word.text: word.kind for word in line.words}
    assert (kinds["王立新"], kinds["表示"], kinds["，"], kinds["中国"]) == ("PER", "v", "w", "LOC")


def test_batches_change_nothing() -> None:
    """A sentence is tagged alike alone and among longer and shorter ones."""
    texts = ["青松大学位于武汉。", "好", "白河机械股份有限公司与青松大学签署了为期三年的合作协议。"]
    assert tag(texts) == [tag([text])[0] for text in texts]


def test_long_text_is_tagged_whole() -> None:
    """A stretch longer than a batch's longest has a tag for each character."""
    text = "的" * (MAX_CHARS + 7)
    assert len(tag([text])[0]) == len(text)


def test_simplified_view_keeps_offsets_and_marks() -> None:
    """The simplified view has the length and the marks of the text."""
    assert simplify("美國商務部（BIS）「列入」，Ａ") == "美国商务部（BIS）「列入」，Ａ"
