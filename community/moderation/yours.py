"""What somebody wrote for others and where it stands; what they reported and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.moderation import words
from community.moderation.features import feature_of, pieces_of, title_of
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.rules.seeing import WHERE_IT_STANDS
from community.moderation.states import HIDDEN, Deed, State
from community.people.models import User

AT_MOST = 50
STAYS = "We looked at it. It stays where it is."
WENT = "We looked at it. Others do not see it any more. Thank you for telling us."
OPEN = "We have it. Somebody is going to look."
TAKEN_BACK = "Who wrote it took it back or changed it."


@dataclass(frozen=True)
class Told:
    """A decision as it is told; ``appeal``: how another look stands, in words."""

    decision: Decision
    words: str
    may_appeal: bool
    appeal: str


@dataclass(frozen=True)
class Mine:
    item: ModeratedItem
    title: str
    said: str
    stands: str
    link: str
    told: Told | None


@dataclass(frozen=True)
class Reported:
    report: Report
    title: str
    answer: str
    told: Told | None


def written_by(person: User, at_most: int = AT_MOST) -> list[Mine]:
    """Four queries and one ``read`` of each feature."""
    items = ModeratedItem.objects.still_there().filter(author=person)
    found = list(items.order_by("-sent_at")[:at_most])
    pieces = pieces_of([one.reference for one in found])
    told = _told(person, found)
    return [
        Mine(
            item=one,
            title=title_of(one.feature),
            said=pieces[one.reference].words,
            stands=WHERE_IT_STANDS[State(one.state)],
            link=_link(one),
            told=told.get(one.pk),
        )
        for one in found
        if one.reference in pieces
    ]


def _link(item: ModeratedItem) -> str:
    feature = feature_of(item.reference)
    return feature.link(item.reference) if feature else ""


def _told(person: User, items: Sequence[ModeratedItem]) -> dict[object, Told]:
    """The newest decision about each item's words as they stand, where they are hidden."""
    rows = Decision.objects.filter(item__in=items).order_by("at")
    versions = {one.pk: one.version for one in items}
    newest = {one.item_id: one for one in rows if one.version == versions[one.item_id]}
    hidden = {pk: one for pk, one in newest.items() if one.deed != Deed.SHOW}
    asked = {
        one.item_id: one
        for one in Appeal.objects.filter(by=person, item__in=items)
        if one.version == versions[one.item_id]
    }
    said = words.read(hidden.values())
    return {
        pk: Told(
            decision=one,
            words=said[one.pk],
            may_appeal=pk not in asked,
            appeal=_appeal_words(asked.get(pk)),
        )
        for pk, one in hidden.items()
    }


def _appeal_words(appeal: Appeal | None) -> str:
    if appeal is None:
        return ""
    if appeal.decision_id is None:
        return "You asked for another look. Somebody else is going to take it."
    return "Somebody else has taken another look. That was the last one."


def reported_by(person: User, at_most: int = AT_MOST) -> list[Reported]:
    """Two queries."""
    rows = Report.objects.filter(by=person).select_related("item", "decision")
    found = list(rows.order_by("-made_at")[:at_most])
    asked = {
        (one.item_id, one.version): one
        for one in Appeal.objects.filter(by=person, item__in=[one.item_id for one in found])
    }
    return [_reported(one, asked.get((one.item_id, one.version))) for one in found]


def _reported(report: Report, appeal: Appeal | None) -> Reported:
    decision = appeal.decision if appeal and appeal.decision else report.decision
    told = None
    if decision is not None and decision.deed == Deed.SHOW:
        stands = report.item.state == State.SHOWN and report.item.version == report.version
        told = Told(decision, "", stands and appeal is None, _appeal_words(appeal))
    return Reported(
        report=report,
        title=title_of(report.item.feature),
        answer=_answer(report, decision),
        told=told,
    )


def _answer(report: Report, decision: Decision | None) -> str:
    same = report.item.version == report.version
    if same and report.item.state in HIDDEN:
        return WENT
    if decision is not None:
        return STAYS if decision.deed == Deed.SHOW else WENT
    return OPEN if same and report.item.state != State.GONE else TAKEN_BACK
