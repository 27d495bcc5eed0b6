"""Who may be met, worked out from what is on record: level × age, and one thing missing."""

from datetime import date, timedelta

import pytest

from mentoring.models import Check, Mentor, RiskDecision, Supervision, Training
from mentoring.rules.clearance import NOBODY, Clearance, Facts, clearance, warning_of
from mentoring.rules.clearing import why_not_check
from mentoring.states import CheckLevel, CheckResult, Course, MentorState

TODAY = date(2027, 3, 1)
DAY = timedelta(days=1)


def mentor(**fields: object) -> Mentor:
    given = {"state": MentorState.ACTIVE, "approved_on": TODAY - 10 * DAY, **fields}
    return Mentor(**given)


def check(**fields: object) -> Check:
    given = {
        "level": CheckLevel.BARRED,
        "done_on": TODAY - 100 * DAY,
        "due_on": TODAY + 900 * DAY,
        "result": CheckResult.NOTHING,
        **fields,
    }
    return Check(**given)


def facts(**changed: object) -> Facts:
    """Everything in order."""
    given = {
        "checks": [check()],
        "trainings": [Training(course=course, done_on=TODAY - 50 * DAY) for course in Course],
        "supervisions": [Supervision(held_on=TODAY - 5 * DAY)],
        **changed,
    }
    return Facts(**given)  # type: ignore[arg-type]  # a table


def of(found: Facts, *, on: date = TODAY, **fields: object) -> Clearance:
    return clearance(mentor(**fields), found, on)


@pytest.mark.parametrize(
    ("level", "ages"),
    [
        (CheckLevel.BARRED, (11, 25)),
        (CheckLevel.ENHANCED, (18, 25)),
        (CheckLevel.STANDARD, (18, 25)),
        (CheckLevel.BASIC, NOBODY),
    ],
)
def test_the_level_says_whom(level: CheckLevel, ages: tuple[int, int]) -> None:
    assert of(facts(checks=[check(level=level)])).ages == ages


def test_an_age_is_covered_from_the_first_to_the_last() -> None:
    found = of(facts())
    assert [found.covers(age) for age in (10, 11, 25, 26)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("broken", "missing"),
    [
        ({"checks": []}, {"check", "status"}),
        ({"checks": [check(due_on=TODAY - DAY)]}, {"check"}),
        ({"checks": [check(done_on=TODAY - 366 * DAY)]}, {"status"}),
        ({"checks": [check(result=CheckResult.TO_DECIDE)]}, {"decision"}),
        ({"decisions": [RiskDecision(opened_on=TODAY)]}, {"decision"}),
        ({"decisions": [RiskDecision(opened_on=TODAY, may_go_on=False)]}, {"decision"}),
        ({"trainings": []}, {f"training:{course.value}" for course in Course}),
        (
            {"supervisions": [Supervision(held_on=TODAY - 57 * DAY)]},
            {"supervision"},
        ),
    ],
)
def test_what_is_missing_is_named_and_stops_them(
    broken: dict[str, object], missing: set[str]
) -> None:
    found = of(facts(**broken), approved_on=TODAY - 400 * DAY)
    assert {one.id for one in found.missing} == missing
    assert found.ages == NOBODY
    assert not found.covers(20)


def test_a_decision_to_go_on_opens_the_way() -> None:
    disclosed = check(result=CheckResult.TO_DECIDE)
    yes = RiskDecision(about_check=disclosed, opened_on=TODAY, may_go_on=True)
    assert of(facts(checks=[disclosed], decisions=[yes])).is_clear


def test_it_holds_to_the_end_of_the_last_day_and_no_longer() -> None:
    found = facts(checks=[check(due_on=TODAY)])
    assert of(found, on=TODAY).is_clear
    assert not of(found, on=TODAY + DAY).is_clear


def test_a_newer_check_counts_and_one_dated_ahead_does_not() -> None:
    lapsed, ahead = check(due_on=TODAY - DAY), check(done_on=TODAY + DAY)
    assert of(facts(checks=[check(), lapsed])).is_clear
    assert not of(facts(checks=[ahead, lapsed])).is_clear


def test_somebody_new_has_time_until_the_first_talk() -> None:
    assert of(facts(supervisions=[]), approved_on=TODAY).is_clear
    assert not of(facts(supervisions=[]), approved_on=TODAY - 57 * DAY).is_clear


def test_who_applies_needs_no_supervision_yet() -> None:
    found = of(facts(supervisions=[]), state=MentorState.APPLYING, approved_on=None)
    assert "supervision" not in {one.id for one in found.requirements}


@pytest.mark.parametrize(
    ("left", "mark"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, 0)]
)
def test_people_are_warned_at_marks(left: int, mark: int | None) -> None:
    found = of(facts(checks=[check(due_on=TODAY + left * DAY)]))
    requirement = next(one for one in found.requirements if one.id == "check")
    assert warning_of(requirement, TODAY) == mark


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Mentor of under-18s", False),
        ("certificate 001234567890", True),
        ("0012 3456 7890", True),
        ("11 to 25 year olds", False),
    ],
)
def test_no_number_of_a_certificate(words: str, refused: bool) -> None:
    assert bool(why_not_check(words, "")) is refused
