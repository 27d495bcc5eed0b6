"""The fixed words of a template, as a reader meets them: what stands to be translated in it."""

from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

# What a reader would see in place of a variable.
SAMPLES = {
    "hours": "Monday to Friday, 9 to 5",
    "only_if": "you said yes",
    "reader": "the participation lead",
    "term": "bus",
    "words": "SHOUT",
    "label": "Your age",
}
DATES = {"day": "1 June 2026", "when": "5pm on 1 June 2026", "date": "1 June 2026"}
FIGURE = "10"


def words_of(path: Path) -> list[str]:
    """Each text apart; both forms of one that has a plural."""
    return [" ".join(text.split()) for text in _texts(Lexer(path.read_text()).tokenize())]


def _texts(tokens: list[Token]) -> Iterator[str]:
    inside: list[str] | None = None
    for token in tokens:
        bits = token.split_contents() if token.token_type is TokenType.BLOCK else [""]
        if bits[0] in {"translate", "trans"} and bits[1][0] in "\"'":
            yield bits[1][1:-1]
        elif bits[0] in {"blocktranslate", "blocktrans"}:
            inside = []
        elif bits[0] in {"endblocktranslate", "endblocktrans", "plural"} and inside is not None:
            yield "".join(inside)
            inside = [] if bits[0] == "plural" else None
        elif inside is not None and token.token_type is TokenType.TEXT:
            inside.append(token.contents)
        elif inside is not None and token.token_type is TokenType.VAR:
            inside.append(_sample(token.contents))


def _sample(variable: str) -> str:
    name = variable.partition("|")[0].strip()
    return DATES.get(name) or SAMPLES.get(name, FIGURE)
