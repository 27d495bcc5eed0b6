"""A public consultation by its address.

Thirty phones in a class ask for one row: each process fetches it once a second. Times are compared
with the clock, so it closes on the minute all the same; and before anything is stored (``fresh``)
the database is asked whether anything has changed that decides about answering.
"""

import time
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import Http404

from consultations.models.questionnaires import Questionnaire

REMEMBERED_SECONDS = 1.0
MOST_REMEMBERED = 200
_TELLING = ("slug", "live", "opens_at", "closes_at", "closed_at", "version_id")


@dataclass(frozen=True)
class _Kept:
    found: Questionnaire
    until: float
    # Compiled once and asked many times: building this query costs more than answering it.
    question: tuple[str, tuple[Any, ...]]

    def is_as_remembered(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(*self.question)
            return cursor.fetchone() is not None


_remembered: dict[str, _Kept] = {}


def forget_questionnaires(**_: Any) -> None:
    """For signals: a questionnaire was saved in this process."""
    _remembered.clear()


def find_questionnaire(slug: str, *, fresh: bool = False) -> Questionnaire:
    """Not to be changed by the caller. Raises ``Http404``.

    Its schema is fetched only by a process that has not seen it yet.
    """
    kept = _remembered.get(slug)
    if kept and (kept.is_as_remembered() if fresh else kept.until > time.monotonic()):
        return kept.found
    manager = Questionnaire.objects.public().select_related("version").defer("version__schema")
    try:
        found = manager.get(slug=slug, version__isnull=False)
    except Questionnaire.DoesNotExist:
        raise Http404("There is no consultation at this address.") from None
    _keep(found)
    return found


def _keep(found: Questionnaire) -> None:
    if len(_remembered) >= MOST_REMEMBERED:
        _remembered.clear()
    same = {name: getattr(found, name) for name in _TELLING}
    _remembered[found.slug] = _Kept(
        found=found,
        until=time.monotonic() + REMEMBERED_SECONDS,
        question=Questionnaire.objects.public()
        .filter(pk=found.pk, **same)
        .values("pk")
        .query.sql_with_params(),
    )
