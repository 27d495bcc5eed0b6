"""The site's secret key is changed while people are at work: nobody loses anything (trust S4)."""

from typing import Any

import pytest
from django.test import Client

from consultations.models import Response
from tests.factories.consultations import make_questionnaire
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("S4")]
NEW = "another key, long enough and never seen before, for the days after the change of keys"


@pytest.fixture
def changed(settings: Any) -> Any:
    """Called in the middle: as SECURITY.md says, the old key stays behind for two weeks."""

    def change(*, keep_old: bool) -> None:
        old, settings.SECRET_KEY = settings.SECRET_KEY, NEW
        settings.SECRET_KEY_FALLBACKS = [old] if keep_old else []

    return change


def test_who_is_signed_in_stays_so(client: Client, cast: Cast, changed: Any) -> None:
    client.force_login(cast.young_person)
    changed(keep_old=True)
    assert client.get("/my/").status_code == 200


def test_what_somebody_has_begun_to_answer_goes_on(client: Client, changed: Any) -> None:
    questionnaire = make_questionnaire()
    base = f"/consultations/{questionnaire.slug}/answer/"
    first = client.get(base, follow=True).redirect_chain[-1][0]
    client.post(first, {"way": "walk"})
    changed(keep_old=True)
    assert client.get(f"{base}check/").status_code == 200
    assert client.post(f"{base}send/").status_code == 302
    assert Response.objects.submitted().count() == 1


def test_once_the_old_one_is_gone_what_it_signed_is_worth_nothing(
    client: Client, cast: Cast, changed: Any
) -> None:
    client.force_login(cast.young_person)
    changed(keep_old=False)
    assert client.get("/my/").status_code == 302
