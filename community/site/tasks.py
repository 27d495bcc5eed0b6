"""What the site does by the clock."""

from celery import shared_task
from django.core.management import call_command

from community.site import promises


@shared_task(name="site.publish_scheduled")
def publish_scheduled() -> None:
    """Pages with a day and time to go live, or to come down. Twice does nothing more."""
    call_command("publish_scheduled", verbosity=0)


@shared_task(name="site.check_promises")
def check_promises() -> None:
    promises.check_all()
