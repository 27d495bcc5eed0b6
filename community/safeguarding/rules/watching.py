"""Which reading is unusual: somebody else's concern, many at once, outside the reading hours. It is
no reproach: the independent person asks, and writes down the answer.
"""

from datetime import timedelta

from django.utils import timezone

from community.people.models import User
from community.privacy.models import Look
from community.safeguarding.models import Concern
from community.safeguarding.rules.coverage import coverage
from community.safeguarding.states import Purpose, ReadingWatch

MANY = 8
WITHIN = timedelta(hours=1)
REFERENCE = "safeguarding.concern:"


def unusual(person: User, concern: Concern, purpose: str) -> list[ReadingWatch]:
    """Asked after the look was recorded."""
    found = []
    if not _is_theirs(person, concern) and purpose not in (Purpose.COVERING, Purpose.CHECKING):
        found.append(ReadingWatch.NOT_THEIRS)
    since = timezone.now() - WITHIN
    looks = Look.objects.filter(by=person, about__startswith=REFERENCE, at__gte=since)
    if len(set(looks.values_list("about", flat=True))) > MANY:
        found.append(ReadingWatch.MANY)
    if coverage().now is None and not concern.immediate_danger:
        found.append(ReadingWatch.OUT_OF_HOURS)
    return found


def _is_theirs(person: User, concern: Concern) -> bool:
    theirs = {concern.owner_id, concern.raised_by_id}
    unowned = concern.owner_id is None
    return unowned or person.pk in theirs or concern.readers.filter(person=person).exists()
