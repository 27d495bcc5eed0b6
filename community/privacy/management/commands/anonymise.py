import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.privacy.actions.anonymise import anonymise

# Set where a copy is made, and nowhere else.
MARKER = "ANONYMISE_ALLOWED"


class Command(BaseCommand):
    help = "Makes a COPY of the database anonymous, for ever. Never run it on the real one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes-this-is-a-copy", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get(MARKER) != "on":
            raise CommandError(f"Refused. Set {MARKER}=on where the copy lies, and nowhere else.")
        if not (settings.DEBUG or options["yes_this_is_a_copy"]):
            raise CommandError("Refused. Say --yes-this-is-a-copy if you are certain.")
        for name, number in anonymise().items():
            self.stdout.write(f"{name}: {number}")
