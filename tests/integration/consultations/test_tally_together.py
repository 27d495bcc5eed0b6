"""Two count the same answers at the same moment: each answer is counted once.

SQLite lets one transaction write at a time anyway, so only PostgreSQL shows whether we wait.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from time import sleep
from typing import Any

import pytest
from django.db import connections

from consultations.actions import tallying
from consultations.actions.answering import withdraw
from consultations.models import Questionnaire, Tally
from tests.factories.consultations import answer, make_questionnaire

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgres,
]


def meet(monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
    """From now on whoever gets to this call waits a while for the other one to get there too.

    Where both do, one lets the other finish first, and goes on with what it read before.
    """
    both, call = Barrier(2), getattr(place, name)

    def met(*args: Any, **kwargs: Any) -> Any:
        with suppress(BrokenBarrierError):
            sleep(both.wait(timeout=1) / 2)
        return call(*args, **kwargs)

    monkeypatch.setattr(place, name, met)


def together(*deeds: Callable[[], object]) -> None:
    def done(deed: Callable[[], object]) -> None:
        try:
            deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(done, deeds))


def counted(questionnaire: Questionnaire) -> int:
    return Tally.objects.get(questionnaire=questionnaire, table="", cell="").n


def test_two_tallies_count_each_answer_once(monkeypatch: pytest.MonkeyPatch) -> None:
    questionnaire = make_questionnaire()
    for _ in range(7):
        answer(questionnaire)
    meet(monkeypatch, tallying, "counts_of")
    together(*[lambda: tallying.tally(Questionnaire(pk=questionnaire.pk))] * 2)
    assert counted(questionnaire) == 7


def test_two_who_take_back_are_both_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    questionnaire = make_questionnaire()
    responses = [answer(questionnaire).response for _ in range(7)]
    tallying.tally(questionnaire)
    meet(monkeypatch, Tally.objects, "bulk_create")
    together(lambda: withdraw(responses[0]), lambda: withdraw(responses[1]))
    assert counted(questionnaire) == 5


def test_taking_back_while_it_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    questionnaire = make_questionnaire()
    responses = [answer(questionnaire).response for _ in range(4)]
    tallying.tally(questionnaire)
    for _ in range(3):
        answer(questionnaire)
    meet(monkeypatch, Tally.objects, "bulk_create")
    together(
        lambda: tallying.tally(Questionnaire(pk=questionnaire.pk)),
        lambda: withdraw(responses[0]),
    )
    assert counted(questionnaire) == 6
