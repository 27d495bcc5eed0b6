"""The consultation that is measured: twelve questions, open, all on one page or step by step."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup()

from datetime import timedelta  # noqa: E402

from django.utils import timezone  # noqa: E402

from consultations.actions import publishing  # noqa: E402
from consultations.actions.pages import make_page  # noqa: E402
from consultations.models import SignOffSettings  # noqa: E402
from consultations.questionnaire.schema import Question, Schema  # noqa: E402
from consultations.volume import CHOICES  # noqa: E402

QUESTIONS = (
    *(
        Question(key=f"choice_{n}", type="single_choice", label=f"Choice {n}", options=CHOICES)
        for n in range(1, 7)
    ),
    Question(key="several", type="multiple_choice", label="Several", options=CHOICES),
    Question(key="scale", type="scale", label="Scale", options=CHOICES[:5]),
    Question(key="number", type="number", label="Number", whole=True),
    Question(key="day", type="date", label="Day"),
    Question(key="short", type="short_text", label="Short"),
    Question(key="words", type="long_text", label="Words"),
)
page = make_page(
    title="Bench",
    slug="bench",
    opens_at=timezone.now() - timedelta(days=1),
    closes_at=timezone.now() + timedelta(days=9),
    live=True,
    about="<p>" + "A paragraph about the way home and places to go. " * 12 + "</p>",
)
nobody_signs_off = SignOffSettings.load()
nobody_signs_off.youth_panel = nobody_signs_off.oversight_group = 0
nobody_signs_off.save()
publishing.sync(page, Schema(QUESTIONS))
