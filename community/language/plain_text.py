"""The words of a piece of HTML, as somebody reads them: a line for each paragraph or list item."""

from collections.abc import Iterator
from html.parser import HTMLParser

from community.language.word_lists import word_list

BLOCKS = word_list("html blocks")
UNREAD = word_list("html that nobody reads")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")
            if tag == "li":
                self.parts.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread = max(0, self.unread - 1)
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            # A line break in the source is only a space to whoever reads the page.
            self.parts.append(data.replace("\r", " ").replace("\n", " "))


def plain_text(html: str) -> str:
    """Text without tags; entities are characters again; blocks have an empty line between them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(_tidied("".join(reader.parts).split("\n"))).strip()


def _tidied(lines: list[str]) -> Iterator[str]:
    """Single spaces, no empty line after another, and each bullet beside its words."""
    bullet, empty = "", True
    for line in lines:
        words = " ".join(line.split())
        if words == "•":
            bullet = "• "
        elif words or not empty:
            yield bullet + words if words else ""
            bullet = "" if words else bullet
            empty = not words
