"""The record of processing (UK GDPR Article 30), written from the declared holdings."""

from collections.abc import Iterator
from dataclasses import dataclass

from community.privacy.rules import how_long
from community.privacy.withholding import kept_because, withheld
from community.registries import Holding, holdings


def record_of_processing() -> str:
    """Markdown; the same declarations always give the same text."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Record of processing"
    yield ""
    yield "Generated from the declared holdings by `manage.py record_of_processing`."
    for holding in sorted(holdings, key=lambda one: one.model):
        yield from _entry(holding)


def _entry(holding: Holding) -> Iterator[str]:
    yield ""
    yield f"## {holding.title} ({holding.model})"
    yield ""
    yield f"- Purpose: {holding.purpose}"
    yield f"- Lawful basis: {holding.lawful_basis}"
    yield f"- Personal fields: {', '.join(holding.fields)}"
    yield f"- Seen by: {', '.join(holding.seen_by)}"
    yield f"- Kept: {how_long(holding.retention)}"
    if because := kept_because(holding):
        yield f"- Stays when somebody is erased: {because}"
    if not_shown := withheld(holding):
        yield f"- Not shown to the person: {not_shown}"


@dataclass(frozen=True)
class Entry:
    """One kind of processing, for the screen."""

    holding: Holding
    kept: str
    stays: str
    withheld: str


def entries() -> list[Entry]:
    return [
        Entry(one, how_long(one.retention), kept_because(one), withheld(one))
        for one in sorted(holdings, key=lambda one: one.title)
    ]
