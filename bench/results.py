"""How long the numbers of 'volume' take from its counters: the median of many, in one process."""

import json
import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from consultations import results  # noqa: E402
from consultations.models import Questionnaire  # noqa: E402

questionnaire = Questionnaire.objects.select_related("version").get(slug="volume")
schema = questionnaire.wording.compiled
times = []
for _ in range(30):
    began = time.perf_counter()
    counted = results.published_tables(questionnaire, schema)
    payload = results.results_of(questionnaire, schema, counted)
    times.append((time.perf_counter() - began) * 1000)
with CaptureQueriesContext(connection) as captured:
    results.published_tables(questionnaire, schema)
print(
    json.dumps(
        {
            "milliseconds": statistics.median(times),
            "queries": len(captured),
            "responses": payload["responses"],
        }
    )
)
