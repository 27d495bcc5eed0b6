from typing import Any

from django.core.management.base import BaseCommand

from community.privacy.record import record_of_processing


class Command(BaseCommand):
    help = "Prints the record of processing (Article 30) from the declared holdings."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(record_of_processing(), ending="")
