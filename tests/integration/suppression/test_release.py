"""Numbers come out once: a second release could show in the difference what one person did."""

import pytest
from django.db import IntegrityError, transaction

from community.suppression import releases
from community.suppression.models import AppendOnly, Release
from community.suppression.tables import Table

pytestmark = pytest.mark.django_db
ABOUT = "consultations.consultationpage:1"


def table(total: int | None, **cells: int | None) -> dict[str, Table]:
    return {"walk": Table(total, cells)}


def test_a_release_keeps_rounded_numbers() -> None:
    release = releases.make(ABOUT, table(100, yes=60, no=40), {"title": "Walking"}, "people.user:1")
    assert release.tables["walk"] == {
        "total": 100,
        "cells": {"yes": 60, "no": 40},
        "exclusive": True,
    }
    assert releases.latest(ABOUT) == release
    assert releases.latest("something:2") is None


@pytest.mark.trust("A5")
def test_there_is_no_second_one_whatever_changed() -> None:
    assert releases.may_release(ABOUT) is None
    first = releases.make(ABOUT, table(100, yes=60, no=40))
    for numbers in (table(100, yes=60, no=40), table(105, yes=65, no=40), table(500, yes=500)):
        assert releases.may_release(ABOUT) is not None
        with pytest.raises(releases.Refused, match="come out once"):
            releases.make(ABOUT, numbers)
    assert Release.objects.get() == first


def test_not_even_past_the_rule() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(about=ABOUT, tables={})


def test_another_consultation_does_not_matter() -> None:
    releases.make(ABOUT, table(100, yes=60, no=40))
    assert releases.may_release("consultations.consultationpage:2") is None


def test_history_stays() -> None:
    release = releases.make(ABOUT, table(100, yes=60, no=40))
    release.tables = {}
    with pytest.raises(AppendOnly):
        release.save()
    with pytest.raises(AppendOnly):
        release.delete()
    assert Release.objects.get().tables
