"""Names of other people in what we hand out: marked for a person to look at, never taken out.

A feature that knows better (say, who a young person's mentor is) enrols a finder of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator

Finder = Callable[[str], Iterable[str]]

# Two words in a row that begin with a capital letter, in any script that has them.
TWO_WORDS = re.compile(r"\b[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)+")
_finders: list[Finder] = []


def two_capitalised_words(text: str) -> Iterator[str]:
    for found in TWO_WORDS.finditer(text):
        words = found.group().split()
        if all(word[0].isupper() for word in words):
            yield " ".join(words)


def enrol(finder: Finder) -> None:
    if finder not in _finders:
        _finders.append(finder)


def withdraw(finder: Finder) -> None:
    if finder in _finders:
        _finders.remove(finder)


def names_in(text: str, *, own: Iterable[str] = ()) -> list[str]:
    """What may be somebody's name, in the order of the text, once each; not the person's own."""
    ours = {name.casefold() for name in own}
    found = [name for finder in (two_capitalised_words, *_finders) for name in finder(text)]
    return [name for name in dict.fromkeys(found) if name.casefold() not in ours]
