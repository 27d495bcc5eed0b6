"""What we hold about people who write for each other, report, decide and assess."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.moderation import words, yours
from community.moderation.actions.sending import screened_as
from community.moderation.features import title_of
from community.moderation.models import (
    Appeal,
    Assessment,
    Decision,
    ModeratedItem,
    Report,
    Switch,
)
from community.moderation.states import State
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.privacy.states import LawfulBasis
from community.registries import Holding, Retention, holdings

Record = Mapping[str, Any]
TWO_YEARS = timedelta(days=730)
LOOKERS = ("Whoever looks at it before others see it", "Safeguarding lead")
ASSESSORS = ("Administrator", "Data protection officer")
WITH_ITEM = Retention(
    period=None, since="what it is about is deleted", then="deleted, with the key to its words"
)


def collect_items(person: User) -> Iterable[Record]:
    """The words themselves are declared by the feature in which they were written."""
    items = list(ModeratedItem.objects.filter(author=person).order_by("-sent_at"))
    decisions = list(Decision.objects.filter(item__in=items).order_by("at"))
    said = words.read(decisions)
    for item in items:
        yield {
            "You wrote in": title_of(item.feature),
            "When": item.sent_at,
            "Where it stands": item.get_state_display(),
            "What we told you": [said[one.pk] for one in decisions if one.item_id == item.pk],
        }


@transaction.atomic
def erase_items(person: User) -> int:
    """They disappear at once. That something was decided stays, without name and words."""
    items = list(ModeratedItem.objects.filter(author=person).select_for_update())
    decisions = list(Decision.objects.filter(item__in=items))
    words.forget(decisions)
    outbox.forget_about([screened_as(one) for one in items])
    outbox.forget_about([reference(one) for one in decisions])
    return ModeratedItem.objects.filter(pk__in=[one.pk for one in items]).update(
        author=None, state=State.GONE, gone_at=timezone.now()
    )


def remove_old_items(now: datetime, dry_run: bool) -> int:
    """Two years after they were taken back, with all that was decided about them."""
    old = list(ModeratedItem.objects.filter(state=State.GONE, gone_at__lt=now - TWO_YEARS))
    if not dry_run:
        for model in (Decision, Report, Appeal):
            words.forget(model._default_manager.filter(item__in=old))
        ModeratedItem.objects.filter(pk__in=[one.pk for one in old]).delete()
    return len(old)


def collect_decisions(person: User) -> Iterable[Record]:
    for one in Decision.objects.filter(by=person).order_by("-at"):
        yield {"You decided": one.get_deed_display(), "When": one.at}


def collect_reports(person: User) -> Iterable[Record]:
    found = list(Report.objects.filter(by=person).select_related("item"))
    said = words.read(found)
    answers = {one.report.pk: one.answer for one in yours.reported_by(person)}
    for one in found:
        yield {
            "You reported something in": title_of(one.item.feature),
            "When": one.made_at,
            "Why": one.get_reason_display(),
            "In your words": said[one.pk],
            "What came of it": answers.get(one.pk),
        }


def collect_appeals(person: User) -> Iterable[Record]:
    found = list(Appeal.objects.filter(by=person).select_related("item"))
    said = words.read(found)
    for one in found:
        yield {
            "You asked for another look in": title_of(one.item.feature),
            "When": one.made_at,
            "In your words": said[one.pk],
        }


@transaction.atomic
def erase_reports(person: User) -> int:
    return _without_words(list(Report.objects.filter(by=person)), Report)


@transaction.atomic
def erase_appeals(person: User) -> int:
    return _without_words(list(Appeal.objects.filter(by=person)), Appeal)


def _without_words(rows: list[Any], model: type[Any]) -> int:
    """That there was one stays, for the decision that it led to."""
    words.forget(rows)
    outbox.forget_about([reference(one) for one in rows])
    found: int = model.objects.filter(pk__in=[one.pk for one in rows]).update(by=None, sealed=b"")
    return found


def collect_assessments(person: User) -> Iterable[Record]:
    for one in Assessment.objects.filter(recorded_by=person):
        yield {"You recorded an assessment of": title_of(one.feature), "When": one.recorded_at}


def collect_switches(person: User) -> Iterable[Record]:
    for one in Switch.objects.filter(by=person):
        on = "on" if one.on else "off"
        yield {f"You switched {on}": title_of(one.feature), "When": one.at, "Why": one.why}


def enrol() -> None:
    _enrol_items()
    _enrol_decisions()
    _enrol_asking()
    _enrol_assessing()


def _enrol_items() -> None:
    _enrol(
        model="moderation.ModeratedItem",
        title="What you wrote for others to see",
        purpose="So that a person looks at it before others see it",
        seen_by=LOOKERS,
        fields=("author",),
        retention=Retention(
            period=TWO_YEARS,
            since="it was taken back or deleted",
            then="deleted, with every decision about it",
            remove_due=remove_old_items,
        ),
        collect=collect_items,
        erase=erase_items,
        withheld=(
            "Who reported something that you wrote, and what they said. It could harm them if it "
            "were known (Data Protection Act 2018, schedule 2, part 3)."
        ),
        kept_because=(
            "that something was decided, when and why, to be able to show how we look after what "
            "people see of each other (Online Safety Act 2023, section 23); without your name and "
            "without words, and deleted after two years"
        ),
    )


def _enrol_decisions() -> None:
    _enrol(
        model="moderation.Decision",
        title="What was decided about words for others",
        purpose="To show why something was shown or not, and that somebody looked",
        seen_by=(*LOOKERS, "Who wrote it, without the name of who decided"),
        fields=("by", "sealed"),
        retention=WITH_ITEM,
        collect=collect_decisions,
        erase=lambda person: Decision.objects.without_name("by", person),
    )


def _enrol_asking() -> None:
    _enrol(
        model="moderation.Report",
        title="What you reported",
        purpose="To look at what others should perhaps not see, and to answer you",
        seen_by=LOOKERS,
        fields=("by", "sealed"),
        retention=WITH_ITEM,
        collect=collect_reports,
        erase=erase_reports,
    )
    _enrol(
        model="moderation.Appeal",
        title="Where you asked for another look",
        purpose="To look again, by somebody else, and to answer you",
        seen_by=LOOKERS,
        fields=("by", "sealed"),
        retention=WITH_ITEM,
        collect=collect_appeals,
        erase=erase_appeals,
    )


def _enrol_assessing() -> None:
    kept = Retention(period=None, since="the platform ends", then="deleted")
    _enrol(
        model="moderation.Assessment",
        title="Assessments of features in which people see each other's words",
        purpose="To show what was assessed before anything was shown",
        seen_by=ASSESSORS,
        fields=("recorded_by",),
        retention=kept,
        collect=collect_assessments,
        erase=lambda person: Assessment.objects.without_name("recorded_by", person),
    )
    _enrol(
        model="moderation.Switch",
        title="Who switched such a feature on or off",
        purpose="To show since when it has been on, and why",
        seen_by=ASSESSORS,
        fields=("by", "why"),
        retention=kept,
        collect=collect_switches,
        erase=lambda person: Switch.objects.without_name("by", person),
    )


def _enrol(**declared: Any) -> None:
    basis = str(LawfulBasis.PUBLIC_TASK.label)
    holdings.enrol(Holding(lawful_basis=basis, **declared))
