"""For whom a text is, and how hard it may be for them: young people up to grade 5, everybody up to
7, easy read up to 3.5. A reading age is the grade plus 5.
"""

from enum import Enum

from community.language.readability import Reading

YEARS_BEFORE_SCHOOL = 5
YOUNGEST, OLDEST = 6, 18


class Audience(Enum):
    """The value is the hardest grade that is still right for them."""

    YOUNG_PEOPLE = 5.0
    EVERYBODY = 7.0
    EASY_READ = 3.5

    @property
    def label(self) -> str:
        return {5.0: "Young people", 7.0: "Everybody", 3.5: "Easy read"}[self.value]


def fits(reading: Reading, audience: Audience) -> bool | None:
    """Whether it is easy enough; None where there is no grade to tell."""
    return None if reading.grade is None else reading.grade <= audience.value


def judge(reading: Reading, audience: Audience) -> str:
    """For the writer: who can read this and, where it is too hard, what to do first."""
    if reading.grade is None or reading.age is None:
        return reading.why_not
    said = _who_can(reading.age)
    if not fits(reading, audience):
        aim = int(audience.value + YEARS_BEFORE_SCHOOL)
        said += f" For {audience.label.lower()} aim for a reading age of {aim}: {_first(reading)}."
    if reading.is_rough:
        said += " It is short, so take this as a rough guide."
    return said


def _who_can(age: int) -> str:
    if age <= YOUNGEST:
        return "Somebody who has just learnt to read can read this."
    if age > OLDEST:
        return "Even many adults who read a lot will find this hard."
    article = "An" if age in {8, 11, 18} else "A"
    return f"{article} {age}-year-old can read this."


def _first(reading: Reading) -> str:
    steps = []
    if reading.long_sentences:
        number = len(reading.long_sentences[0].split())
        steps.append(f"cut the longest sentence ({number} words) in two")
    if reading.hard_words:
        some = ", ".join(f"“{word}”" for word in reading.hard_words[:3])
        steps.append(f"find plainer words for {some}")
    return ", and ".join(steps) or "use shorter words and shorter sentences"
