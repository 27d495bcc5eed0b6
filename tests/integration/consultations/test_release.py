"""Results come out once, however many press the button at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from community.suppression.models import Release
from consultations.actions.answering import NotAccepted
from consultations.actions.publishing import release
from consultations.models import Questionnaire
from tests.factories.consultations import answer, end, make_questionnaire

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_four_at_once_make_one_release() -> None:
    questionnaire = make_questionnaire()
    for _ in range(12):
        answer(questionnaire)
    end(questionnaire)

    def press(_: int) -> bool:
        try:
            release(Questionnaire.objects.select_related("version").get(pk=questionnaire.pk))
        except NotAccepted:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(press, range(4))) == 1
    assert Release.objects.count() == 1
