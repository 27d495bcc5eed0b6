"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.privacy import actions


@shared_task(name="privacy.apply_retention")
def apply_retention() -> None:
    actions.apply_retention()
