"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from mentoring.actions import clearing, referring


@shared_task(name="mentoring.warn")
def warn() -> None:
    clearing.warn()


@shared_task(name="mentoring.ask_again")
def ask_again() -> None:
    referring.ask_again()
