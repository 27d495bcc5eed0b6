from dataclasses import dataclass

import pytest

from community.registries import AlreadyEnrolled, NotEnrolled, Registry


@dataclass(frozen=True)
class Thing:
    name: str
    colour: str = "red"


@pytest.fixture
def things() -> Registry[Thing]:
    return Registry(noun="thing", key=lambda thing: thing.name)


def test_in_the_order_in_which_they_enrolled(things: Registry[Thing]) -> None:
    for name in "cab":
        things.enrol(Thing(name))
    assert [thing.name for thing in things] == ["c", "a", "b"]
    assert len(things) == 3
    assert "a" in things
    assert things["b"] == Thing("b")


def test_the_same_again_changes_nothing_another_of_that_name_is_refused(
    things: Registry[Thing],
) -> None:
    things.enrol(Thing("a"))
    things.enrol(Thing("a"))
    with pytest.raises(AlreadyEnrolled, match="thing 'a'"):
        things.enrol(Thing("a", "blue"))
    assert things["a"].colour == "red"


def test_what_nobody_declared(things: Registry[Thing]) -> None:
    with pytest.raises(NotEnrolled, match="no thing is called 'a'"):
        things["a"]
    things.withdraw("a")


def test_withdrawing_while_walking(things: Registry[Thing]) -> None:
    for name in "abc":
        things.enrol(Thing(name))
    for thing in things:
        things.withdraw(thing.name)
    assert len(things) == 0
