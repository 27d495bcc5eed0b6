from celery import shared_task

from consultations.actions import retention, tallying


@shared_task(name="consultations.tally_due")
def tally_due() -> int:
    """Count what was sent since the last time."""
    return tallying.tally_due()


@shared_task(name="consultations.remove_old_drafts")
def remove_old_drafts() -> int:
    return retention.remove_old_drafts()
