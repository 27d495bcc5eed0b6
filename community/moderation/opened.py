"""One item as a moderator sees it: the words, what was reported and asked, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.moderation import words
from community.moderation.features import title_of
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.rules.deciding import open_deeds, why_not_decide
from community.moderation.states import DEED_WORDS, Deed, State
from community.people.models import User
from community.registries import Piece


@dataclass(frozen=True)
class Said:
    """A report, an appeal or a decision with its words."""

    row: Report | Appeal | Decision
    words: str


@dataclass(frozen=True)
class ItemPage:
    item: ModeratedItem
    piece: Piece
    title: str
    why_not: str
    deeds: tuple[Deed, ...]
    reports: list[Said]
    appeals: list[Said]
    decisions: list[Said]

    @property
    def choices(self) -> list[tuple[str, str]]:
        words_for = DEED_WORDS[State(self.item.state)]
        return [(deed.value, words_for[deed]) for deed in self.deeds]

    @property
    def seen(self) -> dict[str, str]:
        """What the form carries, so that the decision is about what is on this page."""
        last = str(self.decisions[-1].row.pk) if self.decisions else ""
        return {"seen": words.digest(self.piece), "last": last}


def page_of(item: ModeratedItem, piece: Piece, person: User) -> ItemPage:
    return ItemPage(
        item=item,
        piece=piece,
        title=title_of(item.feature),
        why_not=why_not_decide(person, item),
        deeds=open_deeds(item),
        reports=_said(list(item.reports.filter(decision=None))),
        appeals=_said(list(item.appeals.filter(decision=None))),
        decisions=_said(list(item.decisions.select_related("by"))),
    )


def _said(rows: Sequence[Report | Appeal | Decision]) -> list[Said]:
    found = words.read(rows)
    return [Said(row, found[row.pk]) for row in rows]
