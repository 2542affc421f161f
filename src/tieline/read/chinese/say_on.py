"""What a Chinese speaker goes on to say in the next sentences: 毛宁表示，中方坚决反对。我们敦促美方纠正错误。"""

from __future__ import annotations

import re
from dataclasses import replace

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.chinese.say import GOES_ON
from tieline.read.chinese.saying import Saying, trim_content

_FIRST_PERSON = re.compile("(?:我们|我方|我国|我司|我校|我院|我所|我公司|我集团|本公司|本集团|本校|本所)")
_SIDE = re.compile("(?:中方|美方|日方|英方|俄方|欧方|韩方|台方|双方)")
_NOT_ON = frozenset({CueClass.DECLINE_TO_COMMENT, CueClass.REPORT, CueClass.BELIEVE})


def find_continued(last: Saying | None, line: Span, *, text: str, simple: str) -> Saying | None:
    """Find what the speaker of a sentence says in the next one, which has no cue of its own.

    The sentence must open with a word by which speakers name themselves (我们, 本公司), or with the side that their
    words before opened with (中方).

    Args:
        last: The last saying of the sentence before, in the same paragraph; None where it has none.
        line: The sentence.
        text: The document's text.
        simple: The same in simplified characters.

    Returns:
        The saying under the cue of the last one; None where somebody else may speak.
    """
    if last is None or last.cue_class in _NOT_ON or last.content.end < last.cue.start:
        return None
    opening = _FIRST_PERSON.match(simple, line.start, line.end) or _SIDE.match(simple, line.start, line.end)
    if opening is None:
        return None
    if _SIDE.fullmatch(opening[0]) and not simple.startswith(opening[0], last.content.start):
        return None
    content = trim_content(text, line)
    return replace(last, cue_class=CueClass.ASSERT, content=content, rule=GOES_ON) if content else None
