"""Who may look at what somebody wrote, and decide whether others see it. Those do who have one of
the roles that the feature names, never who wrote it, never who reported these words or asked for
another look at them, answered or not; and another look is taken by somebody who has not decided
about them before. Administrators get nothing by it.
"""

from typing import TYPE_CHECKING

from django.db.models import Q

from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.states import HIDDEN, OPEN_DEEDS, Deed, Side, State
from community.people.models import User
from community.people.roles import Role, has_any_role
from community.registries import SharedContent, shared_contents

if TYPE_CHECKING:
    from community.people.roles import Person

NOT_YOURS = "This is not yours to decide."
YOU_WROTE_IT = "You wrote this yourself. Somebody else decides about it."
YOU_REPORTED_IT = "You reported this yourself. Somebody else decides about it."
YOU_DECIDED_IT = "You have decided about these words before. Another look is for somebody else."
GONE = "It was taken back. There is nothing left to decide."
FINAL = "Two people have looked at this. It opens again when who wrote it changes it."


def may_moderate(person: "Person", feature: SharedContent) -> bool:
    if not isinstance(person, User):
        return False
    if not has_any_role(person, *(Role(name) for name in feature.moderators)):
        return False
    return feature.may_moderate is None or feature.may_moderate(person)


def moderated_by(person: "Person") -> list[str]:
    """The names of the features whose words this person looks at."""
    return [one.name for one in shared_contents if may_moderate(person, one)]


def moderates(person: "Person") -> bool:
    return bool(moderated_by(person))


def moderators_of(feature: SharedContent) -> list[User]:
    found = User.objects.filter(is_active=True, groups__name__in=feature.moderators).distinct()
    return [person for person in found.order_by("pk") if may_moderate(person, feature)]


def why_not_decide(person: User, item: ModeratedItem) -> str:
    """Empty when this person may decide about it now."""
    name = item.feature
    if name not in shared_contents or not may_moderate(person, shared_contents[name]):
        return NOT_YOURS
    appealed = Appeal.objects.filter(item=item, decision=None).exists()
    decided = Decision.objects.filter(item=item, version=item.version, by=person).exists()
    theirs = Q(version=item.version) | Q(decision=None), Q(item=item, by=person)
    reported = any(model.objects.filter(*theirs).exists() for model in (Report, Appeal))
    return why_not(
        item,
        wrote=item.author_id == person.pk,
        reported=reported,
        decided=decided,
        appealed=appealed,
    )


def why_not(
    item: ModeratedItem, *, wrote: bool, reported: bool, decided: bool, appealed: bool
) -> str:
    """The same for a list, which has found out about each of its items at once."""
    if item.state == State.GONE:
        return GONE
    if wrote:
        return YOU_WROTE_IT
    if reported:
        return YOU_REPORTED_IT
    if appealed and decided:
        return YOU_DECIDED_IT
    return ""


def open_deeds(item: ModeratedItem) -> tuple[Deed, ...]:
    """What there is to decide. What was hidden may be shown after all without an appeal, so that a
    slip of the finger can be mended; after an appeal that is over.
    """
    deeds = OPEN_DEEDS[State(item.state)]
    if item.state not in HIDDEN or item.appeals.filter(decision=None).exists():
        return deeds
    last = item.decisions.filter(version=item.version).last()
    return () if last is not None and last.after_appeal else (Deed.SHOW,)


def why_not_this(item: ModeratedItem, deed: Deed) -> str:
    deeds = open_deeds(item)
    if not deeds and item.state in HIDDEN:
        return FINAL
    return "" if deed in deeds else "That cannot be done with it as it stands now."


def side_of(person: User, decision: Decision) -> Side | None:
    """On which side a decision went against this person; None when it did not."""
    item = decision.item
    if decision.deed == Deed.SHOW:
        turned_down = Report.objects.filter(item=item, version=decision.version, by=person)
        return Side.REPORTER if turned_down.exclude(decision=None).exists() else None
    return Side.AUTHOR if item.author_id == person.pk else None


def why_not_appeal(person: User, decision: Decision) -> str:
    """Empty when this person may ask for another look at it."""
    item = decision.item
    if side_of(person, decision) is None:
        return "This decision is not about something of yours."
    if Appeal.objects.filter(item=item, version=decision.version, by=person).exists():
        return "You have asked for another look already. That can be done once."
    if item.state == State.GONE:
        return GONE
    last = item.decisions.last()
    assert last is not None
    same = (last.deed == Deed.SHOW) is (decision.deed == Deed.SHOW)
    if item.version != decision.version or not same:
        return "Something else was decided meanwhile, or the words were changed."
    return ""
