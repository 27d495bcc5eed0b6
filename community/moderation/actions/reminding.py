"""Who is told when time runs: administrators before an assessment ends, moderators when something
has waited for longer than people were told. Each message once; tasks may run twice.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.moderation.models import Appeal, Assessment, ModeratedItem, Report
from community.moderation.rules.assessing import (
    WARNED_BEFORE,
    latest_assessments,
    latest_switches,
)
from community.moderation.rules.deciding import moderators_of
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.people.roles import Role
from community.registries import SharedContent, shared_contents

ASSESSMENT_ENDS = "moderation.assessment_ends"
WAITS = "moderation.waits"


@transaction.atomic
def remind_of_assessments() -> int:
    """Answers how many features need a new assessment soon, or have run out."""
    names = [one.name for one in shared_contents]
    switches, today = latest_switches(names), timezone.localdate()
    ending = 0
    for name, assessment in latest_assessments(names).items():
        left = (assessment.review_by - today).days
        reached = [days for days in (*WARNED_BEFORE, -1) if left <= days]
        if name in switches and switches[name].on and reached:
            _warn(assessment, min(reached))
            ending += 1
    return ending


def _warn(assessment: Assessment, days: int) -> None:
    """``days``: the last mark that was passed; -1 when it has run out."""
    admins = User.objects.filter(is_active=True, groups__name=Role.ADMINISTRATOR.value)
    about = reference(assessment)
    outbox.post_many(
        outbox.Due(
            event=ASSESSMENT_ENDS,
            to=reference(one),
            about=about,
            key=f"{ASSESSMENT_ENDS}|{about}|{days}|{one.pk}",
        )
        for one in admins.distinct()
    )


@transaction.atomic
def remind_moderators() -> int:
    """Something waits for longer than it should: each moderator is told once a day."""
    told = 0
    for feature in shared_contents:
        if waits_too_long(feature):
            told += _tell(feature)
    return told


def waits_too_long(feature: SharedContent) -> bool:
    before = timezone.now() - timedelta(hours=settings.MODERATION_TARGET_HOURS)
    items = ModeratedItem.objects.of([feature.name])
    asked = {"item__in": items.still_there(), "decision": None, "made_at__lt": before}
    return (
        items.unlooked().filter(sent_at__lt=before).exists()
        or Report.objects.filter(**asked).exists()
        or Appeal.objects.filter(**asked).exists()
    )


def _tell(feature: SharedContent) -> int:
    today = timezone.localdate().isoformat()
    rows = [
        outbox.Due(
            event=WAITS,
            to=reference(one),
            about=f"moderation.desk:{feature.name}",
            key=f"{WAITS}|{feature.name}|{today}|{one.pk}",
        )
        for one in moderators_of(feature)
    ]
    outbox.post_many(rows)
    return len(rows)
