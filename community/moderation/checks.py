"""Refuses to start when people could see each other's words somewhere that nobody has assessed."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError

from community.moderation.features import title_of
from community.moderation.rules.assessing import standings
from community.moderation.states import Standing
from community.registries import shared_contents


def check_assessments(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """A run-out assessment closes its feature by itself, so that the site need not stop for it."""
    names = [one.name for one in shared_contents]
    if not names:
        return []
    try:
        found = standings(names)
    except DatabaseError:  # there are no tables yet, or no database: nothing is switched on
        return []
    errors = [_unassessed(name) for name in names if found[name] is Standing.UNASSESSED]
    return errors + [_ended(name) for name in names if found[name] is Standing.ENDED]


def _unassessed(name: str) -> CheckMessage:
    return Error(
        f"{title_of(name)!r} is switched on, and nobody has recorded its assessment.",
        hint="Record the assessment at /moderation/assessments/, or switch it off there.",
        id="moderation.E001",
    )


def _ended(name: str) -> CheckMessage:
    return CheckWarning(
        f"The assessment of {title_of(name)!r} has run out, so it is closed.",
        hint="Record a new assessment at /moderation/assessments/.",
        id="moderation.W001",
    )
