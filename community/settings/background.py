"""Work after the request: Celery over Redis, or the small scheduler that ``make run`` starts."""

from datetime import timedelta

from community.settings.cache import REDIS_URL

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "Europe/London"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 600

# What must happen on its own, by the clock: task name -> how often. Both Celery beat and the
# scheduler process read this one table; every task is safe to run twice and in parallel.
SCHEDULE: dict[str, timedelta] = {
    "outbox.sweep": timedelta(seconds=20),
    "consultations.close_due": timedelta(seconds=30),
    "consultations.tally_due": timedelta(seconds=15),
    "privacy.apply_retention": timedelta(hours=24),
}
CELERY_BEAT_SCHEDULE = {
    name: {"task": name, "schedule": every} for name, every in SCHEDULE.items()
}
