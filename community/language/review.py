"""What a writer is told about a text: the grade, hard words with plain ones, easy-read findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from community.language import easy_read, plain_words, readability
from community.language.audience import Audience, fits, judge
from community.language.readability import Reading


class Part(NamedTuple):
    """A piece of the text; with ``plain`` it is a hard word or phrase."""

    text: str
    plain: str = ""
    why: str = ""


class Sentence(NamedTuple):
    """One sentence and what easy read would change in it."""

    text: str
    findings: tuple[easy_read.Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Review:
    reading: Reading
    verdict: str
    fits: bool | None
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]

    @property
    def hard(self) -> tuple[Part, ...]:
        """Each hard word that has a plain one, once."""
        found = {part.text.lower(): part for part in self.parts if part.plain}
        return tuple(found.values())

    @property
    def long_words(self) -> tuple[str, ...]:
        """Hard words for which the list has nothing plainer."""
        listed = {part.text.lower() for part in self.parts if part.plain}
        return tuple(word for word in self.reading.hard_words if word not in listed)


def review(text: str, audience: Audience) -> Review:
    reading = readability.measure(text)
    english = reading.grade is not None
    return Review(
        reading=reading,
        verdict=judge(reading, audience),
        fits=fits(reading, audience),
        parts=tuple(marked(text)) if english else (Part(text),),
        sentences=tuple(_by_sentence(text)) if english else (),
    )


def marked(text: str) -> Iterator[Part]:
    """The whole text, cut at its hard words."""
    place = 0
    for found in plain_words.suggestions(text):
        if found.start > place:
            yield Part(text[place : found.start])
        yield Part(found.found, found.plain, found.why)
        place = found.end
    if place < len(text):
        yield Part(text[place:])


def _by_sentence(text: str) -> Iterator[Sentence]:
    together: dict[int, list[easy_read.Finding]] = {}
    for finding in easy_read.check(text):
        together.setdefault(finding.start, []).append(finding)
    for findings in together.values():
        yield Sentence(findings[0].sentence, tuple(findings))
