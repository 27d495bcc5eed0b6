"""The fixed words of the screens that young people meet keep the promise: grade 5, no sentence of
more than 25 words. Each template is measured whole, and again without what is shorter than eight
words (headings, buttons), which makes the grade look better than what there is to read.

Some do not keep it yet. They stand below with what was measured, so that they cannot get worse, and
must leave the list once they keep it.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from community.language.readability import measure
from community.language.sentences import split
from community.language.words import words
from tests.unit.language.template_words import words_of

TEMPLATES = Path(__file__).parents[3] / "templates"
HARDEST, LONGEST, SHORT = 5.0, 25, 8
SCREENS = (
    *("consultations/consultation_index_page", "consultations/consultation_page"),
    *("consultations/_facts", "consultations/_card", "consultations/_card_open"),
    *("consultations/answer_step", "consultations/answer_single", "consultations/question"),
    *("consultations/question_ranking", "consultations/_honest_box"),
    *("consultations/_before_sending", "consultations/_wording_changed"),
    *("consultations/answer_check", "consultations/finish_later", "consultations/carry_on"),
    *("consultations/sent", "consultations/already_sent", "consultations/not_open"),
    *("consultations/receipt_find", "consultations/receipt_show"),
    *("consultations/talk", "safeguarding/worried", "safeguarding/worried_thanks"),
    *("consultations/receipt_change", "consultations/receipt_take_back"),
    *("consultations/outcome_ask", "consultations/outcome_asked", "consultations/outcome_out"),
    *("consultations/outcome_stop", "consultations/outcome_stopped"),
    *("consultations/results", "consultations/_about_numbers", "consultations/_chart"),
    *("consultations/_theme", "consultations/_commitment", "consultations/promises"),
    *("site/get_help_page", "site/_help_line", "site/my_page", "site/search"),
    *("components/receipt", "components/safety_bar", "components/progress"),
    *("moderation/report", "moderation/reported", "moderation/yours", "moderation/_mine"),
    *("moderation/_reported", "moderation/_report", "moderation/_before_writing"),
    *("moderation/appeal", "moderation/closed", "moderation/_card_yours"),
    *("components/ranking", "components/outcome", "privacy/data_show", "privacy/_held"),
    *("privacy/notice_show", "privacy/notice_list", "privacy/_read_aloud"),
    *("consultations/_told", "privacy/_notice_words"),
    *("privacy/_data_card", "people/settings", "people/_account_card", "account/login"),
    *("account/signup", "base_quiet", "400", "403", "403_csrf", "404", "405", "500"),
)
# Measured; mend the words, then take the line away.
TOO_HARD_WHOLE: dict[str, float] = {}
TOO_HARD_RUNNING: dict[str, float] = {}
TOO_LONG: dict[str, int] = {}


def grade(texts: Sequence[str]) -> float:
    found = measure("\n\n".join(texts)).grade
    return float("-inf") if found is None else round(found, 2)


def running(name: str) -> list[str]:
    return [text for text in texts_of(name) if len(words(text)) >= SHORT]


def texts_of(name: str) -> list[str]:
    return words_of(TEMPLATES / f"{name}.html")


def longest(name: str) -> int:
    sentences = [sentence for text in texts_of(name) for sentence in split(text)]
    return max((len(words(sentence.text)) for sentence in sentences), default=0)


@pytest.mark.parametrize("name", SCREENS)
def test_a_ten_year_old_can_read_it(name: str) -> None:
    assert grade(texts_of(name)) <= TOO_HARD_WHOLE.get(name, HARDEST)


@pytest.mark.parametrize("name", SCREENS)
def test_and_what_is_left_without_headings_and_buttons(name: str) -> None:
    assert grade(running(name)) <= TOO_HARD_RUNNING.get(name, HARDEST)


@pytest.mark.parametrize("name", SCREENS)
def test_no_sentence_is_long(name: str) -> None:
    assert longest(name) <= TOO_LONG.get(name, LONGEST)


def test_what_keeps_the_promise_has_left_the_lists() -> None:
    assert {name for name in TOO_HARD_WHOLE if grade(texts_of(name)) <= HARDEST} == set()
    assert {name for name in TOO_HARD_RUNNING if grade(running(name)) <= HARDEST} == set()
    assert {name for name in TOO_LONG if longest(name) <= LONGEST} == set()


def test_the_words_are_really_read() -> None:
    sent = texts_of("consultations/sent")
    assert "Thank you. We have your answers." in sent
    assert any("By 1 June 2026 we say what" in text for text in sent)
    page = texts_of("consultations/consultation_page")
    assert any(text.startswith("10 question, about") for text in page)
    assert any(text.startswith("10 questions, about") for text in page)
