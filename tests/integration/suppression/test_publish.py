"""From rows in the database to numbers that may be shown, in one query."""

from itertools import count

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from community.outbox.models import OutboxRow
from community.people.models import User
from community.suppression import tables
from community.suppression.tables import Evaluated, Shape, Table

pytestmark = pytest.mark.django_db
numbers = count()


def people(band: str, language: str, how_many: int) -> None:
    User.objects.bulk_create(
        User(username=f"person-{next(numbers)}", age_band=band, language=language)
        for _ in range(how_many)
    )


def counters(rows: dict[tuple[str, str], int]) -> QuerySet[OutboxRow]:
    """Any model with two names and a number will do."""
    OutboxRow.objects.bulk_create(
        OutboxRow(key=str(next(numbers)), event=table, channel=cell, about="", attempts=n)
        for (table, cell), n in rows.items()
    )
    return OutboxRow.objects.all()


def test_rows_that_are_people(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people("18-25", "en", 40)
    people("18-25", "gu", 32)
    people("26-64", "en", 12)
    people("26-64", "gu", 3)
    shape = Shape(cells=("en", "gu", "so"))
    with django_assert_num_queries(1):
        published = tables.publish(
            User.objects.order_by("username"),
            table="age_band",
            cell="language",
            weight=None,
            shapes={"18-25": shape, "26-64": shape, "65+": shape},
        )
    assert published == {
        "18-25": Table(70, {"en": 40, "gu": None, "so": None}),
        "26-64": Table(15, {"en": None, "gu": None, "so": None}),
        "65+": Table(None, {"en": None, "gu": None, "so": None}),
    }


def test_rows_that_are_counters(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    rows = counters(
        {
            ("walk", ""): 101,
            ("walk", "yes"): 61,
            ("walk", "no"): 40,
            ("why", ""): 88,
            ("why", "dark"): 50,
            ("why", "far"): 60,
        }
    )
    with django_assert_num_queries(1):
        published = tables.publish(
            rows,
            table="event",
            cell="channel",
            weight="attempts",
            shapes={
                "walk": Shape(cells=("yes", "no")),
                "why": Shape(cells=("dark", "far"), exclusive=False),
            },
        )
    assert published["walk"] == Table(100, {"yes": 60, "no": 40})
    assert published["why"] == Table(90, {"dark": 50, "far": 60})


def test_one_number() -> None:
    people("18-25", "en", 9)
    assert tables.count(User.objects.all()) is None
    people("18-25", "en", 4)
    assert tables.count(User.objects.all()) == 15


def test_a_queryset_that_was_read_is_refused() -> None:
    read = User.objects.all()
    list(read)
    with pytest.raises(Evaluated):
        tables.count(read)
    with pytest.raises(Evaluated):
        tables.publish(read, weight=None, shapes={})


def test_the_settings_decide(settings: object) -> None:
    people("18-25", "en", 7)
    settings.SUPPRESSION_THRESHOLD = 5  # type: ignore[attr-defined]  # pytest-django's settings
    assert tables.count(User.objects.all()) == 5
