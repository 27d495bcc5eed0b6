"""Plain lists of words that the rules ask: see ``word_lists.tsv``."""

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("word_lists.tsv")


def words_called(name: str) -> tuple[str, ...]:
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in rows}
