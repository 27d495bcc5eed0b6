"""What is published is said in our words: never in those of somebody who answered, and without
anything by which a person could be found (trust A6)."""

from collections.abc import Iterable, Iterator

from community.safeguarding.screening.details import details, full_names
from community.safeguarding.screening.normal import words_of
from consultations import storage
from consultations.models import Commitment, Outcome, Questionnaire, Response, Theme
from consultations.wordings import all_questions

RUN = 6  # so many words in a row are no accident
BATCH = 500
NAMES = "a full name"

Words = tuple[str, ...]


def texts_of(part: Theme | Outcome | Commitment) -> list[str]:
    if isinstance(part, Theme):
        return [part.title, part.said]
    return [part.text] if isinstance(part, Outcome) else [part.promise]


def parts_of(questionnaire: Questionnaire) -> Iterator[Theme | Outcome | Commitment]:
    themes = questionnaire.themes.select_related("outcome")
    for theme in themes.prefetch_related("outcome__commitments"):
        yield theme
        if hasattr(theme, "outcome"):
            yield theme.outcome
            yield from theme.outcome.commitments.all()


def why_not(questionnaire: Questionnaire, texts: Iterable[str]) -> str:
    """What keeps these texts from being public, for whoever wrote them; "" when nothing does.

    Every answer in people's own words is read for it, in batches.
    """
    ours = list(texts)
    for text in ours:
        kinds = [found.phrase for found in details(text) if found.phrase != NAMES]
        if kinds:
            return f"There is {kinds[0]} in it. Take it out: nobody may be found by it."
    if copied := _copied(questionnaire, ours):
        return (
            f"'… {copied} …' is word for word what somebody wrote. Say it in your own words: "
            "somebody who knows them could find them by it."
        )
    return ""


def names_in(texts: Iterable[str]) -> list[str]:
    """What looks like somebody's full name, for a second look; street and place names may, too."""
    return sorted({name for text in texts for name in full_names(text)})


def _runs(text: str) -> Iterator[Words]:
    words = words_of(text)
    yield from (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _copied(questionnaire: Questionnaire, texts: list[str]) -> str:
    ours = {run for text in texts for run in _runs(text)}
    if not ours:
        return ""
    asked = {question.key for question in all_questions(questionnaire).free_text}
    for batch in _batches(questionnaire):
        for values in storage.values_of_many(batch).values():
            for key in asked & values.keys():
                found = next((run for run in _runs(str(values[key])) if run in ours), None)
                if found:
                    return " ".join(found)
    return ""


def _batches(questionnaire: Questionnaire) -> Iterator[list[Response]]:
    sent = questionnaire.responses.submitted().order_by("pk").only("pk")
    batch = list(sent[:BATCH])
    while batch:
        yield batch
        batch = list(sent.filter(pk__gt=batch[-1].pk)[:BATCH])
