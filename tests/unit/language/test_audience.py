import pytest

from community.language.audience import Audience, fits, judge
from community.language.readability import Reading, measure


def reading(grade: float | None, *, words: int = 200, **more: tuple[str, ...]) -> Reading:
    return Reading(grade=grade, reading_ease=None, words=words, sentences=10, syllables=300, **more)


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        (-1.0, "Somebody who has just learnt to read can read this."),
        (2.3, "An 8-year-old can read this."),
        (5.0, "A 10-year-old can read this."),
        (5.2, "An 11-year-old can read this."),
        (14.0, "Even many adults who read a lot will find this hard."),
    ],
)
def test_says_who_can_read_it(grade: float, said: str) -> None:
    assert judge(reading(grade), Audience.EVERYBODY).startswith(said)


@pytest.mark.parametrize(
    ("audience", "hardest"),
    [(Audience.YOUNG_PEOPLE, 5.0), (Audience.EVERYBODY, 7.0), (Audience.EASY_READ, 3.5)],
)
def test_the_line_for_each_audience(audience: Audience, hardest: float) -> None:
    assert fits(reading(hardest), audience) is True
    assert fits(reading(hardest + 0.01), audience) is False
    assert fits(reading(None), audience) is None
    assert "aim for" not in judge(reading(hardest), audience)


def test_says_what_to_do_first() -> None:
    said = judge(
        reading(9.0, long_sentences=("word " * 31,), hard_words=("methodology",)),
        Audience.YOUNG_PEOPLE,
    )
    assert said == (
        "A 14-year-old can read this. For young people aim for a reading age of 10: "
        "cut the longest sentence (31 words) in two, and find plainer words for “methodology”."
    )
    assert "shorter words" in judge(reading(9.0), Audience.EVERYBODY)


def test_a_short_text_is_a_rough_guide() -> None:
    assert judge(reading(3.0, words=99), Audience.EVERYBODY).endswith("take this as a rough guide.")
    assert "rough" not in judge(reading(3.0, words=100), Audience.EVERYBODY)


def test_without_a_grade_it_says_why() -> None:
    assert "English" in judge(measure("આ સર્વેક્ષણ તમારા વિસ્તારમાં સલામતી વિશે છે."), Audience.EASY_READ)
