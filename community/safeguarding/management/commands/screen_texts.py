"""Screens a file, one text on each line, for whoever judges the screening from outside."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.safeguarding.screening import scorer, texts
from community.safeguarding.screening.phrases import PhraseBook
from community.safeguarding.screening.screener import Screener


class Command(BaseCommand):
    help = "One JSON line per line of FILE: line (from 1), categories, urgent, confidence"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = Path(options["file"]).read_bytes().decode("utf-8-sig", errors="replace")
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from None
        # The list that ships: an outsider's figures must not depend on what is in a database.
        screener = Screener(PhraseBook(texts.shipped_phrases()), scorer.load())
        for number, line in enumerate(content.removesuffix("\n").split("\n"), start=1):
            found = screener.screen(line.strip())
            answer = {
                "line": number,
                "categories": [category.value for category in found.categories],
                "urgent": found.urgent,
                "confidence": found.confidence,
            }
            self.stdout.write(json.dumps(answer))
