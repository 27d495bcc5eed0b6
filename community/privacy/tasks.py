"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.privacy import actions
from community.privacy.actions import renewing, transparency


@shared_task(name="privacy.apply_retention")
def apply_retention() -> None:
    actions.apply_retention()


@shared_task(name="privacy.publish_looks")
def publish_looks() -> None:
    transparency.publish_looks()


@shared_task(name="privacy.remind_of_consent")
def remind_of_consent() -> None:
    renewing.remind()
