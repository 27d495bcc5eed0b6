from datetime import datetime

from django import template

from consultations.listing import day_and_time

register = template.Library()


@register.filter
def moment(when: datetime) -> str:
    """'Monday 21 December 2026 at 5pm', in local time."""
    return day_and_time(when)
