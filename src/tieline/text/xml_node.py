"""An element of an XML file, without namespaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class XmlNode:
    """An element of a record, with what is inside it.

    Attributes:
        tag: Its name without the namespace.
        attributes: By name without the namespace.
        line: The line of the file it begins on, from 1.
        text: Its own text, on one line.
        children: The elements directly inside, in order.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    children: list[XmlNode] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute.

        Args:
            name: Without the namespace.

        Returns:
            Its value on one line; empty where it is absent.
        """
        return " ".join(self.attributes.get(name, "").split())

    def iter_at(self, path: str) -> Iterator[XmlNode]:
        """Find the elements below this one at a path.

        Args:
            path: Names from child to child ("akaList/aka").

        Yields:
            The elements, in order.
        """
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.tag == name:
                if rest:
                    yield from child.iter_at(rest)
                else:
                    yield child

    def find(self, path: str) -> XmlNode | None:
        """Find the first element below this one at a path.

        Args:
            path: Names from child to child.

        Returns:
            The element; None where there is none.
        """
        return next(self.iter_at(path), None)

    def text_at(self, path: str) -> str:
        """The text of the first element at a path.

        Args:
            path: Names from child to child.

        Returns:
            Its own text on one line; empty where there is none.
        """
        found = self.find(path)
        return "" if found is None else found.text

    def texts_at(self, path: str) -> tuple[str, ...]:
        """The texts of all elements at a path.

        Args:
            path: Names from child to child.

        Returns:
            The texts that are not empty, in order.
        """
        return tuple(node.text for node in self.iter_at(path) if node.text)

    def all_text(self) -> str:
        """The text of this element and of everything inside it.

        Returns:
            On one line: its own text, then that of its children in order.
        """
        return " ".join(filter(None, (self.text, *(child.all_text() for child in self.children))))
