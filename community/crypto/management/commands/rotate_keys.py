from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.crypto.rotation import rotate


class Command(BaseCommand):
    help = (
        "Wraps every data key under the newest of FIELD_ENCRYPTION_KEYS. Safe to stop and to run "
        "again. When it reports nothing left, older keys may be taken out of the settings."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500)

    def handle(self, *args: Any, **options: Any) -> None:
        done = rotate(batch=options["batch"])
        self.stdout.write(f"{done.rewrapped} data keys re-wrapped.")
        if done.unreadable:
            raise CommandError(
                f"{done.unreadable} data keys are wrapped under a key that the settings lack "
                "(or are damaged). Put the old key back and run this again."
            )
