"""Tokens as the form page hands them out, one a line, so that each post is somebody else's."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup()

from consultations.models import Questionnaire  # noqa: E402
from consultations.tokens import new_token  # noqa: E402

questionnaire = Questionnaire.objects.get(slug="bench")
for _ in range(int(sys.argv[1])):
    print(new_token(questionnaire).signed())
