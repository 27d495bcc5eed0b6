"""Whose yes counts: age on the day × kind × what happened to it."""

from datetime import date, timedelta

import pytest

from mentoring.models import MentoringConsent
from mentoring.rules.consent import age_on, birthday, holds_until, kinds_for, stands, why_not_age
from mentoring.states import ConsentKind

OWN, GUARDIAN, COMPETENCE = ConsentKind.OWN, ConsentKind.GUARDIAN, ConsentKind.COMPETENCE
BORN = date(2011, 5, 20)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2027, 5, 19), 15), (date(2027, 5, 20), 16), (date(2028, 5, 19), 16)],
)
def test_age_changes_on_the_day(on: date, age: int) -> None:
    assert age_on(BORN, on) == age


def test_a_leap_day_counts_from_the_first_of_march() -> None:
    leap = date(2012, 2, 29)
    assert birthday(leap, 16) == date(2028, 2, 29)
    assert birthday(leap, 18) == date(2030, 3, 1)
    assert age_on(leap, date(2030, 2, 28)) == 17
    assert age_on(leap, date(2030, 3, 1)) == 18


@pytest.mark.parametrize(
    ("age", "kinds"), [(11, (GUARDIAN, COMPETENCE)), (15, (GUARDIAN, COMPETENCE)), (16, (OWN,))]
)
def test_who_says_it(age: int, kinds: tuple[ConsentKind, ...]) -> None:
    assert kinds_for(age) == kinds


@pytest.mark.parametrize(
    ("given", "until"),
    [
        (date(2026, 1, 1), date(2027, 5, 19)),
        (date(2027, 5, 20), date(2029, 5, 19)),
        (date(2029, 5, 20), None),
    ],
)
def test_it_is_asked_again_at_16_and_18(given: date, until: date | None) -> None:
    assert holds_until(BORN, given) == until


@pytest.mark.parametrize("kind", list(ConsentKind))
@pytest.mark.parametrize("age", [15, 16])
def test_the_kind_has_to_fit_the_age_of_the_day(kind: ConsentKind, age: int) -> None:
    on = birthday(BORN, age)
    yes = MentoringConsent(kind=kind, given_on=on - DAY, until=None)
    assert stands([yes], BORN, on) is (kind in kinds_for(age))


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, True),
        ({"withdrawn_on": date(2026, 6, 1)}, False),
        ({"given_on": date(2026, 6, 3)}, False),
        ({"until": date(2026, 6, 2)}, True),
        ({"until": date(2026, 6, 1)}, False),
    ],
)
def test_a_yes_that_was_taken_back_or_ran_out_does_not_count(
    changed: dict[str, date], counts: bool
) -> None:
    given = {"kind": GUARDIAN, "given_on": date(2026, 1, 1), "until": None, **changed}
    assert stands([MentoringConsent(**given)], BORN, date(2026, 6, 2)) is counts


@pytest.mark.parametrize(
    ("years", "refused"), [(10, True), (11, False), (25, False), (26, True), (-1, True)]
)
def test_for_whom_mentors_are(years: int, refused: bool) -> None:
    today = date(2027, 5, 20)
    assert bool(why_not_age(today.replace(year=today.year - years), today)) is refused
