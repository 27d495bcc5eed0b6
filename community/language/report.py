"""Which pages are hard to read: every live page that somebody may edit, the hardest first."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from community.language.audience import OLDEST, Audience, fits
from community.language.page_text import text_of
from community.language.readability import Reading, measure

EDITING = ("change", "publish")


@dataclass(frozen=True, kw_only=True)
class Row:
    page: Page
    reading: Reading
    for_everybody: bool | None
    for_young_people: bool | None

    @property
    def age(self) -> str:
        age = self.reading.age or 0
        return f"over {OLDEST}" if age > OLDEST else str(age)

    @property
    def longest(self) -> str:
        return self.reading.long_sentences[0] if self.reading.long_sentences else ""


def may_read(person: Any) -> bool:
    """Whoever may edit some page."""
    return bool(page_permission_policy.user_has_any_permission(person, EDITING))


def rows(person: Any) -> list[Row]:
    """Measured as they are live now. Pages without a grade (no words, not English) come last."""
    pages = page_permission_policy.instances_user_has_any_permission_for(person, EDITING)
    live = pages.live().filter(depth__gt=1).specific().iterator()
    found = [_row(page) for page in live]
    return sorted(found, key=lambda row: _hardness(row.reading), reverse=True)


def _row(page: Page) -> Row:
    reading = measure(text_of(page))
    return Row(
        page=page,
        reading=reading,
        for_everybody=fits(reading, Audience.EVERYBODY),
        for_young_people=fits(reading, Audience.YOUNG_PEOPLE),
    )


def _hardness(reading: Reading) -> float:
    return float("-inf") if reading.grade is None else reading.grade
