"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.moderation.actions import reminding, sending


@shared_task(name="moderation.remind")
def remind() -> None:
    reminding.remind_of_assessments()
    reminding.remind_moderators()


@shared_task(name="moderation.sweep")
def sweep() -> None:
    sending.sweep()
