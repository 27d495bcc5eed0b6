"""Work after the request: Celery over Redis, or the small scheduler that ``make run`` starts."""

from datetime import timedelta
from typing import Any

from community.settings.cache import REDIS_URL

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# A worker that dies hands its task back; tasks are safe to run twice.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "Europe/London"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A request must not hang on a broker that is down: what it owes stands in the outbox anyway.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}

# What must happen on its own, by the clock: task name -> how often. Both Celery beat and the
# scheduler process read this one table; every task is safe to run twice and in parallel.
# With Redis a worker is woken after each commit and the sweep is the safety net; without it the
# sweep is what delivers.
SCHEDULE: dict[str, timedelta] = {
    "outbox.sweep": timedelta(seconds=20 if REDIS_URL else 3),
    "consultations.tally_due": timedelta(seconds=15),
    "consultations.remove_old_drafts": timedelta(hours=1),
    "site.publish_scheduled": timedelta(minutes=1),
    "uploads.scan_waiting": timedelta(minutes=1),
    "site.check_promises": timedelta(minutes=5),
    "privacy.apply_retention": timedelta(hours=24),
    "privacy.publish_looks": timedelta(hours=24),
    "privacy.remind_of_consent": timedelta(hours=24),
    "moderation.remind": timedelta(hours=1),
    "moderation.sweep": timedelta(hours=24),
    "mentoring.warn": timedelta(hours=12),
    "mentoring.ask_again": timedelta(hours=12),
    "safeguarding.climb": timedelta(minutes=1),
    "safeguarding.remind": timedelta(hours=6),
    "safeguarding.drill": timedelta(hours=24),
    "safeguarding.check_chronology": timedelta(hours=24),
}
# A beat that nobody took up before the next one comes is of no use any more.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    name: {
        "task": name,
        "schedule": every,
        "options": {"expires": max(every.total_seconds(), 60)},
    }
    for name, every in SCHEDULE.items()
}
