from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.privacy.actions import apply_retention


class Command(BaseCommand):
    help = "Removes what has been kept long enough, as the scheduler does every night."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, **options: Any) -> None:
        run = apply_retention(dry_run=options["dry_run"])
        for model, number in run.removed.items():
            self.stdout.write(f"{model}: {number}")
        if run.failed:
            raise CommandError(f"failed, to be tried again: {', '.join(run.failed)}")
