"""What Celery and the scheduler call; safe to run twice and in parallel."""

from celery import shared_task

from community.safeguarding.actions import alerts, bundles, reading, verifying


@shared_task(name="safeguarding.climb")
def climb() -> None:
    alerts.climb()


@shared_task(name="safeguarding.drill")
def drill() -> None:
    alerts.drill()


@shared_task(name="safeguarding.remind")
def remind() -> None:
    reading.remind()
    bundles.remove_old()


@shared_task(name="safeguarding.check_chronology")
def check_chronology() -> None:
    verifying.check()
