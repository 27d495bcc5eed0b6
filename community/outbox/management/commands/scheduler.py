import signal
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.outbox.scheduler import Scheduler, Task


class Command(BaseCommand):
    help = "Runs what must happen by the clock, where no Redis does it. Stops on SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="run each task once, one after the other, and stop"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tasks = scheduled_tasks()
        if options["once"]:
            for task in tasks.values():
                task()
            return
        if settings.REDIS_URL:
            raise CommandError("REDIS_URL is set: run Celery's worker and beat instead")
        scheduler = Scheduler(tasks=tasks, every=settings.SCHEDULE)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: scheduler.stop.set())
        scheduler.run()


def scheduled_tasks() -> dict[str, Task]:
    """The very functions that Celery's workers run, by the names in the settings."""
    current_app.loader.import_default_modules()
    unknown = settings.SCHEDULE.keys() - current_app.tasks.keys()
    if unknown:
        raise CommandError(f"no such task: {', '.join(sorted(unknown))}")
    return {name: current_app.tasks[name] for name in settings.SCHEDULE}
