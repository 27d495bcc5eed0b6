"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.uploads import actions


@shared_task(name="uploads.scan_waiting")
def scan_waiting() -> None:
    actions.scan_waiting()
