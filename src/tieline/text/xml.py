"""Reading XML files: one record after the other, nothing expanded or fetched, one in memory.

The parser is expat, fed piece by piece. A document type is refused before anything of it is read, so that no entity is
ever declared; depth, size and number of the nodes of a record have limits. A broken record is left out and counted, and
reading goes on behind it; what stands before a cut is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NoReturn
from xml.parsers import expat

from tieline.errors import DamagedError, UnsafeError
from tieline.text.xml_node import XmlNode
from tieline.text.xml_text import CHUNK_BYTES, clean_xml

MAX_DEPTH = 64
"""Open elements at once. Source: the official lists nest at most 9 deep (EU, UN and OFAC files of 2022 to 2026)."""
MAX_RECORD_NODES = 100_000
"""Elements in one record. Source: the largest of the official files is the table of reference values of OFAC's Enhanced
XML, with about 4,000."""
MAX_RECORD_CHARS = 10_000_000
"""Characters in one record. Source: the limit of libxml2 for one text (XML_MAX_TEXT_LENGTH)."""
MAX_TOKEN_BYTES = 1_000_000
"""Bytes of one tag: a longer one is read anew with every piece. Source: official files have a few hundred."""
MAX_BROKEN = 1_000
"""After this many broken records the rest of the file is given up."""


class _Builder:
    """Takes expat's events and makes records of them."""

    def __init__(self, source: str, tags: Collection[str]) -> None:
        self.source = source
        self.ready = list[XmlNode]()
        self.root: XmlNode | None = None
        self.around = list[str]()
        self.record = ""
        self._tags = frozenset(tags)
        self._open = list[XmlNode]()
        self._texts = list[list[str]]()
        self._nodes = self._chars = self._lines = 0
        self.parser = expat.ParserCreate(encoding="utf-8")

    def open_parser(self, lines: int) -> int:
        """Begin again behind a record that is broken, inside the elements that were open around it."""
        around, self.around, self.record = self.around, [], ""
        self._open, self._texts, self._nodes, self._chars, self._lines = [], [], 0, 0, lines
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        head = "".join(f"<{name}>" for name in around).encode()
        if head:
            self.parser.Parse(head, False)
        return len(head)

    def line(self) -> int:
        """The line of the file that the parser is at."""
        return self._lines + self.parser.CurrentLineNumber

    def refuse(self, told: str) -> NoReturn:
        """Refuse the file for what it has."""
        message = f"{self.source} has {told} near line {self.line()}, and is not read."
        raise UnsafeError(message, hint="Get the file again from its authority.")

    def take(self) -> list[XmlNode]:
        """The records that are whole since the last call."""
        ready, self.ready = self.ready, []
        return ready

    def _refuse_doctype(self, *_: object) -> None:
        self.refuse("a document type, which no official list has and which can hide a bomb,")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.around) + len(self._open) >= MAX_DEPTH:
            self.refuse(f"elements more than {MAX_DEPTH} deep")
        tag = name.rpartition(":")[2]
        if not self._open:
            if self.root is None:
                self.root = self._make_node(tag, attributes)
            if tag not in self._tags or not self.around:
                self.around.append(name)
                return
            self.record = name
        node = self._make_node(tag, attributes)
        self._nodes += 1
        if self._nodes > MAX_RECORD_NODES:
            self.refuse(f"a record of more than {MAX_RECORD_NODES:,} elements")
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)
        self._texts.append([])

    def _make_node(self, tag: str, attributes: dict[str, str]) -> XmlNode:
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items() if not key.startswith("xmlns")}
        self._count(sum(map(len, bare.values())))
        return XmlNode(tag, bare, self.line())

    def _count(self, chars: int) -> None:
        self._chars += chars
        if self._chars > MAX_RECORD_CHARS:
            self.refuse(f"a record of more than {MAX_RECORD_CHARS:,} characters")

    def _end(self, _: str) -> None:
        if not self._open:
            self.around.pop()
            return
        node = self._open.pop()
        node.text = " ".join("".join(self._texts.pop()).split())
        if not self._open:
            self.ready.append(node)
            self._nodes = self._chars = 0
            self.record = ""

    def _text(self, data: str) -> None:
        if self._open:
            self._count(len(data))
            self._texts[-1].append(data)


