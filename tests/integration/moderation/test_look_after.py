"""A closed group of vetted adults sees words at once; a person looks afterwards."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from django.db import transaction

from community.moderation import actions, desk
from community.moderation.actions.assessing import switch
from community.moderation.models import ModeratedItem
from community.moderation.promise import looked_at_first
from community.moderation.rules import visible
from community.moderation.rules.deciding import NOT_YOURS, why_not_decide
from community.moderation.states import Deed, State
from community.registries import Moderation, Piece, shared_contents
from tests import wall
from tests.factories.moderation import judge
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R12")]
NAME = "table.note"
SAID: dict[str, str] = {}


def read(references: Sequence[str]) -> Mapping[str, Piece]:
    return {one: Piece(SAID[one], "The round table") for one in references if one in SAID}


TABLE = replace(
    wall.FEATURE,
    name=NAME,
    title="The round table",
    read=read,
    young=False,
    moderation=Moderation.AFTER,
    moderators=("Secretary", "Chair"),
    may_moderate=lambda person: person.get_username() != "chair",
)


@pytest.fixture
def item(cast: Cast) -> Iterator[ModeratedItem]:
    shared_contents.enrol(TABLE)
    wall.assess(by=cast.admin, name=NAME)
    switch(NAME, on=True, why="The group asked", by=cast.admin, key=uuid.uuid4())
    reference = f"{NAME}:1"
    SAID[reference] = "The paper is late"
    with transaction.atomic():
        yield actions.submit(reference, by=cast.member, words=SAID[reference])
    SAID.clear()


def test_it_is_seen_at_once_and_looked_at_afterwards(item: ModeratedItem, cast: Cast) -> None:
    assert visible([item.reference], to=cast.chair)
    (row,) = desk.queue(cast.secretary)
    assert row.kinds == ["New"]
    assert looked_at_first().ok, "the promise is about what young people see"
    judge(item, by=cast.secretary)
    assert desk.queue(cast.secretary) == []
    judge(item, Deed.TAKE_DOWN, by=cast.secretary)
    assert item.state == State.TAKEN_DOWN
    assert not visible([item.reference], to=cast.chair)


def test_the_feature_narrows_who_looks(item: ModeratedItem, cast: Cast) -> None:
    assert why_not_decide(cast.secretary, item) == ""
    for person in (cast.chair, cast.facilitator, cast.comms, cast.admin):
        assert why_not_decide(person, item) == NOT_YOURS
        assert desk.queue(person) == []
