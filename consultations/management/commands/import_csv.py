import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consultations.importing.store import import_table
from consultations.importing.table import NotATable


class Command(BaseCommand):
    help = (
        "Import answers from a CSV file: the first line holds the questions. Prints a JSON report."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", required=True, help="the title of the consultation")
        parser.add_argument(
            "--publish", action="store_true", help="live, closed, and its results released"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_table(
                options["file"], title=options["title"], publish=options["publish"]
            )
        except NotATable as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