class XmlRecords(Iterator[XmlNode]):
    """The records of an XML file, one at a time.

    Attributes:
        is_cut: Whether the file ended or broke before its end; known once all records are read.
        breaks: Where it is broken ("at line 7 (mismatched tag)"): a record that was left out for each, but the place
            of the cut for the last where the file is cut.
        bad: How many letters could not be read as the file states them.
        bad_line: The line of the first of them; 0 when there is none.
    """

    def __init__(self, data: bytes, source: str, tags: Collection[str]) -> None:
        """Open a file.

        Args:
            data: The file.
            source: Its path or URL, for messages.
            tags: Names of the elements that are records, without namespaces. One inside another is part of it, and
                the root is none.

        Raises:
            DamagedError: It states an encoding that is not known.
        """
        text = clean_xml(data, source)
        self.is_cut = False
        self.breaks = list[str]()
        self.bad, self.bad_line = text.bad, text.bad_line
        self._source, self._data = source, text.data
        self._builder = _Builder(source, tags)
        self._prefix = 0
        self._nodes = self._iter_nodes()

    @property
    def root(self) -> XmlNode:
        """The root element without its content; nameless before the first record is read."""
        return self._builder.root or XmlNode("", {}, 0)

    def __next__(self) -> XmlNode:
        """The next record.

        Returns:
            The record.

        Raises:
            DamagedError: It is no XML, or broken before its first record.
            UnsafeError: It has a document type, or goes beyond the limits.
        """
        return next(self._nodes)

    def _iter_nodes(self) -> Iterator[XmlNode]:
        start, lines, found = 0, 0, 0
        while True:
            try:
                for node in self._iter_from(start, lines):
                    found += 1
                    yield node
                return
            except expat.ExpatError as error:
                told = expat.ErrorString(error.code) or "broken"
                self.breaks.append(f"at line {self._builder.line()} ({told})")
                resumed = self._find_next(start)
            if resumed is None and not found:
                place = f"{self._source} is broken or cut off {self.breaks[-1]}, before its first entry."
                raise DamagedError(place, hint="Get the file again from its authority.")
            if resumed is None:
                self.is_cut = True
                return
            lines += self._data.count(b"\n", start, resumed)
            start = resumed

    def _iter_from(self, start: int, lines: int) -> Iterator[XmlNode]:
        """The records from a place of the file on, up to its end or the next fault."""
        data, builder = self._data, self._builder
        self._prefix = builder.open_parser(lines)
        try:
            for place in range(start, len(data), CHUNK_BYTES):
                chunk = data[place : place + CHUNK_BYTES]
                builder.parser.Parse(chunk, False)
                if place + len(chunk) - start + self._prefix - builder.parser.CurrentByteIndex > MAX_TOKEN_BYTES:
                    builder.refuse(f"a tag of more than {MAX_TOKEN_BYTES:,} bytes")
                yield from builder.take()
            builder.parser.Parse(b"", True)
        except expat.ExpatError:
            yield from builder.take()
            raise

    def _find_next(self, start: int) -> int | None:
        """Where reading can go on behind the record in which the parser stopped; None where it cannot."""
        if not self._builder.record or len(self.breaks) > MAX_BROKEN:
            return None
        end = f"</{self._builder.record}>".encode()
        place = self._data.find(end, start - self._prefix + self._builder.parser.ErrorByteIndex)
        return None if place < 0 else place + len(end)


def iter_elements(data: bytes, source: str, tags: Collection[str]) -> XmlRecords:
    """Read an XML file record by record.

    Args:
        data: The file, in any usual encoding.
        source: Its path or URL, for messages.
        tags: Names of the elements that are records, without namespaces, such as {"sdnEntry"}.

    Returns:
        An iterator over the records in file order. After it is used up, it tells what was broken and whether the file
        was cut off.

    Raises:
        DamagedError: It states an encoding that is not known.
    """
    return XmlRecords(data, source, tags)
