"""The lists in ``word_lists.txt``, by name."""

from functools import cache
from pathlib import Path


def word_list(name: str) -> frozenset[str]:
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, list[str]] = {}
    name = ""
    text = (Path(__file__).parent / "word_lists.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(name, []).extend(line.split())
    return {name: frozenset(words) for name, words in lists.items()}
