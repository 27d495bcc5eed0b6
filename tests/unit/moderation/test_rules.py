"""Who may decide about what, in each state: a table of role × state × moment."""

import pytest

from community.moderation.models import ModeratedItem
from community.moderation.rules.deciding import (
    GONE,
    NOT_YOURS,
    YOU_DECIDED_IT,
    YOU_REPORTED_IT,
    YOU_WROTE_IT,
    open_deeds,
    why_not_decide,
    why_not_this,
)
from community.moderation.rules.seeing import may_see_now, visible
from community.moderation.states import Deed, ReportReason, State
from tests import wall
from tests.factories.moderation import ask_again, judge, tell
from tests.people import MEMBERS, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R12", "CVE-9")]
MODERATORS = ("facilitator", "comms")
READERS = (*MODERATORS, "young_person", "co_designer")


@pytest.fixture
def up(cast: Cast) -> None:
    wall.put_up(cast.admin)


def brought_to(moment: str, cast: Cast) -> ModeratedItem:
    """The young person wrote it, the co-designer reported, the facilitator decided."""
    item = wall.leave("More light", by=cast.young_person)
    if moment == "taken back":
        wall.take_back(wall.key_of(item))
    elif moment in ("shown", "reported", "held", "reporter asks", "taken down", "author asks"):
        judge(item, by=cast.facilitator)
    elif moment in ("not shown", "asks about not shown"):
        decision = judge(item, Deed.NOT_SHOW, by=cast.facilitator)
        if moment.startswith("asks"):
            ask_again(decision, by=cast.young_person)
    if moment in ("reported", "held", "reporter asks"):
        pressing = ReportReason.DANGER if moment == "held" else ReportReason.UNKIND
        tell(item, pressing, by=cast.co_designer)
    if moment == "reporter asks":
        ask_again(judge(item, by=cast.facilitator), by=cast.co_designer)
    if moment in ("taken down", "author asks"):
        decision = judge(item, Deed.TAKE_DOWN, by=cast.facilitator)
        if moment == "author asks":
            ask_again(decision, by=cast.young_person)
    item.refresh_from_db()
    return item


# moment: state, deeds that are open, whether others see it
MOMENTS: dict[str, tuple[State, tuple[Deed, ...], bool]] = {
    "sent": (State.WAITING, (Deed.SHOW, Deed.NOT_SHOW), False),
    "shown": (State.SHOWN, (Deed.SHOW, Deed.TAKE_DOWN), True),
    "reported": (State.SHOWN, (Deed.SHOW, Deed.TAKE_DOWN), True),
    "held": (State.HELD, (Deed.SHOW, Deed.TAKE_DOWN), False),
    "reporter asks": (State.SHOWN, (Deed.SHOW, Deed.TAKE_DOWN), True),
    "not shown": (State.NOT_SHOWN, (Deed.SHOW,), False),
    "asks about not shown": (State.NOT_SHOWN, (Deed.SHOW, Deed.NOT_SHOW), False),
    "taken down": (State.TAKEN_DOWN, (Deed.SHOW,), False),
    "author asks": (State.TAKEN_DOWN, (Deed.SHOW, Deed.TAKE_DOWN), False),
    "taken back": (State.GONE, (), False),
}
ASKED = ("reporter asks", "asks about not shown", "author asks")


@pytest.mark.parametrize("moment", MOMENTS)
def test_who_may_decide(up: None, cast: Cast, moment: str) -> None:
    item = brought_to(moment, cast)
    expected = dict.fromkeys(MEMBERS, NOT_YOURS) | dict.fromkeys(MODERATORS, "")
    if moment == "taken back":
        expected |= dict.fromkeys(MODERATORS, GONE)
    elif moment in ASKED:
        expected["facilitator"] = YOU_DECIDED_IT
    assert {name: why_not_decide(cast[name], item) for name in MEMBERS} == expected


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_open_and_who_sees_it(up: None, cast: Cast, moment: str) -> None:
    state, deeds, shown = MOMENTS[moment]
    item = brought_to(moment, cast)
    assert item.state == state
    assert open_deeds(item) == deeds
    for deed in Deed:
        assert bool(why_not_this(item, deed)) is (deed not in deeds)
    for name in READERS:
        own = name == "young_person"
        sees = bool(visible([item.reference], to=cast[name]))
        assert sees is (shown or (own and state != State.GONE)), name


@pytest.mark.parametrize("moment", MOMENTS)
def test_who_may_report(up: None, cast: Cast, moment: str) -> None:
    state, _, _ = MOMENTS[moment]
    item = brought_to(moment, cast)
    there = state in (State.SHOWN, State.HELD)
    found = {name for name in MEMBERS if may_see_now(cast[name], item)}
    assert found == (set(READERS) if there else set())


@pytest.mark.parametrize("moment", [one for one in MOMENTS if one != "taken back"])
def test_nobody_decides_about_their_own(up: None, cast: Cast, moment: str) -> None:
    cast.young_person.groups.set(cast.facilitator.groups.all())
    item = brought_to(moment, cast)
    assert why_not_decide(cast.young_person, item) == YOU_WROTE_IT


@pytest.mark.parametrize("moment", ["reported", "held"])
def test_nobody_decides_about_what_they_reported(up: None, cast: Cast, moment: str) -> None:
    cast.co_designer.groups.set([*cast.co_designer.groups.all(), *cast.facilitator.groups.all()])
    item = brought_to(moment, cast)
    assert why_not_decide(cast.co_designer, item) == YOU_REPORTED_IT
