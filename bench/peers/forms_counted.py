"""What the peer has stored."""

import json
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.forms_settings"
django.setup()

from wagtail.contrib.forms.models import FormSubmission  # noqa: E402

print(json.dumps({"submissions": FormSubmission.objects.count()}))
