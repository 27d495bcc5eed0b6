"""Telling somebody that something waits, without a word about it, until somebody answers.

The first to be told is who is on duty, then their deputy, then every lead and the independent
person, then the people outside whom the network has named. The messages are rows of the outbox,
written with the deed; the ladder is climbed by a task that runs every minute, reads only the
database, and so makes up for whatever was down in between.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.outbox.states import State
from community.people.models import User
from community.people.roles import Role
from community.safeguarding.models import Alert, Arrangements, Concern, Heartbeat
from community.safeguarding.rules.coverage import coverage
from community.safeguarding.states import AlertKind, Route

ITEM_WAITS = "safeguarding.item_waits"
NOBODY_ANSWERED = "safeguarding.nobody_answered"
CLIMB = "safeguarding.climb"
LAST_STEP = 3
OUTSIDE = "safeguarding.arrangements:1"


def raise_alert(kind: AlertKind, about: str, *, urgent: bool) -> Alert:
    """Idempotent; to be called in the transaction of the deed. An urgent one stays urgent."""
    alert, made = Alert.objects.get_or_create(
        about=about, defaults={"kind": kind, "urgent": urgent}
    )
    if made:
        _tell(alert, step=0)
    elif urgent and not alert.urgent and alert.answered_at is None:
        alert.urgent = True
        _tell(alert, step=alert.step)
    return alert


def answer(about: str, *, by: User) -> bool:
    """Somebody looks at it: nobody else need be told. False when somebody had answered before."""
    now = timezone.now()
    return bool(Alert.objects.waiting().filter(about=about).update(answered_at=now, answered_by=by))


def raise_again(concern: Concern) -> None:
    """Other people must know of it now, or sooner: as if it had just been raised."""
    about = reference(concern)
    Alert.objects.filter(about=about).delete()
    raise_alert(AlertKind.CONCERN, about, urgent=concern.immediate_danger)


def tell_owner(concern: Concern, *, entry: int) -> None:
    """Somebody was handed a concern, in that entry of the chronology."""
    if concern.owner and concern.owner.email:
        outbox.post(
            ITEM_WAITS,
            to=reference(concern.owner),
            about=reference(concern),
            key=f"{ITEM_WAITS}|{concern.pk}|owner|{entry}",
        )


def climb(now: datetime | None = None) -> int:
    """Tell the next ones of everything that nobody has answered in time, or that came back."""
    now = now or timezone.now()
    beat(CLIMB, now)
    told = 0
    for alert_id in _waiting_too_long(now):
        with transaction.atomic():
            alert = Alert.objects.select_for_update().filter(pk=alert_id).first()
            if alert and alert.answered_at is None and alert.step < LAST_STEP:
                _tell(alert, step=alert.step + 1)
                told += 1
    return told


def _waiting_too_long(now: datetime) -> list[UUID]:
    waiting = Alert.objects.waiting().filter(step__lt=LAST_STEP)
    late = set(waiting.filter(next_step_at__lte=now).values_list("pk", flat=True))
    bounced = OutboxRow.objects.filter(event=ITEM_WAITS, attempts__gte=1).filter(
        Q(state=State.WAITING) & ~Q(error="") | Q(state=State.FAILED)
    )
    came_back = {(row.about, _step_of(row.key)) for row in bounced}
    late |= {alert.pk for alert in waiting if (reference(alert), str(alert.step)) in came_back}
    return list(late)


def _step_of(key: str) -> str:
    return key.split("|")[2] if key.count("|") >= 2 else ""


def _tell(alert: Alert, *, step: int) -> None:
    """Tell this step's people; a step with nobody in it is passed over at once."""
    people: list[User] = []
    while step < LAST_STEP and not (people := people_of_step(alert, step)):
        step += 1
    alert.step = step
    alert.next_step_at = _when_next(alert)
    alert.save(update_fields=["step", "urgent", "next_step_at"])
    for person in people:
        outbox.post(
            ITEM_WAITS,
            to=reference(person),
            about=reference(alert),
            key=f"{ITEM_WAITS}|{alert.pk}|{step}|{person.pk}|{int(alert.urgent)}",
        )
    if step == LAST_STEP and alert.kind != AlertKind.DRILL:
        outbox.post(
            NOBODY_ANSWERED,
            to=OUTSIDE,
            about=reference(alert),
            key=f"{NOBODY_ANSWERED}|{alert.pk}",
        )


def _when_next(alert: Alert) -> datetime | None:
    if alert.step >= LAST_STEP:
        return None
    arranged = Arrangements.load()
    now = timezone.now()
    if alert.urgent:
        return now + timedelta(minutes=arranged.minutes_urgent)
    duty = coverage().now or coverage().next
    begins = max(now, duty.starts) if duty else now
    return begins + timedelta(hours=arranged.hours_others)


def people_of_step(alert: Alert, step: int) -> list[User]:
    """Nobody whom it is about, nobody who may not see it; who can be reached by e-mail."""
    if _is_about_a_lead(alert):
        found = list(_with_role(Role.INDEPENDENT_PERSON)) if step == 0 else []
    else:
        found = _leads_of_step(step)
    barred = _barred(alert)
    return [person for person in found if person.email and person.pk != barred]


def _leads_of_step(step: int) -> list[User]:
    found = coverage()
    duty = found.now or found.next
    if step == 0:
        return list(duty.readers) if duty else []
    if step == 1:
        return list(duty.deputies) if duty else []
    return [*_with_role(Role.SAFEGUARDING_LEAD), *_with_role(Role.INDEPENDENT_PERSON)]


def _with_role(role: Role) -> Iterable[User]:
    return User.objects.filter(is_active=True, groups__name=role.value).order_by("pk")


def _concern_of(alert: Alert) -> Concern | None:
    label, _, key = alert.about.partition(":")
    return Concern.objects.filter(pk=key).first() if label == "safeguarding.concern" else None


def _is_about_a_lead(alert: Alert) -> bool:
    concern = _concern_of(alert)
    return bool(concern and concern.route == Route.LEAD)


def _barred(alert: Alert) -> int | None:
    concern = _concern_of(alert)
    return concern.not_for_id if concern else None


def beat(name: str, now: datetime | None = None) -> None:
    """Say that a task which must not stop has run."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": now or timezone.now()})


def drill(now: datetime | None = None) -> Alert:
    """One a week: does an alert reach somebody, and does somebody answer?"""
    now = now or timezone.now()
    year, week, _ = timezone.localtime(now).isocalendar()
    with transaction.atomic():
        return raise_alert(AlertKind.DRILL, f"safeguarding.drill:{year}-{week:02}", urgent=False)
