"""What Celery and the scheduler call; ids only, safe to run twice and in parallel."""

from celery import shared_task

from community.outbox import actions


@shared_task(name="outbox.deliver")
def deliver(row_ids: list[str]) -> None:
    actions.deliver_many(row_ids)


@shared_task(name="outbox.sweep")
def sweep() -> int:
    return actions.sweep()
