"""Stream an export in a process of its own; prints bytes, seconds and the memory it took."""

import json
import os
import resource
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup()

from consultations.exports import FORMATS  # noqa: E402
from consultations.models import Questionnaire  # noqa: E402

questionnaire = Questionnaire.objects.get(slug=sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
size = lines = 0
for chunk in FORMATS[sys.argv[2]].stream(questionnaire):
    size += len(chunk)
    lines += chunk.count(b"\n")
print(
    json.dumps(
        {
            "bytes": size,
            "lines": lines,
            "seconds": time.perf_counter() - began,
            "start_mb": before / 1024,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
