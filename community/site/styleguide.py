"""Samples of every component, for the page that developers look at."""

from datetime import date
from typing import Any

PLACES = ["Bus stop", "School gate", "Park", "Town centre"]
FEELINGS = ["Never", "Sometimes", "Often", "Always"]


def _options(labels: list[str], chosen: int = 0) -> list[dict[str, Any]]:
    return [
        {"value": str(number), "label": label, "checked": number == chosen}
        for number, label in enumerate(labels, start=1)
    ]


SAMPLES: dict[str, Any] = {
    "choices": [
        *_options(PLACES, chosen=2),
        {"value": "skip", "label": "I would rather not say", "apart": True},
    ],
    "numbers": _options([str(number) for number in range(1, 11)], chosen=7),
    "ranked": _options(PLACES),
    "columns": _options(FEELINGS),
    "matrix_rows": [
        {"name": f"place-{row}", "label": place, "cells": _options(FEELINGS, chosen=row)}
        for row, place in enumerate(PLACES, start=1)
    ],
    "errors": [
        {"id": "sample-wrong", "message": "Write a number between 1 and 7."},
        {"id": "sample-choice", "message": "Choose one of the answers, or skip this question."},
    ],
    "answers": [
        {"label": "How do you get home?", "value": "I walk with friends", "url": "#"},
        {"label": "What would help?", "value": "", "url": "#"},
    ],
    "bars": [
        {"label": "Bus stop", "count": 120, "share": 60},
        {
            "label": "A place with quite a long name, such as the path along the canal",
            "count": 45,
            "share": 22.5,
        },
        {"label": "Park", "count": 35, "share": 17.5},
        {"label": "Somewhere else", "count": None, "share": None},
    ],
    "commitments": [
        {
            "what": "New lights on Mill Lane",
            "by": date(2026, 12, 1),
            "state": "done",
            "state_label": "Done",
        },
        {
            "what": "Talk to the bus company",
            "by": date(2027, 1, 15),
            "state": "started",
            "state_label": "Under way",
        },
        {
            "what": "A later last bus on Fridays",
            "by": date(2026, 10, 1),
            "state": "late",
            "state_label": "Late",
        },
    ],
    "steps": [
        {"title": "Answer", "text": "It takes about five minutes. Skip what you like."},
        {"title": "Keep your four words", "text": "They bring you back to your answer."},
        {"title": "See what changed", "text": "We publish what people said and what we did."},
    ],
    "tabs": [
        {"title": "Results", "url": "#", "current": True},
        {"title": "What changed", "url": "#", "current": False},
    ],
    "trail": [{"title": "News", "url": "#"}, {"title": "2026", "url": "#"}],
}
