"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.moderation.actions import reminding


@shared_task(name="moderation.remind")
def remind() -> None:
    reminding.remind_of_assessments()
    reminding.remind_moderators()
