"""What somebody sees of what others wrote: only what a person has looked at, word for word; one's
own always, with where it stands. A feature that is off, or whose assessment has run out, shows
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from community.moderation import words
from community.moderation.features import feature_of, name_of, pieces_of
from community.moderation.models import ModeratedItem, Report
from community.moderation.rules.assessing import standings
from community.moderation.states import PRESSING, REPORTABLE, Deed, Standing, State
from community.registries import Piece

if TYPE_CHECKING:
    from community.people.roles import Person

WHERE_IT_STANDS = {
    State.WAITING: "Waiting. Somebody looks at it before others see it.",
    State.SHOWN: "Others can see it.",
    State.HELD: "Out of sight for now. Somebody is taking another look.",
    State.NOT_SHOWN: "Others do not see it.",
    State.TAKEN_DOWN: "It was taken down.",
    State.GONE: "You took it back.",
}
CHANGED = "Changed. Send it again, so that somebody can look at it."


@dataclass(frozen=True, kw_only=True)
class Visible:
    """``piece`` is what may be shown, ``stands`` says where one's own stands. ``reported``: this
    reader reported these words already.
    """

    item: ModeratedItem
    piece: Piece
    own: bool
    reported: bool
    stands: str = ""

    @property
    def reference(self) -> str:
        return self.item.reference


def visible(references: Sequence[str], *, to: "Person") -> dict[str, Visible]:
    """By reference, in the order given. The feature hands over those that this person may see by
    its own rules. Five queries and one ``read`` of the feature, however many they are.
    """
    standing = standings({name_of(one) for one in references})
    asked = [one for one in references if standing[name_of(one)] is Standing.ON]
    items = {one.reference: one for one in ModeratedItem.objects.filter(reference__in=asked)}
    pieces = pieces_of(asked)
    reported = _reported(to, list(items.values()))
    found = (
        _visible(items[one], pieces[one], to, reported)
        for one in asked
        if one in items and one in pieces
    )
    return {one.reference: one for one in found if one is not None}


def _visible(
    item: ModeratedItem, piece: Piece, to: "Person", reported: set[tuple[object, int]]
) -> Visible | None:
    own = item.author_id is not None and item.author_id == to.pk
    same = words.digest(piece) == item.digest
    if item.state == State.GONE or (not own and (item.state != State.SHOWN or not same)):
        return None
    stands = WHERE_IT_STANDS[State(item.state)] if same else CHANGED
    return Visible(
        item=item,
        piece=piece,
        own=own,
        reported=(item.pk, item.version) in reported,
        stands=stands if own else "",
    )


def _reported(to: "Person", items: Sequence[ModeratedItem]) -> set[tuple[object, int]]:
    if not to.is_authenticated or not items:
        return set()
    mine = Report.objects.filter(by=to.pk, item__in=items)
    return set(mine.values_list("item_id", "version"))


def may_see_now(person: "Person", item: ModeratedItem) -> bool:
    """Whether this person has it before them, or had a moment ago, and so may report it."""
    feature = feature_of(item.reference)
    if feature is None or item.state not in REPORTABLE:
        return False
    if item.author_id is not None and item.author_id == person.pk:
        return True
    on = standings([feature.name])[feature.name] is Standing.ON
    return on and feature.may_see(person, item.reference)


def takes_out_of_sight(report: Report) -> bool:
    """What is pressing does, until somebody has looked. Where somebody has looked for that very
    reason and showed the same words again, it only waits on the desk if nobody is signed in: who
    can report without end would otherwise silence others without end.
    """
    if not report.is_pressing:
        return False
    looked = Report.objects.filter(
        item=report.item,
        version=report.version,
        reason__in=PRESSING,
        decision__deed=Deed.SHOW,
    )
    return report.by_id is not None or not looked.exists()


def why_not_report(person: "Person", item: ModeratedItem) -> str:
    if item.author_id is not None and item.author_id == person.pk:
        return "You wrote this yourself. You can change it, or take it back."
    return ""
