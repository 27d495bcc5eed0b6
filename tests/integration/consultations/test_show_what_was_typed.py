"""What could not be taken is shown to be copied, all of it."""

import pytest
import time_machine
from django.test import Client

from consultations.models.questionnaires import GRACE
from tests.factories.consultations import make_questionnaire

pytestmark = pytest.mark.django_db


def test_every_text_that_came_too_late_is_shown(client: Client) -> None:
    """Short ones, too; but no choices, numbers or tokens."""
    questionnaire = make_questionnaire()
    base = f"/consultations/{questionnaire.slug}/answer/all/"
    page = client.get(base)
    form = {"token": page.context["token"], "way": "bus", "stop": "Here", "minutes": "77"}
    form["idea"] = "More light on the way home would help me.\nAnd buses."
    with time_machine.travel(questionnaire.closes_at + 2 * GRACE):
        closed = client.post(f"{base}send/", form)
    assert closed.status_code == 409
    html = closed.content.decode()
    assert html.count('<blockquote dir="auto">') == 2
    assert "<p>Here</p>" in html
    assert "More light on the way home would help me.<br>And buses." in html
    assert form["token"] not in html
