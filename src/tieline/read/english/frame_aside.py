"""The frame of a cue set off by commas, which the tree often leaves without a clause of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import Attribution, Scene
from tieline.read.sentence import Sentence

_CUES = "said|says|say|added|adds|noted|notes|explained|argued|wrote|acknowledged|recalled|claimed|insisted|warned"
_ASIDE = re.compile(
    rf", (?P<who>(?:[Tt]he |[Aa]n? )?[\w.'’-]+(?: [\w.'’-]+){{0,6}}?) (?P<cue>{_CUES})(?=,| (?:on )?\w+day\b|[.]?$)"
    rf"|, (?P<cue2>{_CUES}) (?P<who2>[^,.;:]{{2,60}})(?=[.]?$)"
)


def iter_asides(scene: Scene, sentence: Sentence, used: Collection[Span]) -> Iterator[Attribution]:
    """Find sayings whose cue stands beside the sentence it reports.

    Args:
        scene: The document.
        sentence: A parsed sentence.
        used: Cues of which another frame has already made something.

    Yields:
        Attributions in text order.
    """
    base = sentence.span.start
    for match in _ASIDE.finditer(sentence.text):
        group = "cue" if match["cue"] else "cue2"
        cue = Span(base + match.start(group), base + match.end(group))
        kind = scene.cues.verbs.get(match[group])
        if kind is None or kind is CueClass.DEMAND or cue in used:
            continue
        who_end = match.end("who" if match["who"] else "who2")
        head = next((token for token in sentence.doc if token.idx < who_end <= token.idx + len(token.text)), None)
        speaker = scene.speaker(head, sentence) if head is not None else None
        content = _longer_part(scene, sentence, match)
        if speaker is not None and content is not None and not (speaker.span and content.covers(speaker.span)):
            yield scene.make(speaker, cue, kind, content, sentence=sentence, rule="en.say.aside")


def _longer_part(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Span | None:
    """What stands before the aside or behind it, whichever says more.

    Source: PolNeAR's development part, 2026-11-21: F .597 so, .590 when an opening clause is always preferred.
    """
    base = sentence.span.start
    parts = [Span(base, base + match.start())] if match.start() else []
    if match.end() < len(sentence.text):
        parts.append(Span(base + match.end(), sentence.span.end))
    longest = max(parts, key=lambda part: part.end - part.start, default=None)
    return scene.trim(longest) if longest is not None else None
