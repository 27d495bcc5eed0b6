from collections.abc import Callable

from django import template
from django.core.cache import caches
from django.utils.translation import get_language

from community.safeguarding.rules.coverage import hours_in_words, usable_shifts
from community.safeguarding.rules.coverage import reading_words as words_of

register = template.Library()
REMEMBERED = 20


@register.simple_tag
def reading_words() -> str:
    """Who reads what is written here, and when; asked of the rota every twenty seconds."""
    return _remembered("reading-words", words_of)


@register.simple_tag
def reading_hours() -> str:
    """The hours of the rota, which a page may keep for a while; asked as often."""
    return _remembered("reading-hours", lambda: hours_in_words(usable_shifts()))


def _remembered(what: str, make: Callable[[], str]) -> str:
    key = f"safeguarding-{what}-{get_language()}"
    kept: str | None = caches["process"].get(key)
    if kept is None:
        kept = make()
        caches["process"].set(key, kept, REMEMBERED)
    return kept
