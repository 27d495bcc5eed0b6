"""Learns the weights anew from the training texts, then measures them with the unseen ones."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.safeguarding import words
from community.safeguarding.overview import FIGURES
from community.safeguarding.screening import scorer, texts
from community.safeguarding.screening.measuring import measure
from community.safeguarding.screening.phrases import PhraseBook
from community.safeguarding.screening.screener import Screener


class Command(BaseCommand):
    help = "Learn the screening's weights from its training texts (needs scikit-learn)"

    def handle(self, *args: Any, **options: Any) -> None:
        # Only here is scikit-learn needed.
        try:
            from community.safeguarding.screening import training  # noqa: PLC0415  # see above
        except ImportError:
            raise CommandError("scikit-learn is missing: it comes with `make setup`") from None
        learnt = texts.read(texts.TRAINING)
        book = PhraseBook(texts.shipped_phrases())
        self.stdout.write(f"Learning from {len(learnt)} texts and {len(book.phrases)} phrases")
        training.save(training.train(learnt, book))
        scorer.load.cache_clear()
        screener = Screener(book, scorer.load())
        found = {"training texts": len(learnt), **measure(screener, texts.read(texts.UNSEEN))}
        FIGURES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        self.stdout.write(json.dumps(found, indent=2))
        for expected, sentence in words.shipped_examples():
            if not words.came_out(expected, screener.screen(sentence)):
                self.stderr.write(f"comes out wrong: {expected}: {sentence}")
