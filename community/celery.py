"""The Celery application: ``celery -A community worker`` and ``celery -A community beat``."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
app = Celery("community")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_logs(**_: Any) -> None:
    """Celery leaves logging alone when somebody listens here: the settings' logs hold."""
