"""Fill a developer's site with believable content. Safe to run again; never in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.registries.demo import demo_steps


class Command(BaseCommand):
    help = "Create the demo organisation, its pages, accounts and consultations (development only)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError(
                "Demo content comes with published passwords, so it stays off this site. "
                "Set DEBUG=on on a developer's machine to use it."
            )
        for step in sorted(demo_steps, key=lambda step: step.order):
            self.stdout.write(f"  {step.name}")
            step.seed()
