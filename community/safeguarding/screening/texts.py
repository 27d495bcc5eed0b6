"""The labelled texts that screening learns from and is measured with: see ``texts/README.md``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from community.safeguarding.screening.finding import HARMS, Category
from community.safeguarding.screening.phrases import Phrase

FOLDER = Path(__file__).parents[1] / "texts"
TRAINING = FOLDER / "training"
UNSEEN = FOLDER / "unseen"
PHRASES = Path(__file__).with_name("phrases.tsv")
URGENT = "urgent"
LABELS = frozenset({*(one.value for one in Category), URGENT})


class BadText(ValueError):
    """Says which line of which file."""


@dataclass(frozen=True)
class Labelled:
    text: str
    labels: frozenset[str]
    language: str
    file: str

    @property
    def is_concern(self) -> bool:
        return any(harm.value in self.labels for harm in HARMS)

    def is_labelled(self, target: str) -> bool:
        return self.is_concern if target == "concern" else target in self.labels


def read(folder: Path) -> list[Labelled]:
    """Every text of a folder's files, in order; raises :class:`BadText`."""
    return [one for path in sorted(folder.glob("*.tsv")) for one in _read_file(path)]


def _read_file(path: Path) -> Iterator[Labelled]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        labels = {label.strip() for label in columns[0].split(",")} - {"-", ""}
        if len(columns) != 3 or not labels <= LABELS:
            raise BadText(f"{path.name}, line {number}: labels, language, text")
        yield Labelled(columns[2].strip(), frozenset(labels), columns[1].strip(), path.name)


def shipped_phrases() -> list[Phrase]:
    """What the list begins with, before leads publish one of their own."""
    found = []
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, weight, urgent, phrase = line.split("\t")
            entry = {"phrase": phrase, "category": category, "weight": weight}
            found.append(Phrase.of({**entry, "urgent": urgent == "1"}))
    return found
