"""``{% target_hours %}``: within how many hours somebody looks, as people are told."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def target_hours() -> int:
    return int(settings.MODERATION_TARGET_HOURS)
