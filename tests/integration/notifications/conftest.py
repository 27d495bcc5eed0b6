from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from community.registries import Event, Recipient, events

NOTHING_TO_SAY = "consultations.consultationpage:404"


@pytest.fixture
def templates(tmp_path: Path, settings: Any) -> Path:
    folder = tmp_path / "tests" / "email"
    folder.mkdir(parents=True)
    (folder / "news_subject.txt").write_text("{% load i18n %}\n News about\n {{ topic }}\n")
    (folder / "news_message.txt").write_text("\nRead it: {{ site_url }}{{ path }}\n\n")
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [tmp_path, *first["DIRS"]]}]
    return folder


@pytest.fixture
def news(templates: Path) -> Iterator[Callable[..., Event]]:
    """Declares the tests' own events."""
    made: list[str] = []

    def declare(name: str = "news", **changed: Any) -> Event:
        event = Event(
            **{
                "name": name,
                "title": "News",
                "templates": "tests/email/news",
                "recipient": lambda to: Recipient(address="asha@example.org", name="Asha"),
                "context": lambda about: (
                    None if about == NOTHING_TO_SAY else {"topic": "safe routes", "path": "/news/"}
                ),
                **changed,
            }
        )
        made.append(name)
        return events.enrol(event)

    yield declare
    for name in made:
        events.withdraw(name)
