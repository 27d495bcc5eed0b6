from django import template
from django.core.cache import caches

from community.safeguarding.rules.coverage import coverage
from community.safeguarding.rules.coverage import reading_words as words_of

register = template.Library()
KEY = "safeguarding-reading-words"
REMEMBERED = 20


@register.simple_tag
def reading_words() -> str:
    """Who reads what is written here, and when; asked of the rota every twenty seconds."""
    kept = caches["process"].get(KEY)
    if kept is None:
        kept = words_of()
        caches["process"].set(KEY, kept, REMEMBERED)
    return str(kept)


@register.simple_tag
def reading_hours() -> str:
    """The hours of the rota, which a page may keep for a while."""
    return coverage().hours
