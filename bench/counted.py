"""What our site has stored."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup()

from consultations.models import Answer, Response  # noqa: E402

stored = Response.objects.filter(questionnaire__slug="bench", state="submitted")
answers = Answer.objects.filter(response__in=stored)
print(json.dumps({"responses": stored.count(), "answers": answers.count()}))
