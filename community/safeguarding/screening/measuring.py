"""How well the screening does with texts it has never seen, category by category."""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from community.safeguarding.screening.finding import Category, Finding
from community.safeguarding.screening.screener import Screener
from community.safeguarding.screening.texts import URGENT, Labelled


def measure(screener: Screener, texts: Sequence[Labelled]) -> dict[str, Any]:
    """``concern``: flagged at all (a detail alone is no flag). Shares from 0 to 1."""
    started = perf_counter()
    found = [screener.screen(one.text) for one in texts]
    took = perf_counter() - started
    flagged = [_is_flagged(one) for one in found]
    concern = [one.is_concern for one in texts]
    return {
        "texts": len(texts),
        "concerns": sum(concern),
        "concern": _shares(flagged, concern),
        "urgent flagged": _recall(flagged, [URGENT in one.labels for one in texts]),
        "urgent": _shares([one.urgent for one in found], [URGENT in one.labels for one in texts]),
        "immediate danger flagged": _recall(
            flagged, [Category.IMMEDIATE_DANGER in one.labels for one in texts]
        ),
        "immediate danger urgent": _recall(
            [one.urgent for one in found],
            [Category.IMMEDIATE_DANGER in one.labels for one in texts],
        ),
        "categories": {
            category.value: _shares(
                [category in one.categories for one in found],
                [category.value in one.labels for one in texts],
            )
            for category in Category
        },
        "languages": _recall(
            flagged,
            [mine and one.language != "en" for mine, one in zip(concern, texts, strict=True)],
        ),
        "texts per second": round(len(texts) / took),
    }


def _is_flagged(finding: Finding) -> bool:
    return any(one != Category.IDENTIFYING_DETAILS for one in finding.categories)


def _shares(said: Sequence[bool], true: Sequence[bool]) -> dict[str, Any]:
    both = sum(a and b for a, b in zip(said, true, strict=True))
    return {
        "of": sum(true),
        "recall": round(both / sum(true), 3) if any(true) else None,
        "precision": round(both / sum(said), 3) if any(said) else None,
    }


def _recall(said: Sequence[bool], true: Sequence[bool]) -> dict[str, Any]:
    both = sum(a and b for a, b in zip(said, true, strict=True))
    return {"of": sum(true), "recall": round(both / sum(true), 3) if any(true) else None}
