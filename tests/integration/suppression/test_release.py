"""Releases one after the other must not show what one person did in between."""

import pytest

from community.suppression import releases
from community.suppression.models import AppendOnly, Release
from community.suppression.tables import Table

pytestmark = pytest.mark.django_db
ABOUT = "consultations.consultationpage:1"


def table(total: int | None, **cells: int | None) -> dict[str, Table]:
    return {"walk": Table(total, cells)}


def test_the_first_release_is_free_and_keeps_rounded_numbers() -> None:
    release = releases.make(ABOUT, table(100, yes=60, no=40), {"title": "Walking"}, "people.user:1")
    assert release.number == 1
    assert release.tables["walk"] == {
        "total": 100,
        "cells": {"yes": 60, "no": 40},
        "exclusive": True,
    }
    assert releases.latest(ABOUT) == release
    assert releases.latest("something:2") is None


@pytest.mark.parametrize(
    ("after", "allowed"),
    [
        pytest.param(table(100, yes=60, no=40), True, id="nothing changed on paper"),
        pytest.param(table(105, yes=60, no=45), False, id="perhaps one more"),
        pytest.param(table(110, yes=65, no=45), False, id="perhaps six more each"),
        pytest.param(table(130, yes=75, no=55), True, id="at least eleven more each"),
        pytest.param(table(115, yes=75, no=40), True, id="all of them in one cell"),
        pytest.param(table(85, yes=45, no=40), True, id="eleven or more taken back"),
        pytest.param(table(100, yes=None, no=None), False, id="a number vanishes"),
        pytest.param(table(130, yes=75, no=55, maybe=10), False, id="a number appears"),
        pytest.param(table(300, yes=None, no=None), False, id="hidden amid many new ones"),
    ],
)
def test_the_next_release(after: dict[str, Table], allowed: bool) -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    refusal = releases.may_release(ABOUT, after)
    assert (refusal is None) is allowed
    if allowed:
        assert releases.make(ABOUT, after).number == 2
    else:
        with pytest.raises(releases.Refused, match="Wait for more answers"):
            releases.make(ABOUT, after)


def test_every_earlier_release_counts_not_just_the_last() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    releases.make(ABOUT, table(130, yes=90, no=40))
    assert releases.may_release(ABOUT, table(105, yes=65, no=40)) is not None


def test_the_last_one_after_closing_is_not_compared_but_comes_once() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    releases.make(ABOUT, table(105, yes=60, no=45), closing=True)
    with pytest.raises(releases.Refused, match="come out once"):
        releases.make(ABOUT, table(110, yes=60, no=50), closing=True)


def test_a_question_that_was_not_there_before_may_come_out() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    assert releases.may_release(ABOUT, {"why": Table(50, {"dark": 20, "far": 30})}) is None


def test_another_consultation_does_not_matter() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    assert releases.may_release("consultations.consultationpage:2", table(105, yes=65)) is None


def test_history_stays() -> None:
    release = releases.make(ABOUT, table(100, yes=60, no=40))
    release.tables = {}
    with pytest.raises(AppendOnly):
        release.save()
    with pytest.raises(AppendOnly):
        release.delete()
    assert Release.objects.get().tables
