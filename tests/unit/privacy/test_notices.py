"""What people are told: in words they can read, true to the lawful basis, and known for ever."""

from itertools import product

import pytest

from community.language.easy_read import check
from community.language.readability import measure
from community.privacy.actions.notices import shipped
from community.privacy.models import Notice
from community.privacy.moments import Moment
from community.privacy.rules.notices import (
    MOST_KEPT,
    Words,
    lead_and_rest,
    recording_holds,
    told,
    words_of,
)
from community.privacy.states import LawfulBasis

READER, HOURS = "The participation lead", "Monday to Friday, 9:00 to 17:00"
BASES = [basis.value for basis in LawfulBasis]


def said(moment: Moment, basis: str = "", *, reader: str = READER, hours: str = HOURS) -> Words:
    return words_of(shipped(moment), basis=basis, reader=reader, hours=hours)


@pytest.mark.trust("A3")
@pytest.mark.parametrize(("moment", "basis"), product(Moment, BASES))
def test_a_ten_year_old_can_read_it(moment: Moment, basis: str) -> None:
    words = said(moment, basis)
    for text in (words.short, words.full):
        grade = measure(text).grade
        assert grade is not None
        assert grade <= 5, text


@pytest.mark.parametrize("moment", Moment)
def test_easy_read_is_easy(moment: Moment) -> None:
    lines = [line for _, line in said(moment).easy]
    assert len(lines) >= 4
    assert check("\n".join(lines)) == []
    grade = measure("\n".join(lines)).grade
    assert grade is not None
    assert grade <= 3.5


@pytest.mark.trust("R2")
@pytest.mark.parametrize(("moment", "basis"), product(Moment, BASES))
def test_the_words_follow_the_lawful_basis(moment: Moment, basis: str) -> None:
    words = said(moment, basis)
    speaks = "consent" in f"{words.short} {words.full}".lower()
    asks = moment in (Moment.ANSWERING, Moment.EQUALITY)
    assert speaks == (basis == LawfulBasis.CONSENT and asks)


@pytest.mark.trust("6-1")
def test_the_honest_box_names_who_reads_and_when() -> None:
    words = said(Moment.FREE_TEXT).short
    assert words.startswith(f"{READER} reads what you write here, ")
    assert f"({HOURS})" in words
    assert "may have to tell" in words
    assert "We do not know who you are" in words


def test_it_says_so_where_nobody_is_named() -> None:
    words = said(Moment.FREE_TEXT, reader="", hours="").short
    assert words.startswith("A person on our team reads what you write here, ")
    assert "at set times. " in words


@pytest.mark.parametrize(
    ("short", "lead", "rest"),
    [
        ("One.", "One.", ""),
        ("One (9:00 to 17:00). Two!", "One (9:00 to 17:00). Two!", ""),
        ("Is it? It is. Really.", "Is it? It is.", "Really."),
        ("At 9 a.m. we read. Two. Three.", "At 9 a.m. we read. Two.", "Three."),
    ],
)
def test_two_sentences_are_seen_at_once(short: str, lead: str, rest: str) -> None:
    assert lead_and_rest(short) == (lead, rest)


@pytest.mark.parametrize(("moment", "basis"), product(Moment, BASES))
def test_what_is_seen_at_once_fits_on_a_small_screen(moment: Moment, basis: str) -> None:
    lead, _ = lead_and_rest(said(moment, basis).short)
    assert len(lead) <= 170


def test_nothing_stays_to_be_filled_in() -> None:
    for moment, basis in product(Moment, BASES):
        words = said(moment, basis)
        assert "{" not in f"{words.short} {words.full}"


@pytest.mark.trust("A3")
@pytest.mark.parametrize("what", ["phone company", "school", "judge", "same phone or tablet"])
def test_what_we_cannot_promise_is_said(what: str) -> None:
    assert what in said(Moment.LIMITS).full


def test_the_same_words_have_the_same_code_and_others_another() -> None:
    codes = {said(moment, basis).code for moment, basis in product(Moment, BASES)}
    assert len(codes) == 2 * len(Moment)  # by consent, and all others
    assert said(Moment.FREE_TEXT).code == said(Moment.FREE_TEXT).code
    assert said(Moment.FREE_TEXT).code != said(Moment.FREE_TEXT, hours="Monday").code


def test_a_recording_counts_for_the_words_that_it_says() -> None:
    notice = Notice(moment=Moment.RIGHTS, full="It is yours.")
    assert not recording_holds(notice)
    notice.recorded_code = "anything"
    assert not recording_holds(notice)


@pytest.mark.parametrize(
    ("before", "more", "after"),
    [
        ("", "", ""),
        ("", "a b", "a b"),
        ("a b", "b c", "a b c"),
        ("a", ["a"], "a"),
    ],
)
def test_what_somebody_was_told_is_kept_once(before: str, more: str, after: str) -> None:
    assert told(before, more) == after


def test_of_very_many_the_latest_stay() -> None:
    codes = [f"{number:016x}" for number in range(40)]
    kept = told("", codes)
    assert kept.split() == codes[-MOST_KEPT:]
    assert len(kept) <= 255
